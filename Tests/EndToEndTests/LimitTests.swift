import ArgumentParser
import Conformance
import ContractLoading
import Execution
import Foundation
import MockServer
import Recording
import TestSupport
import Testing
import Transport

@testable import emconform

extension EndToEndTests {
    /// What a server may make of a run, and how it is turned.
    @Suite struct LimitTests {
        private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/limits.md")

        @Test func `the table of limits is that of the code`() throws {
            let text = try String(contentsOf: Self.document, encoding: .utf8)
            let told = text.split(separator: "\n").filter { $0.hasPrefix("| `--") }.map { row in
                row.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: .whitespaces) }
            }
            #expect(told == (try Self.options() + Self.named()))
        }

        /// The limits that have an option of their own.
        private static func options() throws -> [[String]] {
            let run = try RunCommand.parse(["--mock"])
            let route = run.server.route
            return [
                ["`--connect-timeout`", "\(route.connectTimeout) s"],
                ["`--stall-timeout`", "\(route.stallTimeout) s"],
                ["`--request-timeout`", "\(route.requestTimeout) s"],
                ["`--min-rate`", "\(route.minRate) bytes a second"],
                ["`--timeout`", "\(run.timeout) s"],
                ["`--max-requests`", "\(run.maxRequests)"],
                ["`--max-body`", "\(route.maxBody) MiB"],
                ["`--max-header`", "\(route.maxHeader) KiB"],
            ]
        }

        /// The limits that have a name.
        private static func named() -> [[String]] {
            Limit.named.map { ["`--limit \($0.name)`", "\(Limits()[keyPath: $0.path])"] }
        }

        @Test(arguments: Limit.named.map(\.name))
        func `every named limit goes where it belongs, and to no other`(_ name: String) throws {
            let (origin, _) = try #require(Origin.split("https://em.example"))
            let bundle = ExchangeBundle(
                manifest: Manifest(
                    setting: TestRun.setting(origin),
                    level: .may,
                    backup: nil,
                    triesWrongCredentials: true,
                    limits: try LimitOptions.parse(["--limit", "\(name)=7"]).named()
                ),
                exchanges: []
            )
            let library = try ContractLoader().load(EmbeddedContracts.files)
            let limits = try ConformanceRun(replaying: bundle, by: Plan(library, selecting: Plan.Filter())).limits
            let changed = Limit.named.filter { limits[keyPath: $0.path] != Limits()[keyPath: $0.path] }
            #expect(changed.map(\.name) == [name])
        }

        @Test(arguments: [
            ("xml-dept=5", "did you mean 'xml-depth'?"), ("zzzzzzzz=5", "known: header-fields, links"),
            ("pages", "--limit pages takes a number from 1"), ("pages=0", "--limit pages takes a number from 1"),
            ("xml-depth=257", "--limit xml-depth takes a number from 1 to 256"),
        ])
        func `a limit that is none is told`(_ limit: String, _ told: String) async throws {
            let ending = try await Tool().run("run", "--mock", "--limit", limit)
            #expect(ending.status == 2)
            #expect(ending.errors.contains(told), "\(ending.errors)")
        }

        @Test(arguments: [
            (["--limit", "xml-depth=2"], "nested deeper than 2 (--limit xml-depth)"),
            (["--limit", "xml-nodes=5"], "more than 5 elements and attributes (--limit xml-nodes)"),
            (["--limit", "xml-attributes=1"], "more than 1 attributes (--limit xml-attributes)"),
            (["--limit", "xml-text=20"], "longer than 20 bytes (--limit xml-text)"),
            (["--limit", "json-depth=1"], "nested deeper than 1 (--limit json-depth)"),
            (["--limit", "json-nodes=5"], "more than 5 values (--limit json-nodes)"),
            (["--limit", "links=1"], "more than 1 links (--limit links)"),
            (["--limit", "subjects=3"], "lists more than 3 (--limit subjects)"),
            (["--limit", "header-fields=3"], "the limit of 3 fields (--limit header-fields)"),
        ])
        func `a limit that is crossed is named, and the run goes on`(_ arguments: [String], _ told: String) async throws
        {
            try await onStage { stage in
                let ending = try await stage.tool.start(["run"] + arguments, environment: stage.environment).ending()
                // It is our limit, and no fault of the server's.
                #expect(ending.status == 3, "\(ending.output)")
                let reports = try stage.tool.reports()
                #expect(reports.json.contains(told), "\(ending.output)")
                // A logon whose answer is over the limit tells no address to end its session by.
                if !told.contains("header") { #expect(stage.journal.count(of: "DELETE") == stage.journal.logons) }
            }
        }

        @Test func `content over its limit is named`() async throws {
            let isMeant = Answers { $0.readsEntity(as: "application/xml") }
            let large: MockEnterpriseManager.Transform = isMeant.becoming { response in
                response.rewritten { $0 + String(repeating: " ", count: 1 << 20) }
            }
            try await onStage(transform: large) { stage in
                let refused = try await stage.run("--sample", "1", "--max-body", "1")
                #expect(refused.status == 3)
                #expect(try stage.tool.reports().json.contains("over the limit of 1048576 bytes (--max-body)"))
                let taken = try await stage.run("--sample", "1", "--max-body", "2")
                #expect(taken.status == 0, "\(taken.output)")
            }
        }
    }
}
