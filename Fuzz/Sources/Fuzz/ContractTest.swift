import Claims
import Conformance
import ContractLoading

/// Loading a contract, or a file of waivers, ends well or with diagnostics that lie within the file.
enum ContractTest {
    /// A small library, so that many inputs are tried; it is the one that the tests make mistaken ones of.
    private static let example = Example()
    private static let library = try? example.library()

    static func run(_ bytes: [UInt8]) -> Int32 {
        let path = Example.File.thing.rawValue
        let file = ContractFile(path: path, bytes: bytes)
        do {
            let library = try ContractLoader().load(example.files.filter { $0.path != path } + [file])
            expect(library.resources.contains { $0.name == "thing" }, "a contract that loads is in the library")
            for requirement in library.requirements { _ = requirement.assertion }
        } catch {
            check(error, file)
        }
        guard let library else {
            expect(false, "the example loads")
            return 0
        }
        do {
            let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
            for waiver in try WaiverLoader(library).load(file) {
                expect(waiver.lastLine >= waiver.location.line, "a waiver ends behind its beginning")
                expect(waiver.lastLine <= lines + lineSeparators(in: bytes), "a waiver ends within the file")
            }
        } catch {
            check(error, file)
        }
        return 0
    }

    private static func check(_ error: InvalidContracts, _ file: ContractFile) {
        let lines = file.bytes.count { $0 == 0x0A || $0 == 0x0D } + 1 + lineSeparators(in: file.bytes)
        expect(!error.diagnostics.isEmpty, "a failure has a diagnostic")
        for diagnostic in error.diagnostics where diagnostic.location.file == file.displayName {
            expect((1...lines + 1).contains(diagnostic.location.line), "\(diagnostic) is within \(lines) lines")
            expect(diagnostic.location.column >= 1, "\(diagnostic) has a column")
            _ = diagnostic.description
        }
    }

    /// YAML 1.1, which libyaml reads, has three more line breaks.
    private static func lineSeparators(in bytes: [UInt8]) -> Int {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.count { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) }
    }
}
