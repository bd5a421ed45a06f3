import Conformance
import XML

extension HTMLReport {
    /// Reads a page again and holds it against the run.
    ///
    /// - Throws: `ReportError.unrenderable` when it is not well-formed, lacks a case or a requirement, carries a
    ///   script that is not ours, or links to a place in itself that is not there.
    public func verify(_ bytes: [UInt8]) throws(ReportError) {
        let page = try Self.root(bytes).descendants
        let cases = page.count { $0.name.local == "li" && $0.attribute("class") == "case" }
        guard cases == run.results.count else {
            throw Self.failure("it tells \(cases) of \(counted(run.results.count, "case"))")
        }
        let rows = page.count { $0.name.local == "details" && $0.attribute("class") == "row" }
        let requirements = Set(run.results.map { Array($0.requirement.utf8) }).count
        guard rows == requirements else {
            throw Self.failure("it tells \(rows) of \(counted(requirements, "requirement"))")
        }
        try Self.verifyScripts(page)
        try Self.verifyLinks(page)
    }

    private static func root(_ bytes: [UInt8]) throws(ReportError) -> XMLElement {
        let type = Array("<!DOCTYPE html>\n".utf8)
        guard bytes.starts(with: type) else { throw failure("it does not begin with its document type") }
        // What is read is our own and as large as the run; the bounds are for what comes from others.
        let limits = XMLLimits(bytes: .max, nodes: .max)
        let reading = XMLReader.read(Array(bytes.dropFirst(type.count)), limits: limits)
        guard let root = reading.root, root.name.local == "html" else {
            throw failure(reading.diagnostics.first?.message ?? "there is no html element")
        }
        return root
    }

    /// Nothing may run but what the frame wrote, even where a browser does not know the page's policy.
    private static func verifyScripts(_ page: [XMLElement]) throws(ReportError) {
        guard page.filter({ $0.name.local == "script" }).map(\.text) == ReportScript.all else {
            throw failure("it carries a script that is not ours")
        }
        for element in page where element.attributes.contains(where: { $0.name.local.hasPrefix("on") }) {
            throw failure("\(element.path) has an attribute that runs")
        }
    }

    private static func verifyLinks(_ page: [XMLElement]) throws(ReportError) {
        let ids = page.compactMap { $0.attribute("id") }
        let known = Set(ids)
        guard known.count == ids.count else { throw failure("two elements have one id") }
        for link in page.compactMap({ $0.attribute("href") }) where link.hasPrefix("#") {
            guard known.contains(String(link.dropFirst())) else { throw failure("nothing is at \(link)") }
        }
    }

    private static func failure(_ reason: String) -> ReportError { .unrenderable(format: "HTML", reason: reason) }
}

extension XMLElement {
    /// The element and all that stand in it, in document order.
    fileprivate var descendants: [XMLElement] {
        var found: [XMLElement] = []
        var rest = [self]
        while let next = rest.popLast() {
            found.append(next)
            rest += next.elements.reversed()
        }
        return found
    }
}
