import Claims
import Conformance
import Representation
import XML

/// Reading XML is total, and its places lie within the input.
enum XMLTest {
    static func run(_ bytes: [UInt8]) -> Int32 {
        let reading = XMLReader.read(bytes)
        let isFatal = reading.diagnostics.contains { $0.severity == .fatal }
        expect((reading.root == nil) == isFatal, "there is a tree, or a fatal diagnostic")
        // Line breaks are CR, LF or both, and take two bytes in UTF-16.
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
        for diagnostic in reading.diagnostics {
            expect((1...lines).contains(diagnostic.line ?? 1), "line \(diagnostic.line ?? 0) of \(lines)")
            expect((diagnostic.column ?? 1) >= 1, "column \(diagnostic.column ?? 0)")
        }
        let document = Document.readingXML(bytes)
        expect(
            document.isReadable != document.issues.contains { $0.isFatal },
            "a document is read, or an issue is fatal"
        )
        guard let root = reading.root else { return 0 }
        check(root, lines)
        _ = document.resource.map { ($0.listedItems, $0.pagingInfo) }
        return 0
    }

    private static func check(_ element: XMLElement, _ lines: Int) {
        expect((1...lines).contains(element.line), "line \(element.line) of \(lines)")
        expect(!element.path.isEmpty, "an element has a path")
        for child in element.elements { check(child, lines) }
    }
}
