/// What to print while a run goes on: a bar that is redrawn on a terminal, a line now and then in a pipe.
///
/// It keeps no clock; the states it is given bring the time with them.
public struct ProgressLine: Hashable, Sendable {
    /// Where the text goes.
    public enum Medium: Hashable, Sendable {
        /// A terminal with so many columns.
        case terminal(columns: Int)
        /// A file or a pipe.
        case pipe
    }

    /// The least time between two redrawn bars, in seconds.
    private static let redrawInterval = 0.1
    /// The least time between two lines in a pipe, in seconds.
    private static let lineInterval = 10.0
    /// The bar's width in characters.
    private static let barWidth = 24

    private let medium: Medium
    private var printedAt: Double?
    private var isEnded = false

    /// Creates a line of which nothing is printed yet.
    public init(on medium: Medium) { self.medium = medium }

    /// What to print for a state; nothing when the last text is recent enough.
    public mutating func text(for progress: RunProgress) -> String? {
        guard !isEnded else { return nil }
        isEnded = progress.planned > 0 && progress.done >= progress.planned
        let interval = medium == .pipe ? Self.lineInterval : Self.redrawInterval
        guard isEnded || printedAt.map({ progress.seconds - $0 >= interval }) ?? true else { return nil }
        printedAt = progress.seconds
        return switch medium {
        case .terminal(let columns): Self.bar(progress, columns: columns)
        case .pipe: "\(progress.summary), \(Int(Milliseconds(progress.seconds).count / 1000)) s\n"
        }
    }

    /// What to print when nothing more comes, so that the report begins on a clean line.
    public mutating func ending() -> String {
        isEnded = true
        return medium == .pipe || printedAt == nil ? "" : "\r\u{1B}[K"
    }

    private static func bar(_ progress: RunProgress, columns: Int) -> String {
        let share = progress.planned > 0 ? min(1, max(0, Double(progress.done) / Double(progress.planned))) : 0
        let filled = Int(share * Double(barWidth))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled)
        let text = "[\(bar)] \(progress.summary)  \(progress.current.visible)"
        // A text as wide as the terminal would wrap, and the next one would not be drawn over it.
        return "\r\(text.prefix(max(0, columns - 1)))\u{1B}[K"
    }
}
