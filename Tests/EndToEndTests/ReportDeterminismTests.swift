import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// The same server gives the same reports, but for times.
    @Suite struct ReportDeterminismTests {
        private static let files = ["results.json", "junit.xml", "report.html", "summary.md"]

        @Test(arguments: [false, true])
        func `two runs on one server give the same bytes but for times`(_ fails: Bool) async throws {
            try await onStage(transform: Self.transform(fails)) { stage in
                let first = try await Self.reports(of: stage, "--concurrency", "4")
                let second = try await Self.reports(of: stage, "--concurrency", "4")
                for file in Self.files { Self.expectEqual(first[file], second[file], file) }
            }
        }

        @Test(arguments: [false, true])
        func `one connection and eight give the same bytes but for times`(_ fails: Bool) async throws {
            try await onStage(transform: Self.transform(fails)) { stage in
                let one = try await Self.reports(of: stage, "--concurrency", "1")
                let eight = try await Self.reports(of: stage, "--concurrency", "8")
                for file in Self.files { Self.expectEqual(one[file], eight[file], file) }
            }
        }

        /// Lines that differ, rather than two whole files.
        private static func expectEqual(_ one: String?, _ other: String?, _ file: String) {
            let lines = { (text: String?) in text?.split(separator: "\n").map { String($0) } ?? [] }
            let differing = zip(lines(one), lines(other)).filter { $0 != $1 }.prefix(3).map { "\($0)\n\($1)" }
            #expect(differing == [], "\(file)")
            #expect(lines(one).count == lines(other).count, "\(file)")
            #expect(!lines(one).isEmpty, "\(file)")
        }

        /// The reports of a run without their times.
        private static func reports(of stage: Stage, _ arguments: String...) async throws -> [String: String] {
            let ending = try await stage.tool
                .start(["run", "--quiet", "--all"] + arguments, environment: stage.environment).ending()
            try #require([0, 1].contains(ending.status), "\(ending.errors)")
            return try Dictionary(
                uniqueKeysWithValues: files.map { ($0, withoutTimes(try stage.tool.text(of: "reports/\($0)"))) }
            )
        }

        /// Which cases are the slowest is a matter of times as well.
        private static func withoutTimes(_ text: String) -> String {
            text.replacing(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/, with: "TIME")
                .replacing(/\d+\.\d{3}(?!\d)/, with: "SECONDS")
                .replacing(/"seconds" : [0-9]+(\.[0-9]{1,3})?(?=,\n)/, with: "\"seconds\" : SECONDS")
                .replacing(/<section id="timings"(?s:.*?)<\/section>/, with: "TIMINGS")
        }

        /// Breaks something in each spelling, in the session and in a list, where it is to fail.
        private static func transform(_ fails: Bool) -> MockEnterpriseManager.Transform {
            guard fails else { return { $1 } }
            return { request, response in
                let broken = response.replacing("Platform", with: "Platfrom").replacing(
                    "BackupReference",
                    with: "Backup"
                )
                return request.method == "POST" ? broken.setting("Location", to: nil) : broken
            }
        }
    }
}
