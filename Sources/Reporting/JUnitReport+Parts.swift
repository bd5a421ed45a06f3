import Conformance

extension JUnitReport {
    /// The most bytes of a file; GitLab refuses reports of 30 MB and more.
    public static let sizeLimit = 20_000_000

    /// The most bytes of a file besides its suites: the document's declaration and the root element.
    private static let frame = 300

    /// The report in as many files as it needs, each a report in itself; in one wherever that is small enough.
    ///
    /// A testcase that is larger than the limit stands alone; as texts are cut, none is larger than the usual limit.
    public func parts(limit: Int = sizeLimit) -> [[UInt8]] {
        let whole = rendered()
        guard whole.count > limit else { return [whole] }
        let properties = JUnitProperties(run, under: policy)
        return split(limit, properties).enumerated().map { place, suites in
            JUnitPart(suites, number: place + 1).rendered(run, properties)
        }
    }

    private func split(_ limit: Int, _ properties: JUnitProperties) -> [[JUnitSuite]] {
        var parts: [[JUnitSuite]] = [[]]
        var size = Self.frame
        for suite in suites {
            let own = JUnitPart.size(besidesCasesOf: suite, of: run, properties)
            var isOpen = false
            for testcase in suite.cases {
                let more = JUnitPart.size(of: testcase)
                if size + (isOpen ? 0 : own) + more > limit, !parts[parts.count - 1].isEmpty {
                    parts.append([])
                    size = Self.frame
                    isOpen = false
                }
                parts[parts.count - 1].add(testcase, to: suite.name, isNew: !isOpen)
                size += (isOpen ? 0 : own) + more
                isOpen = true
            }
        }
        return parts
    }
}

extension [JUnitSuite] {
    /// Adds a testcase to the last suite, or to a new one.
    fileprivate mutating func add(_ testcase: JUnitCase, to suite: String, isNew: Bool) {
        if isNew {
            append(JUnitSuite(name: suite, cases: [testcase]))
        } else {
            self[count - 1].cases.append(testcase)
        }
    }
}
