import Conformance
import Foundation
import Testing

@testable import Reporting

@Suite struct ReportFileTests {
    private struct Refused: Error {}

    @Test func `a report is written whole, and nothing else is left`() throws {
        try withTemporaryFolder { folder in
            let report = JUnitReport(try Sample.everyOutcome(), policy: Sample.strict)
            try ReportFile.write(report, to: folder.appending(path: "junit.xml").path())
            #expect(try Self.names(in: folder) == ["junit.xml"])
            #expect(try Data(contentsOf: folder.appending(path: "junit.xml")) == Data(report.rendered()))
        }
    }

    @Test func `an older report survives a failed verification`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "junit.xml")
            try Data("old".utf8).write(to: file)
            #expect(throws: ReportError.unsound(path: file.path(), reason: "Refused()")) {
                try ReportFile.write(Array("new".utf8), to: file.path()) { _ in throw Refused() }
            }
            #expect(try Data(contentsOf: file) == Data("old".utf8))
            #expect(try Self.names(in: folder) == ["junit.xml"])
        }
    }

    @Test func `an older report is replaced`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "results.json")
            try Data("old".utf8).write(to: file)
            let report = ResultsReport(try Sample.everyOutcome(), policy: Sample.strict)
            try ReportFile.write(report, to: file.path())
            #expect(try ResultsReport(reading: Array(Data(contentsOf: file))) == report)
        }
    }

    @Test func `a folder that is not there is named, with how to make it`() throws {
        try withTemporaryFolder { folder in
            let error = try #require(Self.failure(at: "\(folder.path())/my reports/junit.xml"))
            #expect(
                error.description == """
                    the report \(folder.path())/my reports/junit.xml cannot be written: its folder does not exist; \
                    make it with: mkdir -p '\(folder.path())/my reports'
                    """
            )
        }
    }

    @Test(.enabled(if: geteuid() != 0, "permissions do not stop root"))
    func `a folder without write permission is named, and left as it was`() throws {
        try withTemporaryFolder { folder in
            chmod(folder.path(), 0o555)
            defer { chmod(folder.path(), 0o755) }
            let error = try #require(Self.failure(at: folder.appending(path: "junit.xml").path()))
            #expect(error.description.contains("permission denied; make the folder \(folder.path())"))
            #expect(try Self.names(in: folder) == [])
        }
    }

    @Test func `a folder in the report's place is refused, and so is a device`() throws {
        try withTemporaryFolder { folder in
            #expect(Self.failure(at: folder.path())?.description.contains("it is a folder; name a file in it") == true)
            #expect(Self.failure(at: "\(folder.path())/x/../y")?.description.contains("does not exist") == true)
            #expect(Self.failure(at: "/dev/null")?.description.contains("not a regular file") == true)
            #expect(Self.failure(at: "")?.description.contains("no file's name") == true)
        }
    }

    @Test func `a file in the folder's place is refused`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "file")
            try Data().write(to: file)
            #expect(Self.failure(at: "\(file.path())/junit.xml")?.description.contains("its folder is a file") == true)
            #expect(try Self.names(in: folder) == ["file"])
        }
    }

    @Test func `verification sees what the disk holds`() throws {
        try withTemporaryFolder { folder in
            let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
            var seen: [UInt8] = []
            try ReportFile.write(bytes, to: folder.appending(path: "large").path()) { seen = $0 }
            #expect(seen == bytes)
        }
    }

    private static func failure(at path: String) -> ReportError? {
        do throws(ReportError) {
            try ReportFile.write([1], to: path) { _ in }
            return nil
        } catch {
            return error
        }
    }

    private static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
    }
}
