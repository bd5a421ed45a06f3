import XML

extension JUnitReport {
    /// Reads a report again and counts it over, as readers will.
    ///
    /// - Throws: `ReportError.unrenderable` when it is not well-formed, is empty, or counts itself wrong.
    public static func verify(_ bytes: [UInt8]) throws(ReportError) {
        let reading = XMLReader.read(bytes)
        guard let root = reading.root, root.name.local == "testsuites" else {
            throw failure(reading.diagnostics.first?.message ?? "there is no testsuites element")
        }
        let testcases = root.elements.flatMap { $0.elements(named: "testcase") }
        guard !testcases.isEmpty else { throw failure("it has no testcase") }
        try recount(root, testcases, ["failure", "error"])
        for suite in root.elements {
            try recount(suite, suite.elements(named: "testcase"), ["failure", "error", "skipped"])
        }
        let names = testcases.compactMap { $0.attribute("name") }
        guard Set(names).count == testcases.count else { throw failure("two testcases have one name") }
    }

    private static func recount(_ element: XMLElement, _ testcases: [XMLElement], _ kinds: [String]) throws(ReportError)
    {
        var counts = [("tests", testcases.count)]
        for kind in kinds {
            let number = testcases.count { !$0.elements(named: kind).isEmpty }
            counts.append((kind == "skipped" ? kind : "\(kind)s", number))
        }
        for (name, number) in counts where element.attribute(name) != String(number) {
            throw failure("\(element.path) says \(name)=\(element.attribute(name) ?? "nothing"), and has \(number)")
        }
    }

    private static func failure(_ reason: String) -> ReportError { .unrenderable(format: "JUnit XML", reason: reason) }
}

extension XMLElement {
    fileprivate func elements(named name: String) -> [XMLElement] { elements.filter { $0.name.local == name } }
}
