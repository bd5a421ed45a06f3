public import Conformance

/// What the contracts know of the interface that a comparison cannot see in answers.
public struct Vocabulary: Hashable, Sendable {
    /// The members that tell what kind of thing a subject is, such as `BackupType`; what else it shows depends on them.
    public let facts: [String]
    /// The members whose values are one of a list, each with the values that the reference lists, in small letters.
    public let documentedValues: [String: Set<String>]
    /// Link types of which a link has one or another by what an installation holds (contradiction C6).
    public let alternativeTypes: [Set<String>]

    /// Creates a vocabulary; names of members are kept in small letters, as JSON spells them in two ways.
    public init(
        facts: [String] = [],
        documentedValues: [String: Set<String>] = [:],
        alternativeTypes: [Set<String>] = []
    ) {
        self.facts = facts.map { $0.lowercased() }
        self.documentedValues = Dictionary(
            documentedValues.map { ($0.key.lowercased(), Set($0.value.map { $0.lowercased() })) }
        ) { $0.union($1) }
        self.alternativeTypes = alternativeTypes
    }

    /// Takes from contracts what they say.
    public init(_ library: ContractLibrary) {
        let facts = library.resources.flatMap { resource in
            resource.strata.compactMap { resource.facts[$0] }
        }
        let lists = library.requirements.compactMap { requirement -> (String, Set<String>)? in
            guard case .member(let rule) = requirement.assertion,
                case .values(let values, _)? = rule.type?.grammar
            else { return nil }
            return (rule.name, Set(values))
        }
        let types = library.resources.flatMap { $0.links.values.flatMap(\.types.values) }
        self.init(
            facts: facts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            documentedValues: Dictionary(lists) { $0.union($1) },
            alternativeTypes: Set(types.filter { $0.count > 1 }.map { Set($0) })
                .sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
        )
    }

    /// A link type as a comparison tells it: alternatives of an installation are one.
    func commonType(_ type: String) -> String {
        guard let alternatives = alternativeTypes.first(where: { $0.contains(type) }) else {
            return type
        }
        return alternatives.sorted().reversed().joined(separator: " or ")
    }
}
