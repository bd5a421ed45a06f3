import Conformance
import Representation

/// What a link must be to be the one that the contract names, in a body of some form.
struct LinkPattern {
    private let definition: LinkDefinition
    private let types: [String]
    private let ownID: String?

    init(_ definition: LinkDefinition, form: Form, ownID: String?) {
        self.definition = definition
        self.ownID = ownID
        types = definition.types[form] ?? []
    }

    /// Whether a link is the one that is named; where it leads takes longest to find out, and comes last.
    func fits(_ link: Resource.Link) -> Bool { hasWords(link) && leads(link) }

    /// How near a link is; the path weighs most, since it says what the link is about.
    func nearness(_ link: Resource.Link) -> Int {
        [hasRelation(link), hasType(link), hasName(link)].count(where: \.self) + (leads(link) ? 4 : 0)
    }

    private func hasWords(_ link: Resource.Link) -> Bool { hasRelation(link) && hasType(link) && hasName(link) }

    private func hasRelation(_ link: Resource.Link) -> Bool { definition.relations.contains(link.relation ?? "") }

    private func hasType(_ link: Resource.Link) -> Bool { types.isEmpty || types.contains(link.type ?? "") }

    private func hasName(_ link: Resource.Link) -> Bool { definition.linkName.map { $0 == link.name } ?? true }

    private func leads(_ link: Resource.Link) -> Bool {
        guard let target = link.href.flatMap({ Href($0).target }) else { return false }
        return definition.paths.contains { $0.matches(target, ownID: ownID) }
    }
}

/// How a link of a body compares with a link that the contract names.
struct LinkMatch {
    let link: Resource.Link
    private let pattern: LinkPattern

    init(_ link: Resource.Link, _ pattern: LinkPattern) {
        self.link = link
        self.pattern = pattern
    }

    init(_ link: Resource.Link, _ definition: LinkDefinition, form: Form, ownID: String?) {
        self.init(link, LinkPattern(definition, form: form, ownID: ownID))
    }

    /// The link's target, when it has one.
    var target: Target? { link.href.flatMap { Href($0).target } }

    /// Whether the link is the one that is named.
    var isExact: Bool { pattern.fits(link) }

    /// How near it is.
    var nearness: Int { pattern.nearness(link) }

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
