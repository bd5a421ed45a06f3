import Conformance
import Testing

@Suite struct ExitStatusTests {
    /// What happened in a run, and the number its process must end with.
    struct Row: CustomTestStringConvertible {
        let name: String
        var results = CaseResult.enough
        var ending = Run.Ending.finished
        var failOn = Level.must
        var allowsEmpty = false
        var requiredCoverage = 0.0
        let code: Int32

        var testDescription: String { name }
    }

    private static let violation = CaseResult.sample(.violation)
    private static let unreached = CaseResult.sample(.error)
    private static let enough = CaseResult.enough

    @Test(arguments: [
        Row(name: "all passed", code: 0),
        Row(name: "a must is violated", results: enough + [violation], code: 1),
        Row(name: "a must ended in error", results: enough + [unreached], code: 3),
        Row(name: "a must is blocked", results: enough + [.sample(.blocked)], code: 3),
        Row(name: "a should ended in error", results: enough + [.sample(.error, level: .should)], code: 0),
        Row(name: "a should is blocked", results: enough + [.sample(.blocked, level: .should)], code: 0),
        Row(name: "a must without data", results: enough + [.sample(.noData)], code: 0),
        Row(name: "a must that does not apply", results: enough + [.sample(.notApplicable)], code: 0),
        Row(name: "a warning", results: enough + [.sample(.warning, level: .should)], code: 0),
        Row(name: "a note", results: enough + [.sample(.note, level: .may)], code: 0),
        Row(name: "a strict warning", results: enough + [.sample(.warning, level: .should)], failOn: .should, code: 1),
        Row(name: "a strict violation", results: enough + [violation], failOn: .should, code: 1),
        Row(name: "a note below strict", results: enough + [.sample(.note, level: .may)], failOn: .should, code: 0),
        Row(name: "the strictest", results: enough + [.sample(.note, level: .may)], failOn: .may, code: 1),
        Row(name: "nothing was tested", results: [], code: 4),
        Row(name: "no backups", results: Array(enough.prefix(1)), code: 4),
        Row(name: "no backups allowed", results: Array(enough.prefix(1)), allowsEmpty: true, code: 0),
        Row(name: "no session group", results: Array(enough.dropFirst()), code: 4),
        Row(name: "a form was not seen", results: enough.dropLast(), code: 4),
        Row(name: "coverage", results: enough + [.sample(.noData)], requiredCoverage: 0.9, code: 4),
        Row(name: "enough coverage", results: enough + [.sample(.noData)], requiredCoverage: 0.8, code: 0),
        Row(name: "no session", results: [], ending: .noSession("refused"), code: 3),
        Row(name: "interrupted", ending: .interrupted(signal: 2), code: 130),
        Row(name: "terminated", ending: .interrupted(signal: 15), code: 143),
        Row(name: "out of time", ending: .outOfTime(seconds: 1), code: 3),
    ])
    func `a run comes to its status`(_ row: Row) throws {
        #expect(try status(of: row) == row.code)
    }

    @Test(arguments: [
        Row(name: "interrupted", results: [violation, unreached], ending: .interrupted(signal: 2), code: 130),
        Row(name: "no session", results: [violation], ending: .noSession("x"), code: 3),
        Row(name: "violated", results: [violation, unreached], ending: .outOfTime(seconds: 1), code: 1),
        Row(name: "unreached", results: [unreached], code: 3),
        Row(name: "out of time", results: [], ending: .outOfTime(seconds: 1), code: 3),
        Row(name: "too little", results: [.sample(.pass)], code: 4),
    ])
    func `the first status that applies wins`(_ row: Row) throws {
        #expect(try status(of: row) == row.code)
    }

    @Test func `each status has its number`() {
        let statuses: [Conformance.ExitStatus] = [
            .conforms, .violated, .misused, .unreachable, .tooLittle, .ownMistake, .interrupted(signal: 15),
        ]
        #expect(statuses.map(\.code) == [0, 1, 2, 3, 4, 70, 143])
    }

    private func status(of row: Row) throws -> Int32 {
        let policy = Conformance.ExitStatus.Policy(
            failOn: row.failOn,
            allowsEmpty: row.allowsEmpty,
            requiredCoverage: row.requiredCoverage
        )
        let setting = Run.Setting(
            version: "1",
            contracts: "d",
            origin: try #require(Origin.split("https://em.example:9398")).origin,
            isMock: false,
            isInsecure: false,
            offeredVersions: [],
            seed: 1,
            sample: nil,
            filters: [],
            startedAt: "2026-01-01T00:00:00Z"
        )
        let run = Run(
            setting: setting,
            results: row.results,
            populations: [],
            requests: 0,
            bytes: 0,
            seconds: 0,
            ending: row.ending
        )
        return Conformance.ExitStatus(run, under: policy).code
    }
}
