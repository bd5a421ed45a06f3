extension ReportFile {
    /// Writes the summary as Markdown.
    public static func write(_ report: MarkdownReport, to path: String) throws(ReportError) {
        try write(report.rendered(), to: path) { _ in }
    }
}
