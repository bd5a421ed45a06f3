/// One file of a contract library, read but not understood.
public struct ContractFile: Hashable, Sendable {
    /// The folder of the library as a reader names it, such as `contracts`; empty where there is none.
    public let folder: String
    /// The path below the library's folder, such as `resources/backup.yaml`.
    public let path: String
    /// The file's content; that it is UTF-8 is for the loader to find out.
    public let bytes: [UInt8]

    /// Creates a file from bytes.
    public init(path: String, bytes: [UInt8], folder: String = "contracts") {
        self.path = path
        self.bytes = bytes
        self.folder = folder
    }

    /// Creates a file from text.
    public init(path: String, text: String, folder: String = "contracts") {
        self.init(path: path, bytes: Array(text.utf8), folder: folder)
    }

    /// The path by which diagnostics and requirements name the file.
    public var displayName: String { folder.isEmpty ? path : "\(folder)/\(path)" }

    /// The file's name without folders and extension, which the contract inside must bear.
    public var baseName: String {
        let name = path.split(separator: "/").last.map { String($0) } ?? path
        return name.hasSuffix(".yaml") ? String(name.dropLast(".yaml".count)) : name
    }
}
