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
        let root = URL(fileURLWithPath: folder)
        guard let description = try? Data(contentsOf: root.appendingPathComponent(File.manifest)) else {
            throw .missing(folder: folder)
        }
        manifest = try Self.manifest(description)
        guard let bytes = try? Data(contentsOf: root.appendingPathComponent(File.exchanges)) else {
            throw .unreadable("\(File.exchanges) cannot be read")
        }
        exchanges = try Archive.exchanges(in: Array(bytes))
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
