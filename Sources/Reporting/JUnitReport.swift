public import Conformance
import XML

/// A run as JUnit XML in the portable dialect, which Jenkins, GitLab, Azure DevOps and GitHub all show right.
public struct JUnitReport: Hashable, Sendable {
    /// The run that is told.
    public let run: Run
    /// The policy that decides what fails.
    public let policy: ExitStatus.Policy

    /// Creates the report of a run.
    public init(_ run: Run, policy: ExitStatus.Policy) {
        self.run = run
        self.policy = policy
    }

    /// The report's bytes, the same for the same run.
    public func rendered() -> [UInt8] {
        let suites = [JUnitSuite](run, under: policy)
        let properties = JUnitProperties(run, under: policy)
        var writer = XMLWriter(indenting: true)
        writer.startDocument()
        writer.startElement("testsuites")
        writer.attribute("name", "emconform")
        writer.attribute("tests", String(suites.reduce(0) { $0 + $1.cases.count }))
        writer.attribute("failures", String(suites.reduce(0) { $0 + $1.count(.failure) }))
        writer.attribute("errors", String(suites.reduce(0) { $0 + $1.count(.error) }))
        writer.attribute("time", Milliseconds(run.seconds).description)
        for (id, suite) in suites.enumerated() { write(suite, id: id, properties, to: &writer) }
        writer.endElement()
        return writer.endDocument()
    }

    private func write(_ suite: JUnitSuite, id: Int, _ properties: JUnitProperties, to writer: inout XMLWriter) {
        let attributes: KeyValuePairs = [
            "name": suite.name,
            "tests": String(suite.cases.count),
            "failures": String(suite.count(.failure)),
            "errors": String(suite.count(.error)),
            "skipped": String(suite.count(.skipped)),
            "time": suite.time.description,
            "timestamp": timestamp,
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

    private func write(_ testcase: JUnitCase, to writer: inout XMLWriter) {
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
            if let output = testcase.output { writer.element("system-out", text: output) }
        }
    }

    /// When the run began, without the zone that the schemas refuse.
    private var timestamp: String {
        let text = run.setting.startedAt.visible
        return text.hasSuffix("Z") ? String(text.dropLast()) : text
    }
}
