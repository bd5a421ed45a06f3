import Foundation
import Representation
import Testing

/// Runs the public JSONTestSuite (https://github.com/nst/JSONTestSuite), which lies beside the checkout or nowhere.
@Suite struct JSONTestSuiteTests {
    static let directory = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/corpus/json-test-suite/test_parsing").standardizedFileURL

    static let isThere = FileManager.default.fileExists(atPath: directory.path)

    /// The files whose names begin so: `y_` must be accepted, `n_` refused, `i_` may be either.
    static func files(_ prefix: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
        return (names ?? []).filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }.sorted()
    }

    private func document(_ name: String) throws -> Document {
        Document.readingJSON(Array(try Data(contentsOf: Self.directory.appending(path: name))))
    }

    @Test(.enabled(if: isThere, "JSONTestSuite is not beside the checkout"))
    func `the suite is not empty`() {
        #expect(Self.files("y_").count > 90)
        #expect(Self.files("n_").count > 180)
        #expect(Self.files("i_").count > 30)
    }

    @Test(.enabled(if: isThere, "JSONTestSuite is not beside the checkout"), arguments: files("y_"))
    func `a text that must be accepted has a tree`(_ name: String) throws {
        let document = try document(name)
        #expect(document.isReadable)
        #expect(!document.issues.contains { $0.isFatal })
    }

    @Test(.enabled(if: isThere, "JSONTestSuite is not beside the checkout"), arguments: files("n_"))
    func `a text that must be refused has a fatal issue`(_ name: String) throws {
        let document = try document(name)
        #expect(!document.isReadable)
        #expect(document.issues.contains { $0.isFatal })
    }

    @Test(.enabled(if: isThere, "JSONTestSuite is not beside the checkout"), arguments: files("i_"))
    func `a text that may be either has a tree or a fatal issue`(_ name: String) throws {
        let document = try document(name)
        #expect(document.isReadable != document.issues.contains { $0.isFatal })
    }
}
