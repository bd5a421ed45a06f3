import ArgumentParser
import Conformance
import ContractLoading
import Execution
import Foundation
import Recording

/// What is kept of a run beside its reports, and what is judged in place of a server.
struct RecordingOptions: ParsableArguments {
    /// Which exchanges are kept as evidence.
    enum Evidence: String, CaseIterable, ExpressibleByArgument {
        case failures
        case all
        case none
    }

    @Option(
        help: "Which exchanges are kept as HAR in the folder 'evidence' beside the reports: failures, all, none."
    )
    var evidence = Evidence.failures

    @Option(help: ArgumentHelp("Record every exchange in a new folder, without secrets.", valueName: "folder"))
    var record: String?

    @Option(help: ArgumentHelp("Judge a recording; no server is asked.", valueName: "folder"))
    var replay: String?

    func validate() throws {
        guard record == nil || replay == nil else { throw ValidationError("--record and --replay exclude each other") }
    }

    /// The folder that is written.
    var outputs: [String] { [record].compactMap(\.self) }

    /// The recording that is judged; nothing where a server is.
    func bundle() throws -> ExchangeBundle? {
        guard let replay else { return nil }
        do throws(RecordingError) {
            return try ExchangeBundle(reading: replay)
        } catch {
            throw CommandFailure.misuse(error.description)
        }
    }
}

/// What is put up with in a run.
struct WaiverOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A file of waivers: findings that somebody answers for until a day.", valueName: "file"))
    var waivers: String?

    /// The waivers as they hold today, UTC.
    func ledger(_ library: ContractLibrary) throws -> WaiverLedger {
        guard let waivers else { return WaiverLedger() }
        let file = ContractFile(path: waivers, bytes: try InputFile(waivers, for: "--waivers").bytes, folder: "")
        do throws(InvalidContracts) {
            return WaiverLedger(try WaiverLoader(library).load(file), on: Self.today)
        } catch {
            throw CommandFailure.misuse("the waivers cannot be used\n\(error)")
        }
    }

    /// The day, UTC, `yyyy-MM-dd`.
    static var today: String { Date.now.formatted(.iso8601.year().month().day()) }
}
