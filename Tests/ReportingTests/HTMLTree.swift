import Conformance
import Testing
import XML

@testable import Reporting

/// A page, read as XML.
struct HTMLTree {
    /// Every element in document order.
    let all: [XMLElement]

    init(_ run: Run, policy: Conformance.ExitStatus.Policy = Sample.strict) throws {
        try self.init(HTMLReport(run, policy: policy).rendered())
    }

    init(_ bytes: [UInt8]) throws {
        let limits = XMLLimits(bytes: .max, nodes: .max)
        let reading = XMLReader.read(Array(bytes.drop { $0 != UInt8(ascii: "\n") }), limits: limits)
        all = Self.all(in: try #require(reading.root, "\(reading.diagnostics.first?.message ?? "")"))
    }

    /// The rows of requirements.
    var rows: [XMLElement] { all.filter { $0.attribute("class") == "row" } }

    /// The row of a requirement.
    func row(_ requirement: String) -> XMLElement? { rows.first { $0.attribute("id") == "requirement-\(requirement)" } }

    /// The elements that have a name.
    func elements(_ name: String) -> [XMLElement] { all.filter { $0.name.local == name } }

    /// A part of the page; an empty element where there is none.
    func part(_ id: String) -> XMLElement {
        all.first { $0.name.local == "section" && $0.attribute("id") == id } ?? XMLElement(name: XMLName(local: "none"))
    }

    /// The cells of a table's body, row by row.
    func table(_ caption: String) -> [[String]] {
        let table = elements("table").first { $0.elements.first?.text == caption }
        let body = table?.elements.first { $0.name.local == "tbody" }
        return (body?.elements ?? []).map { row in
            row.elements.map { cell in
                cell.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
        }
    }

    /// An element and all that stand in it, in document order.
    static func all(in element: XMLElement) -> [XMLElement] { [element] + element.elements.flatMap { all(in: $0) } }
}

extension XMLElement {
    /// The text of the element and of all that stand in it.
    var words: String {
        children.reduce(into: "") { text, child in
            switch child {
            case .element(let element): text += element.words
            case .text(let run): text += run
            }
        }
    }
}
