import Conformance
import Testing

/// Runs to report on, built by hand so that their bytes never change.
enum Sample {
    static let strict = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0)
    static let failingShoulds = Conformance.ExitStatus.Policy(failOn: .should, allowsEmpty: false, requiredCoverage: 0)
    static let failingMays = Conformance.ExitStatus.Policy(failOn: .may, allowsEmpty: false, requiredCoverage: 0)

    /// What a hostile server puts wherever it can: an escape sequence, a turn of direction, C1, markup, a directive.
    static let hostile =
        "\u{1B}[31mred\u{7} \u{202E}abc\u{9B}2J <b>&amp;]]> '\"` $(id) \u{7F} [[ATTACHMENT|/etc/passwd]]"

    static func setting(
        url: String = "https://em.example:9398/",
        isReplay: Bool = false,
        isInsecure: Bool = false
    ) throws -> Run.Setting {
        Run.Setting(
            version: "0.1.0",
            contracts: "sha256:0123abcd",
            origin: try origin(url),
            isMock: true,
            isReplay: isReplay,
            isInsecure: isInsecure,
            offeredVersions: [RESTVersion("v1_6"), RESTVersion("v1_7")].compactMap(\.self),
            seed: 18_446_744_073_709_551_615,
            sample: 5,
            promises: (1...26).map { Run.Promise(resource: "backup", number: "S\($0)", text: "Promise \($0).") },
            filters: ["backup.*", "session.*"],
            startedAt: "2025-03-01T10:20:30Z"
        )
    }

    static func origin(_ url: String = "https://em.example:9398/") throws -> Origin {
        try #require(Origin.split(url)?.origin)
    }

    static func target(
        _ text: String = "/api/backups/11111111-2222-3333-4444-555555555555?format=Entity"
    ) throws -> Target {
        try #require(Target(text))
    }

    static func run(
        _ results: [CaseResult],
        ending: Run.Ending = .finished,
        setting: Run.Setting? = nil,
        waivers: [WaiverUse] = []
    ) throws -> Run {
        Run(
            setting: try setting ?? Sample.setting(),
            results: results,
            waivers: waivers,
            populations: [Run.Population(resource: "backup", found: 12, picked: 5)],
            requests: 42,
            bytes: 123_456,
            seconds: 12.3456,
            ending: ending
        )
    }

    static func result(
        _ id: String = "backup.platform",
        level: Level = .must,
        form: Form? = .entity,
        mediaType: MediaType? = .xml,
        outcome: Outcome = .pass,
        reason: String? = nil,
        findings: [Finding] = [],
        waiver: Waiver? = nil,
        flaky: String? = nil,
        refused: Int? = nil,
        seconds: Double = 0.0344,
        purpose: String? = nil,
        url: String = "https://reference.example/get_backups_id.html"
    ) -> CaseResult {
        let failed = findings.count
        var subjects = CaseResult.SubjectCount()
        if outcome == .waived { subjects.waived = failed } else { subjects.failed = failed }
        subjects.passed = outcome.isObserved ? 5 - failed : 0
        subjects.inconclusive = refused ?? 0
        subjects.refused = refused
        return CaseResult(
            case: Case(requirement: requirement(id, level, purpose, url), form: form, mediaType: mediaType),
            outcome: outcome,
            reason: reason,
            subjects: subjects,
            findings: findings,
            waiver: waiver,
            flaky: flaky,
            seconds: seconds
        )
    }

    static func finding(
        subject: String = "urn:veeam:Backup:11111111-2222-3333-4444-555555555555",
        actual: String = "none",
        excerpt: String? = "<Backup Name=\"a\">\r\n  <Other/>\n</Backup>",
        mark: Mismatch.Mark? = Mismatch.Mark(start: 1, length: 6),
        session: SessionUse = .main,
        steps: [SessionAction] = []
    ) throws -> Finding {
        Finding(
            subject: subject,
            mismatch: Mismatch(
                expected: "one Platform element",
                actual: actual,
                place: "/Backup (line 1, column 12)",
                excerpt: excerpt,
                mark: mark
            ),
            requests: [ReadRequest(target: try target(), accept: .xml, session: session)],
            steps: steps
        )
    }

    private static func requirement(_ id: String, _ level: Level, _ purpose: String?, _ url: String) -> Requirement {
        let parts = id.split(separator: ".").map { String($0) }
        return Requirement(
            id: id,
            resource: parts[0],
            group: parts.count > 2 ? parts[1] : (parts[0] == "session" ? "logon" : "elements"),
            level: level,
            citation: Citation(
                url: url,
                section: "Response Body",
                build: "13.0.1.1071",
                statements: ["S14"],
                contradictions: ["C8"]
            ),
            basis: .documented,
            purpose: purpose ?? "The \(parts.last ?? id) of a \(parts[0]) is told.",
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: Conformance.SourceLocation(file: "resources/\(parts[0]).yaml", line: 12, column: 3)
        )
    }
}

extension Sample {
    /// One case or more of every outcome, with everything a finding can hold.
    static func everyOutcome(setting: Run.Setting? = nil) throws -> Run {
        try run(
            [
                result("session.logon", form: nil, mediaType: nil),
                result(
                    "session.revoked",
                    form: nil,
                    mediaType: nil,
                    outcome: .violation,
                    findings: [
                        try finding(
                            subject: "the probe session",
                            actual: "200",
                            excerpt: nil,
                            session: .none,
                            steps: [.logOn(.configured), .logOut, .read(.header, isOpen: false)]
                        )
                    ]
                ),
                result(),
                result(
                    mediaType: .json,
                    outcome: .violation,
                    findings: [
                        try finding(), try finding(subject: "urn:veeam:Backup:2", actual: hostile, excerpt: hostile),
                    ]
                ),
                result("backup.name", outcome: .violation, findings: [try finding(actual: hostile)]),
                result("backup.name", mediaType: .json, outcome: .violation, findings: [try finding(actual: hostile)]),
                result(
                    "backup.link.type",
                    level: .should,
                    outcome: .warning,
                    findings: [try finding(actual: "no Type")]
                ),
                result("backup.extra", level: .may, outcome: .note, findings: [try finding(actual: hostile)]),
                result("backup.link.replica", outcome: .noData, reason: "no subject has BackupType Replica"),
                result("backup.link.cloud", outcome: .noData, reason: "no subject has BackupType Replica"),
                result("backup.guid", mediaType: .json, outcome: .blocked, reason: "the JSON of 5 subjects \(hostile)"),
                result("job.name", outcome: .error, reason: "GET /api/jobs: timed out after 30 s"),
                result("job.cdp", outcome: .notApplicable, reason: "since v1_8"),
                result("tape.name", outcome: .notApplicable, reason: "since v1_8"),
            ],
            setting: setting
        )
    }

    /// A run that conforms and saw enough.
    static func conforming(setting: Run.Setting? = nil) throws -> Run {
        let backups = [Form.reference, .entity].map { form in
            MediaType.allCases.map { result(form: form, mediaType: $0) }
        }
        return try run([result("session.logon", form: nil, mediaType: nil)] + backups.joined(), setting: setting)
    }
}
