internal import Conformance
internal import Foundation

extension ContractFile {
    /// Names below a library's folder that hold no contract: the schema of the language, and what defects the mock has.
    static let otherNames: Set<String> = ["schema"]

    /// Reads every `.yaml` file below a folder, sorted by path.
    ///
    /// The folder `schema` holds no contracts; names with a leading dot are passed over.
    ///
    /// - Throws: ``InvalidContracts`` naming each folder and file that could not be read.
    public static func reading(directory: String) throws(InvalidContracts) -> [ContractFile] {
        var reading = DirectoryReading(root: directory)
        reading.read(folder: "")
        if let failure = InvalidContracts(reading.diagnostics) { throw failure }
        return reading.files.sorted { $0.path < $1.path }
    }
}

/// A walk through a folder that notes what it could not read and goes on.
private struct DirectoryReading {
    let root: String
    var files: [ContractFile] = []
    var diagnostics: [Diagnostic] = []

    /// The folder without trailing slashes, as it stands before the paths of files.
    private var displayRoot: String {
        let trimmed = root.reversed().drop { $0 == "/" }.reversed()
        return trimmed.isEmpty ? root : String(trimmed)
    }

    mutating func read(folder: String) {
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: absolute(folder)).sorted() {
                visit(folder.isEmpty ? name : "\(folder)/\(name)", name: name, isTop: folder.isEmpty)
            }
        } catch {
            note("the folder cannot be read", at: folder)
        }
    }

    private mutating func visit(_ path: String, name: String, isTop: Bool) {
        guard !(isTop && ContractFile.otherNames.contains(name)), !name.hasPrefix(".") else { return }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: absolute(path), isDirectory: &isFolder) else { return }
        if isFolder.boolValue {
            read(folder: path)
        } else if name.hasSuffix(".yaml") {
            readFile(path)
        }
    }

    private mutating func readFile(_ path: String) {
        guard let data = FileManager.default.contents(atPath: absolute(path)) else {
            note("the file cannot be read", at: path)
            return
        }
        files.append(ContractFile(path: path, bytes: Array(data), folder: displayRoot))
    }

    private mutating func note(_ message: String, at path: String) {
        let location = SourceLocation(file: absolute(path), line: 1, column: 1)
        diagnostics.append(Diagnostic(location: location, message: message, sourceLine: nil, length: 1))
    }

    private func absolute(_ path: String) -> String { path.isEmpty ? displayRoot : "\(displayRoot)/\(path)" }
}
