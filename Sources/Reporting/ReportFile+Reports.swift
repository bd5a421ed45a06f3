#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ReportFile {
    /// Writes JUnit XML once it was read again and counted over; a large report goes on in files beside the first one.
    ///
    /// - Returns: The paths of the files. Further ones that an earlier run left there are gone.
    @discardableResult
    public static func write(
        _ report: JUnitReport,
        to path: String,
        limit: Int = JUnitReport.sizeLimit
    ) throws(ReportError) -> [String] {
        let name = PartName(path)
        let parts = report.parts(limit: limit)
        for (place, bytes) in parts.enumerated() {
            try write(bytes, to: name.path(ofPart: place + 1)) { try JUnitReport.verify($0) }
        }
        for number in name.further() where number > parts.count { removeFurtherPart(name.path(ofPart: number)) }
        return parts.indices.map { name.path(ofPart: $0 + 1) }
    }

    /// Removes a file that an earlier report left; one that says it is something else is somebody's own.
    private static func removeFurtherPart(_ path: String) {
        let mark = Array("<testsuites name=\"\(JUnitPart.furtherName)".utf8)
        guard let bytes = FileManager.default.contents(atPath: path), bytes.prefix(200).firstRange(of: mark) != nil
        else { return }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes `results.json` once it was read again and found to hold the same run.
    public static func write(_ report: ResultsReport, to path: String) throws(ReportError) {
        try write(report.rendered(), to: path) { bytes in
            guard try ResultsReport(reading: bytes) == report else {
                throw ReportError.unreadable(reason: "they hold another run")
            }
        }
    }

    /// Writes the page of a run once it was read again and found to tell every case.
    public static func write(_ report: HTMLReport, to path: String) throws(ReportError) {
        try write(report.rendered(), to: path) { try report.verify($0) }
    }
}

/// How the files of a report that takes several are called: `junit.xml`, `junit-2.xml` and so on.
private struct PartName {
    private let folder: Substring
    private let stem: Substring
    private let ending: Substring

    init(_ path: String) {
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        // A name that begins with its only dot has no ending.
        let dot = path[start...].dropFirst().lastIndex(of: ".") ?? path.endIndex
        (folder, stem, ending) = (path[..<start], path[start..<dot], path[dot...])
    }

    func path(ofPart number: Int) -> String { "\(folder)\(stem)\(number == 1 ? "" : "-\(number)")\(ending)" }

    /// The numbers of the files in the folder that are called like further parts.
    func further() -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : String(folder))) ?? []
        return names.compactMap { name in
            guard name.hasPrefix("\(stem)-"), name.hasSuffix(ending) else { return nil }
            let number = name.dropFirst(stem.count + 1).dropLast(ending.count)
            return Int(number).flatMap { $0 > 1 && String($0) == number ? $0 : nil }
        }
    }
}
