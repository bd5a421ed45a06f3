/// Why a text is not a usable XML Schema: every reason, with its line.
public struct XMLSchemaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the schema, for messages.
    public var name: String

    /// What is wrong with it; never empty.
    public var diagnostics: [XMLDiagnostic]

    /// Makes an error.
    public init(name: String, diagnostics: [XMLDiagnostic]) {
        self.name = name
        self.diagnostics = diagnostics
    }

    /// One `name:line: message` a diagnostic.
    public var description: String {
        diagnostics
            .map { diagnostic in
                let line = diagnostic.line.map { ":\($0)" } ?? ""
                return "\(name)\(line): error: \(diagnostic.message)"
            }
            .joined(separator: "\n")
    }
}
