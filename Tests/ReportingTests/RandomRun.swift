import Conformance

/// Random texts and runs, the same ones on every machine.
struct SplitMix: RandomNumberGenerator {
    private var generator: SplitMix64

    init(state: UInt64) { generator = SplitMix64(state) }

    mutating func next() -> UInt64 { generator.next() }

    /// Random bytes read as UTF-8, with control characters and markup more often than chance has them.
    mutating func text() -> String {
        let favourites: [UInt8] = [
            0, 0x1B, 0x0A, 0x0D, 0x09, 0x26, 0x3C, 0x3E, 0x22, 0x5D, 0xEF, 0xBF, 0xBE, 0xC2, 0x85,
        ]
        let bytes = (0..<Int.random(in: 0...60, using: &self)).map { _ in
            Bool.random(using: &self)
                ? favourites[Int.random(in: favourites.indices, using: &self)] : UInt8.random(in: 0...255, using: &self)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Random bytes between pieces that mean something to one reader or another.
    mutating func hostileText() -> String {
        let pieces = [
            "::error::", "\n::set-env name=a::b", "##[error]", "##vso[task.x]", "`", "```", "````sh\n", "\n", "\r\n",
            "@user", "https://x.example", "www.x.example", "<b>", "</details>", "|", "[x](y)", "![x](y)", "&lt;", "\\",
            "**", "__", "]]>", "[[ATTACHMENT|x]]", "\u{1B}[2J", "\u{202E}", "\u{0}", "\u{FFFE}", "%0A", "    ", "# ",
            "plain words", "\u{AD}", "\u{200B}", "\u{301}",
        ]
        return (0..<Int.random(in: 0...5, using: &self)).map { _ in
            let piece = pieces[Int.random(in: pieces.indices, using: &self)]
            return Bool.random(using: &self) ? piece : text()
        }
        .joined()
    }

    /// A run with a random text in every place that takes one.
    mutating func run(cases: Int) throws -> Run {
        var setting = try Sample.setting()
        setting.version = hostileText()
        setting.contracts = hostileText()
        setting.filters = [hostileText(), hostileText()]
        setting.startedAt = hostileText()
        setting.promises = [Run.Promise(resource: hostileText(), number: hostileText(), text: hostileText())]
        let results = try (0..<cases).map { try result($0) }
        let waivers = WaiverUse.State.allCases.map { WaiverUse(waiver: waiver(), state: $0) }
        return Run(
            setting: setting,
            results: results,
            waivers: waivers,
            populations: [Run.Population(resource: results[0].resource, found: 2, picked: 1)],
            requests: 1,
            bytes: 1,
            seconds: 1,
            ending: .noSession(hostileText())
        )
    }

    private mutating func result(_ number: Int) throws -> CaseResult {
        let outcome = Outcome.allCases[number % Outcome.allCases.count]
        let finding = Finding(
            subject: hostileText(),
            mismatch: Mismatch(
                expected: hostileText(),
                actual: hostileText(),
                place: hostileText(),
                excerpt: hostileText()
            ),
            requests: [ReadRequest(target: try Sample.target(), accept: .none, session: .main)],
            steps: number.isMultiple(of: 2) ? [] : [.logOn(.configured), .read(.cookie, isOpen: true)],
            evidence: hostileText()
        )
        return CaseResult(
            case: Case(requirement: requirement(number), form: nil, mediaType: nil),
            outcome: outcome,
            reason: hostileText(),
            subjects: CaseResult.SubjectCount(),
            findings: [finding],
            waiver: outcome == .waived ? waiver() : nil,
            seconds: 1
        )
    }

    private mutating func requirement(_ number: Int) -> Requirement {
        Requirement(
            id: hostileText(),
            resource: hostileText(),
            group: hostileText(),
            level: Level.allCases[number % 3],
            citation: Citation(
                url: hostileText(),
                section: hostileText(),
                build: hostileText(),
                statements: [hostileText()],
                contradictions: [hostileText()]
            ),
            basis: .documented,
            purpose: hostileText(),
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: Conformance.SourceLocation(file: hostileText(), line: 1, column: 1)
        )
    }

    private mutating func waiver() -> Waiver {
        Waiver(
            requirement: hostileText(),
            subject: hostileText(),
            reason: hostileText(),
            owner: hostileText(),
            until: hostileText(),
            location: Conformance.SourceLocation(file: hostileText(), line: 1, column: 1),
            lastLine: 2
        )
    }
}
