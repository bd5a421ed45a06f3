public import Conformance
import Foundation

/// The folder of a recording while it is made; the manifest comes last, so that a folder with one is whole.
public struct BundleFolder: Sendable {
    private let folder: String
    /// Takes the exchanges.
    public let recorder: Recorder

    /// Makes the folder, or takes one that is empty.
    ///
    /// - Throws: `RecordingError.unwritable`.
    public init(_ folder: String, of setting: Run.Setting) throws(RecordingError) {
        self.folder = folder
        let files = FileManager.default
        do {
            try files.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            guard try files.contentsOfDirectory(atPath: folder).isEmpty else {
                throw RecordingError.unwritable(
                    folder: folder,
                    reason: "something is in it already; name a new folder, so that nothing is lost"
                )
            }
        } catch let error as RecordingError {
            throw error
        } catch {
            throw .unwritable(folder: folder, reason: error.localizedDescription)
        }
        recorder = try Recorder(to: "\(folder)/\(ExchangeBundle.File.exchanges)", of: setting)
    }

    /// Ends the recording.
    ///
    /// - Throws: `RecordingError.unwritable` where anything could not be written.
    public func finish(_ manifest: Manifest) async throws(RecordingError) {
        try await recorder.close()
        let count = await recorder.count
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = try PrivateFile.create("\(folder)/\(ExchangeBundle.File.manifest)")
        do {
            try file.write(contentsOf: encoder.encode(manifest.counting(count)) + Data("\n".utf8))
            try file.close()
        } catch {
            throw .unwritable(folder: folder, reason: error.localizedDescription)
        }
    }
}
