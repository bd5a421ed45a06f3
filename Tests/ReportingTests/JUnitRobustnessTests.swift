import Conformance
import Testing
import XML

@testable import Reporting

@Suite struct JUnitRobustnessTests {
    /// Each result has eleven slots that a server or a contract fills, and most of them show more than half.
    private static let results = 200

    @Test(arguments: 0..<10)
    func `1,000 random byte strings give well-formed XML with right counts`(_ seed: Int) throws {
        var generator = SplitMix(state: UInt64(seed))
        let results = try (0..<Self.results).map { try Self.result($0, &generator) }
        let run = try Sample.run(results)
        try JUnitReport.verify(JUnitReport(run, policy: Sample.strict).rendered())
    }

    @Test func `a recount that differs is refused`() throws {
        let text = String(
            decoding: JUnitReport(try Sample.conforming(), policy: Sample.strict).rendered(),
            as: UTF8.self
        )
        let wrong = Array(text.replacing("tests=\"5\"", with: "tests=\"4\"").utf8)
        #expect(throws: ReportError.self) { try JUnitReport.verify(wrong) }
    }

    @Test func `a report that is cut short is refused`() throws {
        let bytes = JUnitReport(try Sample.conforming(), policy: Sample.strict).rendered()
        #expect(throws: ReportError.self) { try JUnitReport.verify(Array(bytes.dropLast(20))) }
    }

    private static func result(_ number: Int, _ generator: inout SplitMix) throws -> CaseResult {
        let outcomes = Outcome.allCases
        let outcome = outcomes[number % outcomes.count]
        let finding = Finding(
            subject: generator.text(),
            mismatch: Mismatch(
                expected: generator.text(),
                actual: generator.text(),
                place: generator.text(),
                excerpt: generator.text()
            ),
            requests: [ReadRequest(target: try Sample.target(), accept: .none, session: .main)],
            steps: [generator.text()]
        )
        let requirement = Requirement(
            id: generator.text(),
            resource: generator.text(),
            group: generator.text(),
            level: Level.allCases[number % 3],
            citation: Citation(url: "u", section: generator.text(), build: "b", statements: [], contradictions: []),
            basis: .documented,
            purpose: "p",
            forms: [],
            mediaTypes: [],
            condition: [:],
            request: .plain,
            assertion: .root,
            location: Conformance.SourceLocation(file: "f", line: 1, column: 1)
        )
        return CaseResult(
            case: Case(requirement: requirement, form: nil, mediaType: nil),
            outcome: outcome,
            reason: generator.text(),
            subjects: CaseResult.SubjectCount(),
            findings: [finding],
            seconds: 1
        )
    }
}

/// A small generator whose numbers are the same on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

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
}
