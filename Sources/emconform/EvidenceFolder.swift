import Conformance
import Execution
import Foundation
import Recording
import Reporting

/// The folder `evidence` beside the reports.
struct EvidenceFolder: Sendable {
    /// The most bytes of evidence that one run leaves.
    private static let limit = 64 << 20
    /// The archive of every exchange.
    private static let everything = "all.har"

    /// The folder of the reports.
    let reports: String

    /// The folder itself.
    var path: String { "\(reports)/evidence" }

    /// Begins the archive of every exchange, in place of an older one.
    func recorder(of setting: Run.Setting) throws -> Recorder {
        try? FileManager.default.removeItem(atPath: "\(path)/\(Self.everything)")
        do {
            try make()
            return try Recorder(to: "\(path)/\(Self.everything)", of: setting, limit: Self.limit)
        } catch {
            throw CommandFailure.misuse("\(error)")
        }
    }

    /// Writes what shows each finding; the run then names the files, as far as they could be written.
    ///
    /// Files of an earlier run that nothing names any more are removed with the reports that named them. `isCut` says
    /// that evidence was left out.
    func write(
        _ performance: Runner.Performance,
        keeping evidence: RecordingOptions.Evidence
    ) -> (run: Run, failure: String?, isCut: Bool) {
        var run = performance.run
        // The archive of every exchange stands there already.
        var written: Set<String> = evidence == .all ? [Self.everything] : []
        var bytes = 0
        let exhibits = evidence == .none ? [] : performance.exhibits
        let archive = Archive(of: run.setting)
        do throws(ReportError) {
            for exhibit in exhibits where bytes < Self.limit {
                let exchanges = exhibit.exchanges
                guard !exchanges.isEmpty else { continue }
                let file = EvidenceFile(exchanges, in: archive)
                if written.insert(file.name).inserted {
                    try write(file)
                    bytes += file.bytes.count
                }
                run = run.attaching("evidence/\(file.name)", toFinding: exhibit.finding, ofResult: exhibit.result)
            }
        } catch {
            return (run, error.description, false)
        }
        removeOlder(than: written)
        return (run, nil, bytes >= Self.limit)
    }

    /// Says that not all that was to be kept is.
    static func warnOfLimit() {
        Console.error("emconform: warning: evidence beyond \(limit >> 20) MiB was left out")
    }

    private func write(_ file: EvidenceFile) throws(ReportError) {
        if !FileManager.default.fileExists(atPath: path) { try make() }
        try ReportFile.write(file.bytes, to: "\(path)/\(file.name)", mode: 0o600) { try Archive.verify($0) }
    }

    private func make() throws(ReportError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .unwritable(path: path, reason: error.localizedDescription, remedy: "name another with --reports")
        }
    }

    private func removeOlder(than written: Set<String>) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for file in files
        where (EvidenceFile.isName(file) || file == Self.everything) && !written.contains(file) {
            try? FileManager.default.removeItem(atPath: "\(path)/\(file)")
        }
    }
}
