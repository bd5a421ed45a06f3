public import Conformance

/// What a run will judge: ordered cases, made from contracts, filters and levels.
public struct Plan: Sendable {
    /// The contracts behind it.
    public let library: ContractLibrary
    /// The cases in order.
    public let cases: [Case]

    /// Which requirements are judged.
    public struct Filter: Hashable, Sendable {
        /// Patterns of requirement ids, of which one must fit; `*` stands for any text, and no pattern for all ids.
        public let patterns: [String]
        /// The weakest level that is judged.
        public let level: Level

        /// Creates a filter.
        public init(patterns: [String] = [], level: Level = .may) {
            self.patterns = patterns
            self.level = level
        }
    }

    /// Makes the plan of a library.
    ///
    /// - Throws: `UnknownFilter` for a pattern that fits no requirement, so that a slip does not test nothing.
    public init(_ library: ContractLibrary, selecting filter: Filter = Filter()) throws(UnknownFilter) {
        let patterns = filter.patterns.map { Pattern($0) }
        for (text, pattern) in zip(filter.patterns, patterns) where !library.requirements.contains(where: pattern.fits)
        {
            throw UnknownFilter(pattern: text, ids: library.requirements.map(\.id))
        }
        self.library = library
        cases = library.requirements
            .filter { requirement in
                requirement.level >= filter.level
                    && (patterns.isEmpty || patterns.contains { $0.fits(requirement) })
            }
            .flatMap(\.cases)
    }

    /// The cases of a resource with their place in the plan.
    func cases(of resource: String) -> [(index: Int, case: Case)] {
        cases.enumerated().filter { $1.requirement.resource == resource }.map { (index: $0, case: $1) }
    }
}

extension Requirement {
    /// The requirement in each of its forms and media types.
    public var cases: [Case] {
        guard !forms.isEmpty, !mediaTypes.isEmpty else { return [Case(requirement: self, form: nil, mediaType: nil)] }
        return forms.flatMap { form in
            mediaTypes.map { Case(requirement: self, form: form, mediaType: $0) }
        }
    }
}
