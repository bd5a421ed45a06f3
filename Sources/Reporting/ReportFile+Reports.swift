extension ReportFile {
    /// Writes JUnit XML once it was read again and counted over.
    public static func write(_ report: JUnitReport, to path: String) throws(ReportError) {
        try write(report.rendered(), to: path) { try JUnitReport.verify($0) }
    }

    /// Writes `results.json` once it was read again and found to hold the same run.
    public static func write(_ report: ResultsReport, to path: String) throws(ReportError) {
        try write(report.rendered(), to: path) { bytes in
            guard try ResultsReport(reading: bytes) == report else {
                throw ReportError.unreadable(reason: "they hold another run")
            }
        }
    }
}
