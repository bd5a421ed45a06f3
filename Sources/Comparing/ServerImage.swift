public import Conformance

/// What one build of a server showed in a run: the verdicts, and every exchange behind them.
public struct ServerImage: Sendable {
    /// What a reader calls it, such as a folder's name.
    public let name: String
    /// The run, judged by the contracts of today.
    public let run: Run
    /// Every exchange, with pseudonyms for secrets.
    public let exchanges: [Exchange]

    /// Creates an image.
    public init(name: String, run: Run, exchanges: [Exchange]) {
        self.name = name
        self.run = run
        self.exchanges = exchanges
    }
}
