import Comparing
import Conformance

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ComparisonReport {
    /// The version of the JSON's shape; it grows when a reader of an older one would be misled.
    public static let schemaVersion = 1

    /// The report as JSON, the same bytes for the same comparison.
    ///
    /// - Throws: `ReportError.unrenderable` when it cannot be encoded.
    public func json() throws(ReportError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(ComparisonDocument(self))) + [UInt8(ascii: "\n")]
        } catch {
            throw .unrenderable(format: "JSON", reason: "\(error)")
        }
    }
}

/// The shape of the JSON.
///
/// Texts are made visible: a terminal that shows the file would obey what JSON may hold as it is.
private struct ComparisonDocument: Encodable {
    struct Rule: Encodable {
        let name: String
        let changeClass: ChangeClass
        let meaning: String
        let reason: String

        enum CodingKeys: String, CodingKey {
            case name, meaning, reason
            case changeClass = "class"
        }
    }

    struct Side: Encodable {
        let name: String
        let isMock: Bool
        let versions: [String]
        let startedAt: String
        let exchanges: Int
        let subjects: [Subjects]
    }

    struct Subjects: Encodable {
        let resource: String
        let found: Int
        let picked: Int
    }

    struct Change: Encodable {
        let changeClass: ChangeClass
        let rule: String
        let holders: [String]
        let part: String
        let before: String
        let after: String
        let subjectsBefore: Comparing.Change.Count
        let subjectsAfter: Comparing.Change.Count
        let places: [String]

        enum CodingKeys: String, CodingKey {
            case rule, holders, part, before, after, subjectsBefore, subjectsAfter, places
            case changeClass = "class"
        }
    }

    struct Verdict: Encodable {
        let changeClass: ChangeClass
        let rule: String
        let requirement: String
        let level: String
        let before: String
        let after: String
        let cases: [String]

        enum CodingKeys: String, CodingKey {
            case rule, requirement, level, before, after, cases
            case changeClass = "class"
        }
    }

    let schemaVersion: Int
    let status: Comparison.Status
    let exitStatus: Int32
    let obstacle: String?
    let before: Side
    let after: Side
    let counts: [String: Int]
    let extent: Comparison.Extent
    let changes: [Change]
    let verdictChanges: [Verdict]
    let rules: [Rule]
}

extension ComparisonDocument {
    init(_ report: ComparisonReport) {
        let comparison = report.comparison
        self.init(
            schemaVersion: ComparisonReport.schemaVersion,
            status: comparison.status,
            exitStatus: comparison.status.code,
            obstacle: comparison.obstacle?.visible,
            before: Side(comparison.before),
            after: Side(comparison.after),
            counts: Dictionary(uniqueKeysWithValues: ChangeClass.allCases.map { ($0.rawValue, comparison.count($0)) }),
            extent: comparison.extent,
            changes: comparison.changes.map { Change($0) },
            verdictChanges: comparison.verdictChanges.map { Verdict($0) },
            rules: report.rules.map { rule in
                Rule(name: rule.rawValue, changeClass: rule.changeClass, meaning: rule.meaning, reason: rule.reason)
            }
        )
    }
}

extension ComparisonDocument.Side {
    fileprivate init(_ side: Comparison.Side) {
        self.init(
            name: side.name.visible,
            isMock: side.isMock,
            versions: side.versions,
            startedAt: side.startedAt.visible,
            exchanges: side.exchanges,
            subjects: side.populations.map { .init(resource: $0.resource, found: $0.found, picked: $0.picked) }
        )
    }
}

extension ComparisonDocument.Change {
    fileprivate init(_ change: Comparing.Change) {
        self.init(
            changeClass: change.changeClass,
            rule: change.rule.rawValue,
            holders: change.holders.map(\.visible),
            part: change.part.visible,
            before: change.before.visible,
            after: change.after.visible,
            subjectsBefore: change.subjectsBefore,
            subjectsAfter: change.subjectsAfter,
            places: change.places.map(\.visible)
        )
    }
}

extension ComparisonDocument.Verdict {
    fileprivate init(_ change: VerdictChange) {
        self.init(
            changeClass: change.changeClass,
            rule: change.rule.rawValue,
            requirement: change.requirement.visible,
            level: change.level,
            before: change.before,
            after: change.after,
            cases: change.cases.map(\.visible)
        )
    }
}
