import Conformance
import XML

/// One file of a JUnit report; most reports have no other.
struct JUnitPart: Hashable {
    /// What the root element of a further part is called, before its number.
    static let furtherName = "emconform part "

    /// The suites, or those pieces of them that stand in this part.
    let suites: [JUnitSuite]
    /// Which part it is, from 1.
    let number: Int

    init(_ suites: [JUnitSuite], number: Int) {
        self.suites = suites
        self.number = number
    }

    /// The file's bytes.
    func rendered(_ run: Run, _ properties: JUnitProperties) -> [UInt8] {
        var writer = XMLWriter(indenting: true)
        writer.startDocument()
        writer.startElement("testsuites")
        writer.attribute("name", number == 1 ? "emconform" : "\(Self.furtherName)\(number)")
        writer.attribute("tests", String(suites.reduce(0) { $0 + $1.cases.count }))
        writer.attribute("failures", String(suites.reduce(0) { $0 + $1.count(.failure) }))
        writer.attribute("errors", String(suites.reduce(0) { $0 + $1.count(.error) }))
        // Readers add the parts up, and the run took its time once.
        writer.attribute("time", Milliseconds(number == 1 ? run.seconds : 0).description)
        for (id, suite) in suites.enumerated() { Self.write(suite, id: id, of: run, properties, to: &writer) }
        writer.endElement()
        return writer.endDocument()
    }

    /// The most bytes that a testcase takes.
    static func size(of testcase: JUnitCase) -> Int {
        var writer = XMLWriter(indenting: true)
        writer.startDocument()
        write(testcase, to: &writer)
        // The lines of a testcase, five at most, are two levels further in.
        return writer.endDocument().count + 20
    }

    /// The most bytes that a suite takes besides its testcases.
    static func size(besidesCasesOf suite: JUnitSuite, of run: Run, _ properties: JUnitProperties) -> Int {
        var writer = XMLWriter(indenting: true)
        writer.startDocument()
        write(JUnitSuite(name: suite.name, cases: []), id: 0, of: run, properties, to: &writer)
        // Counts and times have more digits than those of an empty suite, and every line is one level further in.
        return writer.endDocument().count + 100 + 2 * (properties.pairs.count + 4)
    }

    private static func write(
        _ suite: JUnitSuite,
        id: Int,
        of run: Run,
        _ properties: JUnitProperties,
        to writer: inout XMLWriter
    ) {
        let attributes: KeyValuePairs = [
            "name": suite.name,
            "tests": String(suite.cases.count),
            "failures": String(suite.count(.failure)),
            "errors": String(suite.count(.error)),
            "skipped": String(suite.count(.skipped)),
            "time": suite.time.description,
            "timestamp": timestamp(run),
            "hostname": run.setting.origin.host.visible,
            "id": String(id),
            "package": "emconform",
        ]
        writer.element("testsuite", attributes: attributes) { writer in
            writer.element("properties") { writer in
                for property in properties.pairs {
                    writer.element("property", attributes: ["name": property.name, "value": property.value])
                }
            }
            for testcase in suite.cases { write(testcase, to: &writer) }
        }
    }

    private static func write(_ testcase: JUnitCase, to writer: inout XMLWriter) {
        let attributes: KeyValuePairs = [
            "classname": testcase.classname,
            "name": testcase.name,
            "time": testcase.time.description,
        ]
        writer.element("testcase", attributes: attributes) { writer in
            if let problem = testcase.problem {
                writer.element(
                    problem.element.rawValue,
                    attributes: ["type": problem.type, "message": problem.message],
                    text: problem.text
                )
            }
            if let flaky = testcase.flaky {
                writer.element("flakyFailure", attributes: ["type": "transport", "message": flaky]) { writer in
                    writer.element("stackTrace", text: flaky)
                }
            }
            if let output = testcase.output { writer.element("system-out", text: output) }
        }
    }

    /// When the run began, without the zone that the schemas refuse.
    private static func timestamp(_ run: Run) -> String {
        let text = run.setting.startedAt.visible
        return text.hasSuffix("Z") ? String(text.dropLast()) : text
    }
}
