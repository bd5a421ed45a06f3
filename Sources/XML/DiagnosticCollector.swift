internal import CXML2

/// Collects what one parser or validator says; libxml2's handlers reach it through a context pointer.
final class DiagnosticCollector {
    private(set) var diagnostics: [XMLDiagnostic] = []
    private(set) var hasFatal = false
    private let limit: Int

    /// Makes a collector that keeps at most so many diagnostics, and the first fatal one in any case.
    init(limit: Int) {
        self.limit = limit
    }

    /// Keeps a diagnostic, unless a fatal one came before: what follows that is about input that we cut off.
    func append(_ diagnostic: XMLDiagnostic) {
        guard !hasFatal else { return }
        hasFatal = diagnostic.severity == .fatal
        guard diagnostics.count < limit || hasFatal else { return }
        diagnostics.append(diagnostic)
    }

    /// Keeps an error of the parser, at the element that is open.
    func append(_ error: xmlError, in path: @autoclosure () -> String?) {
        guard keeps(error) else { return }
        append(XMLDiagnostic(error, path: path(), column: Int(error.int2)))
    }

    /// Keeps an error of a schema or its validator, at the node that it is about.
    func append(schemaError error: xmlError) {
        guard keeps(error) else { return }
        let node = error.node?.assumingMemoryBound(to: xmlNode.self)
        append(XMLDiagnostic(error, path: node.map(NodePath.path), column: 0))
    }

    /// Whether an error is going to be kept; telling its place takes longer the more siblings there are.
    private func keeps(_ error: xmlError) -> Bool {
        !hasFatal && (diagnostics.count < limit || XMLDiagnostic.Severity(error) == .fatal)
    }

    /// The handler for schema parsers and validators, whose context is a collector.
    static let schemaHandler: cxml2_error_handler = { context, error in
        guard let context, let error else { return }
        Unmanaged<DiagnosticCollector>.fromOpaque(context).takeUnretainedValue().append(schemaError: error.pointee)
    }

    /// The context pointer for `schemaHandler`; it does not keep the collector alive.
    var context: UnsafeMutableRawPointer {
        Unmanaged.passUnretained(self).toOpaque()
    }
}

extension XMLDiagnostic.Severity {
    fileprivate init(_ error: xmlError) {
        self =
            switch error.level {
            case XML_ERR_NONE, XML_ERR_WARNING: .warning
            // The parser gives up at its bounds with a mere error.
            case XML_ERR_ERROR where error.code != XML_ERR_NO_MEMORY.rawValue: .error
            default: .fatal
            }
    }
}

extension XMLDiagnostic {
    /// Copies an error of libxml2, where 0 means an unknown place; a hostile document's names may be very long.
    fileprivate init(_ error: xmlError, path: String?, column: Int) {
        let message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
        self.init(
            severity: Severity(error),
            message: message.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed.shortened,
            line: error.line > 0 ? Int(error.line) : nil,
            column: column > 0 ? column : nil,
            path: path?.shortened,
            code: Int(error.code)
        )
    }
}

extension String {
    /// As much of the string as is kept; an ellipsis says that it was cut, for whoever looks for pieces of secrets.
    fileprivate var shortened: String {
        let end = index(startIndex, offsetBy: 1_000, limitedBy: endIndex) ?? endIndex
        return end < endIndex ? self[..<end] + "…" : self
    }

    /// The string without white space at its ends.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
