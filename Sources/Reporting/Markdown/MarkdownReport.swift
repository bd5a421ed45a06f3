public import Conformance

/// A run as Markdown, for people in a merge request or on the page of a job.
public struct MarkdownReport: Hashable, Sendable {
    /// The most bytes; GitHub refuses summaries of more than 1 MiB, and GitLab comments of more than a million.
    public static let sizeLimit = 1_000_000

    /// The run that is told.
    public let run: Run
    /// The policy under which it is judged.
    public let policy: ExitStatus.Policy

    /// Creates the summary of a run.
    public init(_ run: Run, policy: ExitStatus.Policy) {
        self.run = run
        self.policy = policy
    }

    /// The summary's bytes, the same for the same run; what has no room is named in the last line.
    ///
    /// They are none where not even that line has room.
    public func rendered(limit: Int = sizeLimit) -> [UInt8] {
        let pieces = MarkdownPieces(run, policy).all
        var text: [String] = []
        var left: [String] = []
        var room = limit - Self.omission(of: pieces.map(\.kind)).utf8.count
        for piece in pieces {
            let size = piece.text.utf8.count + 2
            if size <= room {
                text.append(piece.text)
                room -= size
            } else {
                left.append(piece.kind)
            }
        }
        if !left.isEmpty { text.append(Self.omission(of: left)) }
        let bytes = Array((text.joined(separator: "\n\n") + "\n").utf8)
        return bytes.count <= limit ? bytes : []
    }

    private static func omission(of kinds: [String]) -> String {
        var counts: [(kind: String, count: Int)] = []
        for kind in kinds {
            if counts.last?.kind == kind { counts[counts.count - 1].count += 1 } else { counts.append((kind, 1)) }
        }
        let named = counts.map { counted($0.count, $0.kind) }.joined(separator: ", ")
        return "*Shortened: left out are \(named). The other reports have them.*"
    }
}

/// A part of the summary that is written whole or not at all.
struct MarkdownPiece {
    /// What it is, in a word that can be counted.
    let kind: String
    /// The text, without a line break at its end.
    let text: String
}
