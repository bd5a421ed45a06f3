import Conformance

extension Case {
    /// A case of our own making.
    static func sample(
        _ id: String = "backup.platform",
        group: String = "elements",
        level: Level = .must,
        _ form: Form? = nil,
        _ mediaType: MediaType? = nil
    ) -> Case {
        let requirement = Requirement(
            id: id,
            resource: String(id.prefix { $0 != "." }),
            group: group,
            level: level,
            citation: Citation(url: "u", section: "s", build: "b", statements: [], contradictions: []),
            basis: .documented,
            purpose: "purpose",
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: SourceLocation(file: "f", line: 1, column: 1)
        )
        return Case(requirement: requirement, form: form, mediaType: mediaType)
    }
}

extension CaseResult {
    /// A result of our own making.
    init(_ candidate: Case, _ outcome: Outcome) {
        self.init(
            case: candidate,
            outcome: outcome,
            reason: nil,
            subjects: SubjectCount(),
            findings: [],
            seconds: 0
        )
    }

    /// A result of a case that has no dimension.
    static func sample(_ outcome: Outcome, level: Level = .must, _ id: String = "backup.platform") -> CaseResult {
        CaseResult(.sample(id, level: level), outcome)
    }

    /// The passing results without which a run has tested too little.
    static var enough: [CaseResult] {
        [
            CaseResult(.sample("session.logon", group: "logon"), .pass),
            CaseResult(.sample("backup.root", .reference, .xml), .pass),
            CaseResult(.sample("backup.root", .reference, .json), .pass),
            CaseResult(.sample("backup.root", .entity, .xml), .pass),
            CaseResult(.sample("backup.root", .entity, .json), .pass),
        ]
    }
}
