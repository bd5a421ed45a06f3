/// What the representations behind one kind of answer are made of, added up over subjects.
struct ShapeProfile {
    /// How documents are spelt.
    var spelling = SpellingProfile()
    /// The local names of XML roots; empty for JSON.
    var roots: [String: Int] = [:]
    /// What holds members, by where it stands: nothing for the root, `Refs/Refs[]` for the items of a list.
    var holders: [String: HolderProfile] = [:]
    /// What was counted already, so that nobody counts twice.
    var seen: Set<Int> = []

    /// More places than any interface has are those of a hostile answer.
    static let holderLimit = 300
}

/// How documents are spelt.
struct SpellingProfile {
    var documents = 0
    var unreadable = 0
    var marked = 0
    var declared = 0
    var prefixed = 0
    var indented = 0
    var doubledNames = 0
    var encodings: [String: Int] = [:]
    var namespaces: [String: Int] = [:]
}

/// What has members, at one place of a representation.
struct HolderProfile {
    /// How many there were.
    var instances: Strata = [:]
    var members: [String: MemberProfile] = [:]
    var links: [LinkKind: LinkProfile] = [:]
    /// What they call themselves.
    var types: [String: Int] = [:]

    /// More names than any resource has are those of a hostile answer.
    static let nameLimit = 300
}

/// A name within a holder.
struct MemberProfile {
    /// How many holders have it; `null` counts as not.
    var present: Strata = [:]
    /// How many have it with something in it.
    var filled: Strata = [:]
    /// How many have it more than once.
    var repeated = 0
    var nulls = 0
    /// How many items stand in it, where it is a list.
    var items = 0
    var kinds: [Node.Kind: Int] = [:]
    var classes: [ValueClass: Int] = [:]
    /// What stands in it, only where that is one of a closed set.
    var values: [String: Int] = [:]

    static let valueLimit = 200
}

/// What a link says it is.
struct LinkKind: Comparable, CustomStringConvertible, Hashable {
    let relation: String?
    let type: String?

    var description: String {
        ["link", relation ?? "without Rel", type].compactMap(\.self).joined(separator: " ")
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.relation ?? "", left.type ?? "") < (right.relation ?? "", right.type ?? "")
    }
}

/// The links of one kind within a holder.
struct LinkProfile {
    /// How many holders have such a link.
    var present: Strata = [:]
    /// How many have more than one.
    var repeated = 0
    /// Where the first few lead, masked.
    var targets: Set<String> = []
    var looked = 0

    static let targetLimit = 40
}
