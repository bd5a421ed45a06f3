import Conformance
import Representation

/// How a link of a body compares with a link that the contract names.
struct LinkMatch {
    let link: Resource.Link
    private let definition: LinkDefinition
    private let types: [String]
    private let ownID: String?

    init(_ link: Resource.Link, _ definition: LinkDefinition, form: Form, ownID: String?) {
        self.link = link
        self.definition = definition
        self.ownID = ownID
        types = definition.types[form] ?? []
    }

    /// The link's target, when it has one; reading it takes the longest of all, so it is read only where it matters.
    var target: Target? { link.href.flatMap { Href($0).target } }

    private var hasRelation: Bool { definition.relations.contains(link.relation ?? "") }

    private var hasType: Bool { types.isEmpty || types.contains(link.type ?? "") }

    private var hasName: Bool { definition.linkName.map { $0 == link.name } ?? true }

    private var leadsThere: Bool {
        target.map { target in definition.paths.contains { $0.matches(target, ownID: ownID) } } ?? false
    }

    /// Whether the link is the one that is named.
    var isExact: Bool { hasRelation && hasType && hasName && leadsThere }

    /// How near it is; the path weighs most, since it says what the link is about.
    var nearness: Int { [hasRelation, hasType, hasName].count(where: \.self) + (leadsThere ? 4 : 0) }

    /// The link for a reader.
    var summary: String { Self.summary(link) }

    /// A link for a reader.
    static func summary(_ link: Resource.Link) -> String {
        let parts = [("Rel", link.relation), ("Type", link.type), ("Name", link.name), ("Href", link.href)]
        return parts.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: " ")
    }
}

extension LinkDefinition.PathTemplate {
    /// Whether a target's path is of this template; ids stand for any segment, or for one's own.
    func matches(_ target: Target, ownID: String?) -> Bool {
        let actual = target.path.utf8.split(separator: UInt8(ascii: "/")).dropFirst()
        guard actual.count == segments.count else { return false }
        return zip(segments, actual).allSatisfy { segment, text in
            switch segment {
            case .word(let word): text.isSame(as: word)
            case .ownID: ownID.map { text.isSame(as: $0) } ?? false
            case .otherID: ownID.map { !text.isSame(as: $0) } ?? true
            }
        }
    }
}

extension Substring.UTF8View {
    /// Whether the bytes are a word's but for the case of ASCII letters, as all letters of a target are.
    fileprivate func isSame(as word: String) -> Bool {
        elementsEqual(word.utf8) { left, right in
            left == right || left | 0x20 == right | 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= left | 0x20
        }
    }
}
