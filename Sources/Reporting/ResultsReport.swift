public import Conformance

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A run as `results.json`, from which every other report can be made again.
public struct ResultsReport: Hashable, Sendable {
    /// The run that is told.
    public let run: Run
    /// The policy under which it was judged.
    public let policy: ExitStatus.Policy

    /// Creates the report of a run.
    public init(_ run: Run, policy: ExitStatus.Policy) {
        self.run = run
        self.policy = policy
    }

    /// Reads what `rendered()` made.
    ///
    /// - Throws: `ReportError.unreadable` for another shape or version, and for a request that no plan could hold.
    public init(reading bytes: [UInt8]) throws(ReportError) {
        let document: ResultsDocument
        do {
            document = try JSONDecoder().decode(ResultsDocument.self, from: Data(bytes))
        } catch {
            throw .unreadable(reason: "\(error)")
        }
        guard document.schemaVersion == ResultsDocument.currentVersion else {
            throw .unreadable(reason: "their schema version is \(document.schemaVersion), not 1")
        }
        guard let run = document.run else { throw .unreadable(reason: "the ending is incomplete") }
        self.run = run
        policy = document.policy.value
    }

    /// The report's bytes, the same for the same run.
    ///
    /// - Throws: `ReportError.unrenderable` for a time that is no number.
    public func rendered() throws(ReportError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            let text = String(decoding: try encoder.encode(ResultsDocument(run, policy)), as: UTF8.self)
            return Array(Self.escapingControls(text).utf8) + [UInt8(ascii: "\n")]
        } catch {
            throw .unrenderable(format: "JSON", reason: "\(error)")
        }
    }

    /// JSON may hold C1 and bidirectional controls as they are; a terminal that shows the file would obey them.
    private static func escapingControls(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if scalar.isObeyed, scalar != "\n" {
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
