import Conformance
import ContractLoading
import Foundation
import Testing

/// Files that are missing, doubled or unreadable.
@Suite struct LibraryFilesTests {
    @Test func `a library without conventions is reported where they should be`() {
        #expect(
            Example().removing(.conventions).diagnostics == "contracts/conventions.yaml:1:1: error: the file is missing"
        )
    }

    @Test func `a library without scalar types is reported where they should be`() {
        #expect(Example().removing(.scalars).diagnostics == "contracts/scalars.yaml:1:1: error: the file is missing")
    }

    @Test func `a library without files lacks both`() {
        let expected = [
            "conventions.yaml:1:1: error: the file is missing", "scalars.yaml:1:1: error: the file is missing",
        ]
        let error = #expect(throws: InvalidContracts.self) { try ContractLoader().load([]) }
        #expect(error?.diagnostics.map(\.description) == expected)
    }

    @Test func `two files of one base name are reported at the second`() {
        #expect(
            Example().adding("more/thing.yaml", Example.thing).diagnostics == """
                contracts/resources/thing.yaml:1:1: error: the name 'thing' is taken by contracts/more/thing.yaml
                 1 | contract: thing
                   | ^
                """
        )
    }

    @Test func `bytes that are not UTF-8 are reported where they stand`() {
        let bytes = Array("contract: thing\ntitle: \u{E9}".utf8) + [0xFF] + Array("\n".utf8)
        let files = Example().removing(.thing).files + [ContractFile(path: "thing.yaml", bytes: bytes)]
        let error = #expect(throws: InvalidContracts.self) { try ContractLoader().load(files) }
        #expect(
            error?.description == """
                contracts/thing.yaml:2:9: error: the file is not UTF-8
                 2 | title: \u{E9}\u{FFFD}
                   |         ^
                """
        )
    }

    @Test func `mistakes of all files are reported together and sorted`() throws {
        let example = Example().replacing("level: should", with: "level: shuold")
            .replacing(in: .scalars, "non-empty", with: "nonempty")
            .replacing(in: .conventions, "status: 200", with: "status: 99")
        let error = #expect(throws: InvalidContracts.self) { try example.library() }
        let files = ["contracts/conventions.yaml", "contracts/resources/thing.yaml", "contracts/scalars.yaml"]
        #expect(error?.diagnostics.map(\.location.file) == files)
    }

    @Test func `a folder is read with its subfolders but without the schema`() throws {
        try withFolder(["b/c.yaml": "1", "a.yaml": "2", "schema/x.yaml": "3", "notes.txt": "4"]) { folder in
            let files = try ContractFile.reading(directory: folder + "/")
            #expect(files.map(\.path) == ["a.yaml", "b/c.yaml"])
            #expect(files.map(\.displayName) == ["\(folder)/a.yaml", "\(folder)/b/c.yaml"])
            #expect(files.first?.bytes == Array("2".utf8))
        }
    }

    @Test func `a folder that is not there is reported`() {
        let error = #expect(throws: InvalidContracts.self) { try ContractFile.reading(directory: "no/such/folder") }
        #expect(error?.description == "no/such/folder:1:1: error: the folder cannot be read")
    }

    private func withFolder(_ texts: [String: String], _ body: (String) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, text) in texts {
            let file = root.appending(path: path)
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try body(root.path(percentEncoded: false))
    }
}
