import Conformance
import Representation

/// How a link of a body compares with a link that the contract names.
struct LinkMatch {
    let link: Resource.Link
    /// Whether relation, type and name are as said.
    private let agreements: [Bool]
    private let paths: [LinkDefinition.PathTemplate]
    private let ownID: String?

    init(_ link: Resource.Link, _ definition: LinkDefinition, form: Form, ownID: String?) {
        self.link = link
        self.ownID = ownID
        paths = definition.paths
        let types = definition.types[form] ?? []
        agreements = [
            definition.relations.contains(link.relation ?? ""),
            types.isEmpty || types.contains(link.type ?? ""),
            definition.linkName.map { $0 == link.name } ?? true,
        ]
    }

    /// The link's target, when it has one; reading it takes the longest of all, so it is read only where it matters.
    var target: Target? { link.href.flatMap { Href($0).target } }

    private var leadsThere: Bool {
        target.map { target in paths.contains { $0.matches(target, ownID: ownID) } } ?? false
    }

    /// Whether the link is the one that is named.
    var isExact: Bool { agreements.allSatisfy(\.self) && leadsThere }

    /// How near it is; the path weighs most, since it says what the link is about.
    var nearness: Int { agreements.count(where: \.self) + (leadsThere ? 4 : 0) }

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
        let actual = target.segments
        guard actual.count == segments.count else { return false }
        return zip(segments, actual).allSatisfy { segment, text in
            switch segment {
            case .word(let word): word.lowercased() == text
            case .ownID: ownID.map { $0 == text } ?? false
            case .otherID: text != ownID
            }
        }
    }
}
