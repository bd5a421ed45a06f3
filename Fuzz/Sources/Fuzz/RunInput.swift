import Conformance

/// Makes a run of an input: bytes that choose, and texts that are led by their length.
struct RunInput {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// A run with texts of the input in every place that takes one.
    mutating func run() -> Run? {
        guard let origin = Origin.split("https://em.example:9398")?.origin else { return nil }
        let setting = Run.Setting(
            version: text(),
            contracts: text(),
            origin: origin,
            isMock: flag(),
            isReplay: flag(),
            isInsecure: flag(),
            offeredVersions: [],
            seed: UInt64(byte()),
            sample: flag() ? Int(byte()) : nil,
            promises: [Run.Promise(resource: text(), number: text(), text: text())],
            filters: [text()],
            startedAt: text()
        )
        let results = (0..<Int(byte() % 6)).map { _ in result() }
        return Run(
            setting: setting,
            results: results,
            waivers: flag() ? [WaiverUse(waiver: waiver(), state: choice(WaiverUse.State.allCases))] : [],
            populations: results.map { Run.Population(resource: $0.resource, found: 2, picked: 1) },
            requests: Int(byte()),
            bytes: Int(byte()),
            seconds: Double(byte()),
            ending: ending()
        )
    }

    private mutating func ending() -> Run.Ending {
        switch byte() % 4 {
        case 0: .noSession(text())
        case 1: .interrupted(signal: Int32(byte()))
        case 2: .outOfTime(seconds: Double(byte()))
        default: .finished
        }
    }

    private mutating func result() -> CaseResult {
        var subjects = CaseResult.SubjectCount()
        subjects.failed = Int(byte())
        subjects.passed = Int(byte())
        return CaseResult(
            case: Case(
                requirement: requirement(),
                form: flag() ? .entity : nil,
                mediaType: flag() ? choice(MediaType.allCases) : nil
            ),
            outcome: choice(Outcome.allCases),
            reason: flag() ? text() : nil,
            subjects: subjects,
            findings: (0..<Int(byte() % 3)).map { _ in finding() },
            waiver: flag() ? waiver() : nil,
            seconds: Double(byte())
        )
    }

    private mutating func finding() -> Finding {
        let target = Target("/api/\(text())") ?? .service
        return Finding(
            subject: text(),
            mismatch: Mismatch(
                expected: text(),
                actual: text(),
                place: flag() ? text() : nil,
                excerpt: flag() ? text() : nil
            ),
            requests: [ReadRequest(target: target, accept: .xml, session: .main)],
            steps: flag() ? [.logOn(.configured), .read(.cookie, isOpen: true)] : [],
            evidence: flag() ? text() : nil
        )
    }

    private mutating func requirement() -> Requirement {
        Requirement(
            id: text(),
            resource: text(),
            group: text(),
            level: choice(Level.allCases),
            citation: Citation(
                url: text(),
                section: text(),
                build: text(),
                statements: [text()],
                contradictions: [text()]
            ),
            basis: .documented,
            purpose: text(),
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: location()
        )
    }

    private mutating func waiver() -> Waiver {
        Waiver(
            requirement: text(),
            subject: flag() ? text() : nil,
            reason: text(),
            owner: text(),
            until: text(),
            location: location(),
            lastLine: 2
        )
    }

    private mutating func location() -> SourceLocation { SourceLocation(file: text(), line: Int(byte()), column: 1) }

    /// The next byte, zero behind the end.
    private mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    private mutating func flag() -> Bool { byte() & 1 == 1 }

    private mutating func choice<Value>(_ values: [Value]) -> Value { values[Int(byte()) % values.count] }

    private mutating func text() -> String {
        let count = Int(byte() % 64)
        defer { rest = rest.dropFirst(count) }
        return String(decoding: rest.prefix(count), as: UTF8.self)
    }
}
