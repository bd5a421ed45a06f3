public import Conformance
import Foundation

/// A recording: what a run asked a server, and every answer.
public struct ExchangeBundle: Sendable {
    /// The names of the files in a recording's folder.
    enum File {
        static let manifest = "manifest.json"
        static let exchanges = "exchanges.har"
    }

    /// What the recording says of itself.
    public let manifest: Manifest
    /// The exchanges in the order in which they ended.
    public let exchanges: [StoredExchange]

    /// Creates a recording.
    public init(manifest: Manifest, exchanges: [StoredExchange]) {
        self.manifest = manifest
        self.exchanges = exchanges
    }

    /// Reads a recording from its folder.
    ///
    /// - Throws: `RecordingError` for no recording, one of another format, and one that is damaged.
    public init(reading folder: String) throws(RecordingError) {
        manifest = try Self.manifest(try Self.data(File.manifest, in: folder))
        exchanges = try Archive.exchanges(in: Array(try Self.data(File.exchanges, in: folder)))
        if let count = manifest.exchanges, count != exchanges.count {
            throw .unreadable("\(File.exchanges) holds \(exchanges.count) exchanges, and \(count) were made")
        }
    }

    private static func data(_ file: String, in folder: String) throws(RecordingError) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(file))
        } catch CocoaError.fileReadNoSuchFile where file == File.manifest {
            throw .missing(folder: folder)
        } catch {
            throw .unopened(file: "\(folder)/\(file)", reason: error.localizedDescription)
        }
    }

    private static func manifest(_ data: Data) throws(RecordingError) -> Manifest {
        struct Format: Decodable { let format: Int }
        // The format first: a manifest of another one may lack what this one has.
        guard let format = try? JSONDecoder().decode(Format.self, from: data).format else {
            throw .unreadable("\(File.manifest) is no manifest")
        }
        guard format == Manifest.currentFormat else { throw .format(format) }
        do {
            return try JSONDecoder().decode(Manifest.self, from: data)
        } catch {
            throw .unreadable("\(File.manifest): \(error)")
        }
    }
}
