import Foundation

/// The checkout's sources as text.
enum House {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources")

    /// The names of the modules' folders.
    static func modules() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
    }

    /// The Swift files of a module.
    static func files(of module: String) throws -> [URL] {
        let folder = sources.appendingPathComponent(module)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return files.filter { $0.hasSuffix(".swift") }.sorted().map { folder.appendingPathComponent($0) }
    }

    /// A file's text.
    static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    /// A file's lines.
    static func lines(_ file: URL) throws -> [Substring] {
        try text(file).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The modules that a module's files import.
    static func imports(of module: String) throws -> Set<String> {
        let words = try files(of: module).flatMap { try lines($0) }.map { $0.split(separator: " ") }
        return Set(
            words.compactMap { words in
                guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1 else {
                    return nil
                }
                return String(words[index + 1])
            }
        )
    }

    /// The functions of a formatted file: from the line of the name to the closing brace at the same indentation.
    static func functions(_ file: URL) throws -> [(name: String, lines: Int)] {
        let lines = try lines(file)
        return lines.indices.compactMap { index in
            let line = lines[index]
            let code = line.drop { $0 == " " }
            let words = code.split(separator: " ")
            let isFunction =
                words.contains("func") || words.contains { $0.hasPrefix("init(") || $0.hasPrefix("init?(") }
            guard isFunction, !code.hasPrefix("//"), !code.hasPrefix("self."), !code.hasPrefix("*") else { return nil }
            guard !line.hasSuffix("}") else { return (String(code), 1) }
            let closing = line.prefix { $0 == " " } + "}"
            guard let end = lines[index...].firstIndex(of: closing) else { return nil }
            return (String(code.prefix(60)), end - index + 1)
        }
    }
}
