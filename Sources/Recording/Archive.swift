public import Conformance
import Foundation

/// HAR files as we lay them out: an entry a line, so that a long one is written and read piece by piece.
public struct Archive: Sendable {
    /// The server that was asked.
    private let origin: Origin
    /// When the run began, UTC, `yyyy-MM-ddTHH:mm:ssZ`.
    private let startedAt: String
    private let creator: HAR.Creator

    /// Creates the layout of a run's archives.
    public init(of setting: Run.Setting) {
        origin = setting.origin
        startedAt = setting.startedAt
        creator = HAR.Creator(name: "emconform", version: setting.version)
    }

    private init(origin: Origin, startedAt: String, creator: HAR.Creator) {
        self.origin = origin
        self.startedAt = startedAt
        self.creator = creator
    }

    /// The layout without the moment of the run.
    var timeless: Archive { Archive(origin: origin, startedAt: "1970-01-01T00:00:00Z", creator: creator) }

    /// What stands before the first entry.
    var opening: String {
        "{\"log\":{\"version\":\"1.2\",\"creator\":\(String(decoding: Self.json(creator), as: UTF8.self)),\"entries\":[\n"
    }

    /// What stands behind the last entry.
    static let closing = "\n]}}\n"

    /// What stands between two entries.
    static let separator = ",\n"

    /// An exchange in one line.
    func line(_ exchange: StoredExchange) -> Data {
        Self.json(HAR.Entry(exchange, at: origin, startedAt: startedAt))
    }

    /// A whole archive.
    func bytes(_ exchanges: [StoredExchange]) -> [UInt8] {
        let lines = exchanges.map { line($0) }.joined(separator: Self.separator.utf8)
        return Array(opening.utf8) + lines + Array(Self.closing.utf8)
    }

    /// Reads an archive of this layout line by line.
    ///
    /// - Throws: `RecordingError.unreadable` with the line of what is no entry of ours, or where the frame is not ours:
    ///   a file that was cut, or that another program laid out anew.
    static func exchanges(in bytes: [UInt8]) throws(RecordingError) -> [StoredExchange] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines[0].starts(with: Array(#"{"log":{"#.utf8)), lines[0].last == UInt8(ascii: "[") else {
            throw .unreadable("\(ExchangeBundle.File.exchanges) does not begin as a recording does")
        }
        let end = lines.count - 2
        guard end > 0, Self.closing.utf8.elementsEqual([UInt8(ascii: "\n")] + lines[end] + [UInt8(ascii: "\n")]),
            lines[end + 1].isEmpty
        else {
            throw .unreadable("\(ExchangeBundle.File.exchanges) breaks off; it has lost its end")
        }
        var exchanges: [StoredExchange] = []
        for (index, line) in lines[..<end].enumerated().dropFirst() where !line.isEmpty {
            let entry = line.last == UInt8(ascii: ",") ? line.dropLast() : line
            guard let exchange = (try? JSONDecoder().decode(HAR.Entry.self, from: Data(entry)))?.exchange else {
                throw .unreadable("line \(index + 1) is no exchange that a run makes")
            }
            exchanges.append(exchange)
        }
        return exchanges
    }

    /// Verifies that bytes are an archive that any reader of HAR takes.
    ///
    /// - Throws: `DecodingError` where they are not.
    public static func verify(_ bytes: [UInt8]) throws { _ = try JSONDecoder().decode(HAR.self, from: Data(bytes)) }

    private static func json(_ value: some Encodable) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Numbers of ours are finite, and all else is text: there is nothing that cannot be spelt.
        guard let data = try? encoder.encode(value) else { preconditionFailure("an exchange cannot be spelt as JSON") }
        return data
    }
}
