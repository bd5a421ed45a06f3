import Conformance
import Representation

/// What a link must be to be the one that the contract names, in a body of some form.
struct LinkPattern {
    private let definition: LinkDefinition
    /// The types that are right in the form; none where any will do.
    private let types: [String]
    private let ownID: String?

    init(_ definition: LinkDefinition, form: Form, ownID: String?) {
        self.definition = definition
        types = definition.types(in: form)
        self.ownID = ownID
    }

    /// Whether a link is the one that is named; where it leads takes longest to find out, and comes last.
    func fits(_ link: Resource.Link) -> Bool {
        hasRelation(link.relation) && hasType(link.type) && hasName(link.name)
            && link.href.flatMap { Href($0).target }.map { leads(to: $0) } ?? false
    }

    /// Whether a link that was read is the one that is named.
    func fits(_ reading: LinkReading) -> Bool {
        hasRelation(reading.link.relation) && hasType(reading.link.type) && hasName(reading.link.name)
            && reading.target.map { leads(to: $0) } ?? false
    }

    /// How near a link is; the path weighs most, since it says what the link is about.
    func nearness(_ reading: LinkReading) -> Int {
        let link = reading.link
        let isThere = reading.target.map { leads(to: $0) } ?? false
        let words = [hasRelation(link.relation), hasType(link.type), hasName(link.name)]
        return words.count(where: \.self) + (isThere ? 4 : 0)
    }

    private func hasRelation(_ relation: String?) -> Bool { definition.relations.contains(relation ?? "") }

    private func hasType(_ type: String?) -> Bool { types.isEmpty || types.contains(type ?? "") }

    private func hasName(_ name: String?) -> Bool { definition.linkName.map { $0 == name } ?? true }

    private func leads(to target: Target) -> Bool { definition.paths.contains { $0.matches(target, ownID: ownID) } }
}

/// How a link of a body compares with a link that the contract names.
struct LinkMatch {
    private let reading: LinkReading
    private let pattern: LinkPattern

    init(_ reading: LinkReading, _ pattern: LinkPattern) {
        self.reading = reading
        self.pattern = pattern
    }

    /// The link.
    var link: Resource.Link { reading.link }

    /// The link's target, when it has one.
    var target: Target? { reading.target }

    /// Whether the link is the one that is named.
    var isExact: Bool { pattern.fits(reading) }

    /// How near it is.
    var nearness: Int { pattern.nearness(reading) }

    /// The link for a reader.
    var summary: String { Self.summary(link) }

    /// A link for a reader.
    static func summary(_ link: Resource.Link) -> String {
        let parts = [("Rel", link.relation), ("Type", link.type), ("Name", link.name), ("Href", link.href)]
        return parts.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: " ")
    }
}
