/// Why bytes are not given to libxml2, and where.
struct XMLRefused: Error {
    let message: String
    let line: Int?
    let column: Int?

    /// Makes a refusal at a known or unknown place.
    init(_ message: String, line: Int? = nil, column: Int? = nil) {
        self.message = message
        self.line = line
        self.column = column
    }

    /// Makes a refusal at an offset, with a column in bytes.
    init(_ message: String, at offset: Int, of bytes: [UInt8]) {
        let before = bytes[..<offset]
        self.message = message
        line = before.count(where: { $0 == 0x0A }) + 1
        column = offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    }

    /// The diagnostic that says so.
    func diagnostic(_ refusal: XMLRefusal) -> XMLDiagnostic {
        XMLDiagnostic(severity: .fatal, message: message, line: line, column: column, code: refusal.rawValue)
    }
}
