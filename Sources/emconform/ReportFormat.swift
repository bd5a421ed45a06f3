import ArgumentParser
import Conformance
import Reporting

/// A report that can be made of a run at any time.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case html
    case junit
    case markdown

    /// The report's bytes, read again as its readers will.
    func rendered(_ run: Run, _ policy: ExitStatus.Policy) throws(ReportError) -> [UInt8] {
        switch self {
        case .html:
            let report = HTMLReport(run, policy: policy)
            let bytes = report.rendered()
            try report.verify(bytes)
            return bytes
        case .junit:
            let bytes = JUnitReport(run, policy: policy).rendered()
            try JUnitReport.verify(bytes)
            return bytes
        case .markdown:
            return MarkdownReport(run, policy: policy).rendered()
        }
    }

    /// Writes the report, and returns the paths of the files that it took.
    func write(_ run: Run, _ policy: ExitStatus.Policy, to path: String) throws(ReportError) -> [String] {
        switch self {
        case .html: try ReportFile.write(HTMLReport(run, policy: policy), to: path)
        case .junit: return try ReportFile.write(JUnitReport(run, policy: policy), to: path)
        case .markdown: try ReportFile.write(MarkdownReport(run, policy: policy), to: path)
        }
        return [path]
    }
}

/// The reports of a run, written; one that fails takes no other with it.
struct WrittenReports {
    /// The files that were written.
    private(set) var paths: [String] = []
    /// What could not be written, and why.
    private(set) var failures: [ReportError] = []

    /// Writes every report, `results.json` first, because all others can be made again from it.
    init(_ run: Run, _ options: ReportOptions) {
        let policy = options.policy
        keep { () throws(ReportError) in
            try ReportFile.write(ResultsReport(run, policy: policy), to: options.jsonPath)
            return [options.jsonPath]
        }
        for format in [ReportFormat.junit, .html, .markdown] {
            keep { () throws(ReportError) in try format.write(run, policy, to: options.path(of: format)) }
        }
    }

    private mutating func keep(_ write: () throws(ReportError) -> [String]) {
        do throws(ReportError) { paths += try write() } catch { failures.append(error) }
    }
}
