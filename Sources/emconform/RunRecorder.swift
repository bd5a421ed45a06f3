import Conformance
import Execution
import Recording

/// Keeps the exchanges of a run where the caller wants them.
struct RunRecorder {
    /// Where exchanges are kept.
    struct Places: Sendable {
        /// The folder of a recording; nothing for none.
        var bundle: String?
        /// The folder of the archive of every exchange; nothing for none.
        var everything: EvidenceFolder?
    }

    private let bundle: BundleFolder?
    private let everything: Recorder?

    /// Makes the files, before anything is sent.
    init(_ places: Places, of setting: Run.Setting) throws {
        do throws(RecordingError) {
            bundle = try places.bundle.map { folder throws(RecordingError) in
                try BundleFolder(folder, of: setting)
            }
        } catch {
            throw CommandFailure.misuse(error.description)
        }
        everything = try places.everything?.recorder(of: setting)
    }

    /// Takes each exchange; nothing where none is kept.
    var record: Record? {
        guard bundle != nil || everything != nil else { return nil }
        return { exchange in
            await bundle?.recorder.append(exchange)
            await everything?.append(exchange.evidence)
        }
    }

    /// Ends the files; why not all of it was kept, or nothing.
    func finish(_ manifest: Manifest) async -> String? {
        do throws(RecordingError) {
            try await everything?.close()
            try await bundle?.finish(manifest)
            return nil
        } catch {
            return error.description
        }
    }

    /// Whether the archive of every exchange lacks some, as there is a limit of evidence.
    var isEvidenceCut: Bool {
        get async { await everything?.omitted ?? 0 > 0 }
    }
}
