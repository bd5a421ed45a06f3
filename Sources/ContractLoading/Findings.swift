internal import Conformance

/// The mistakes found so far in one file.
///
/// A class, because every reader of a file writes into the same list; it never leaves the load that made it.
final class Findings {
    let source: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(source: SourceText) { self.source = source }

    func report(_ message: String, at span: Span) {
        let sourceLine = source.line(span.line)
        diagnostics.append(
            Diagnostic(location: location(of: span), message: message, sourceLine: sourceLine, length: span.length)
        )
    }

    func location(of span: Span) -> SourceLocation {
        SourceLocation(file: source.file, line: span.line, column: span.column)
    }
}
