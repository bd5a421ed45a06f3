import Conformance
import Representation

/// What a link must be to be the one that the contract names, in a body of some form.
struct LinkPattern {
    private let definition: LinkDefinition
    private let form: Form
    private let ownID: String?

    init(_ definition: LinkDefinition, form: Form, ownID: String?) {
        self.definition = definition
        self.form = form
        self.ownID = ownID
    }

    /// Whether a link is the one that is named; where it leads takes longest to find out, and comes last.
    func fits(_ link: Resource.Link) -> Bool {
        hasWords(link) && link.href.flatMap { Href($0).target }.map { leads(to: $0) } ?? false
    }

    /// Whether a link that was read is the one that is named.
    func fits(_ reading: LinkReading) -> Bool {
        hasWords(reading.link) && reading.target.map { leads(to: $0) } ?? false
    }

    /// How near a link is; the path weighs most, since it says what the link is about.
    func nearness(_ reading: LinkReading) -> Int {
        let link = reading.link
        let isThere = reading.target.map { leads(to: $0) } ?? false
        return [hasRelation(link), hasType(link), hasName(link)].count(where: \.self) + (isThere ? 4 : 0)
    }

    private func hasWords(_ link: Resource.Link) -> Bool { hasRelation(link) && hasType(link) && hasName(link) }

    private func hasRelation(_ link: Resource.Link) -> Bool { definition.relations.contains(link.relation ?? "") }

    private func hasType(_ link: Resource.Link) -> Bool {
        guard let types = definition.types[form], !types.isEmpty else { return true }
        return types.contains(link.type ?? "")
    }

    private func hasName(_ link: Resource.Link) -> Bool { definition.linkName.map { $0 == link.name } ?? true }

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
