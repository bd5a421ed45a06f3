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
        // The version first: of another one's shape nothing is known, and its mistakes would mislead.
        let version = try Self.decode(VersionRecord.self, from: bytes).schemaVersion
        guard version == ResultsDocument.currentVersion else {
            let known = ResultsDocument.currentVersion
            throw .unreadable(reason: "their schema version is \(version), and this emconform reads version \(known)")
        }
        let document = try Self.decode(ResultsDocument.self, from: bytes)
        guard let run = document.run else { throw .unreadable(reason: "the ending is incomplete") }
        self.run = run
        policy = document.policy.value
    }

    private struct VersionRecord: Decodable { let schemaVersion: Int }

    private static func decode<Value: Decodable>(
        _ type: Value.Type,
        from bytes: [UInt8]
    ) throws(ReportError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw .unreadable(reason: error.reason)
        } catch {
            throw .unreadable(reason: "\(error)")
        }
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
        let isEscaped = { (scalar: Unicode.Scalar) in scalar.isObeyed && scalar != "\n" }
        guard text.unicodeScalars.contains(where: isEscaped) else { return text }
        return text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if isEscaped(scalar) {
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
    }
}

extension DecodingError {
    /// What is wrong and where, in one line.
    fileprivate var reason: String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.place(context)) has no '\(key.stringValue)'"
        case .valueNotFound(_, let context): "\(Self.place(context)) has no value"
        case .typeMismatch(_, let context): "\(Self.place(context)) is of another type"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "they are no JSON"
        case .dataCorrupted(let context): "\(Self.place(context)): \(context.debugDescription)"
        @unknown default: "\(self)"
        }
    }

    private static func place(_ context: Context) -> String {
        let path = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
        return path.isEmpty ? "the document" : String(path.drop { $0 == "." })
    }
}
