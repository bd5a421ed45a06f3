import Conformance
import Execution
import Foundation
import Reporting
import Testing
import Transport

@testable import emconform

/// Runs the contracts once around a suite, writes the reports, and hands the run to its tests.
struct ConformanceRunTrait: SuiteTrait, TestScoping {
    /// The run of the suite that is under way.
    @TaskLocal static var current: Run?

    var isRecursive: Bool { false }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let sampling = Sampling(limit: 20, seed: 1)
        let run = try await ConformanceRun(plan: SuiteCase.plan(), server: try server(), sampling: sampling)
            .perform().performance.run
        try write(run)
        try await ConformanceRunTrait.$current.withValue(run) { try await function() }
    }

    /// The mock, or the server that the environment names, trusted as `emconform run` trusts it.
    private func server() throws -> ConformanceRun.Server {
        let environment = ProcessInfo.processInfo.environment
        guard environment["EM_URL"]?.isEmpty == false else { return .mock(backups: 24) }
        return try ServerOptions.live(environment)
    }

    private func write(_ run: Run) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.appendingPathComponent("reports").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let policy = Conformance.ExitStatus.Policy(failOn: .must, allowsEmpty: false, requiredCoverage: 0)
        try ReportFile.write(JUnitReport(run, policy: policy), to: "\(folder)/junit.xml")
        try ReportFile.write(ResultsReport(run, policy: policy), to: "\(folder)/results.json")
    }
}

extension Trait where Self == ConformanceRunTrait {
    /// Runs the contracts once around the suite.
    static var conformanceRun: Self { Self() }
}
