public import Conformance

/// Every mistake of a contract library.
public struct InvalidContracts: CustomStringConvertible, Error, Hashable, Sendable {
    /// The mistakes by place; never empty.
    public let diagnostics: [Diagnostic]

    /// Gathers mistakes, or nothing when there are none.
    init?(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return nil }
        self.diagnostics = diagnostics.sorted { ($0.location, $0.message) < ($1.location, $1.message) }
    }

    /// Every mistake as compilers print it.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
