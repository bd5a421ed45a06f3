import ArgumentParser
import Conformance
import Dispatch
import Reporting
import Synchronization

/// A report that can be made of a run at any time.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case html
    case junit
    case markdown

    /// The report's bytes, read again as its readers will; evidence is in a folder.
    func rendered(_ run: Run, _ policy: ExitStatus.Policy, in folder: String) throws(ReportError) -> [UInt8] {
        switch self {
        case .html:
            let report = HTMLReport(run, policy: policy)
            let bytes = report.rendered()
            try report.verify(bytes)
            return bytes
        case .junit:
            let bytes = JUnitReport(run, policy: policy, folder: folder).rendered()
            try JUnitReport.verify(bytes)
            return bytes
        case .markdown:
            return MarkdownReport(run, policy: policy).rendered()
        }
    }

    /// Writes the report, and returns the paths of the files that it took; evidence is in a folder.
    func write(
        _ run: Run,
        _ policy: ExitStatus.Policy,
        to path: String,
        evidenceIn folder: String
    ) throws(ReportError) -> [String] {
        switch self {
        case .html:
            let way = OutputFolder.way(from: path, to: folder)
            try ReportFile.write(HTMLReport(run, policy: policy, folder: way), to: path)
        // CI systems look for attachments from where the tool was started.
        case .junit: return try ReportFile.write(JUnitReport(run, policy: policy, folder: folder), to: path)
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

    /// Writes every report, all at the same time; `results.json`, from which the others can be made again, stands first.
    init(_ run: Run, _ options: ReportOptions) {
        let policy = options.policy
        let formats: [ReportFormat?] = [nil, .junit, .html, .markdown]
        let written = Mutex<[Int: Result<[String], ReportError>]>([:])
        DispatchQueue.concurrentPerform(iterations: formats.count) { place in
            let result = Result { () throws(ReportError) in
                if let format = formats[place] {
                    return try format.write(run, policy, to: options.path(of: format), evidenceIn: options.reports)
                }
                try ReportFile.write(ResultsReport(run, policy: policy), to: options.jsonPath)
                return [options.jsonPath]
            }
            written.withLock { $0[place] = result }
        }
        for (_, result) in written.withLock(\.self).sorted(by: { $0.key < $1.key }) {
            switch result {
            case .success(let paths): self.paths += paths
            case .failure(let error): failures.append(error)
            }
        }
    }
}
