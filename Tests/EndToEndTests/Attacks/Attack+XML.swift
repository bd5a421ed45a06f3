import Conformance
import MockServer
import TestSupport

extension Attack {
    private static let root = "<Backup xmlns=\"http://www.veeam.com/ent/v1.0\">"

    /// What the content of an answer is in XML.
    static let xml: [Attack] = [
        .content("no content", "answered with neither XML nor JSON", status: 3, []),
        .content("white space alone", "there is no document", many(" \n", 100)),
        .xml("an entity bomb", "a document type declaration is not read") { _, _ in
            let levels = (1...30).map { "<!ENTITY e\($0) '&e\($0 - 1);&e\($0 - 1);'>" }.joined()
            return "<!DOCTYPE a [<!ENTITY e0 'boom'>\(levels)]><a>&e30;</a>"
        },
        .xml("an external entity from a file", "a document type declaration is not read") { _, _ in
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"
        },
        .xml("an external entity from another host", "a document type declaration is not read") {
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'http://127.0.0.1:\($1.decoy)/forbidden'>]><a>&e;</a>"
        },
        .xml("a parameter entity", "a document type declaration is not read") {
            "<!DOCTYPE a [<!ENTITY % e SYSTEM 'http://127.0.0.1:\($1.decoy)/forbidden'> %e;]><a/>"
        },
        .xml("an external document type", "a document type declaration is not read") {
            "<!DOCTYPE Backup SYSTEM 'http://127.0.0.1:\($1.decoy)/forbidden.dtd'>" + $0
        },
        .xml("an inclusion", "include is in the namespace http://www.w3.org/2001/XInclude") {
            inserting(
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"http://127.0.0.1:\($1.decoy)/forbidden\"/>",
                into: $0
            )
        },
        .xml("an inclusion of a file", "include is in the namespace http://www.w3.org/2001/XInclude") { text, _ in
            inserting(
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\" parse=\"text\"/>",
                into: text
            )
        },
        .xml("the location of a schema", "\"exitStatus\" : 0", status: 0) {
            $0.replacing(
                "<Backup ",
                with: "<Backup xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" "
                    + "i:schemaLocation=\"http://www.veeam.com/ent/v1.0 http://127.0.0.1:\($1.decoy)/forbidden.xsd\" "
            )
        },
        .xml("a style sheet", "an XML declaration", status: 0) {
            "<?xml-stylesheet href=\"http://127.0.0.1:\($1.decoy)/forbidden.xsl\"?>" + $0.drop { $0 != ">" }.dropFirst()
        },
        .xml("100,000 nested elements", "(--limit xml-depth)", status: 3) { _, _ in
            root + String(repeating: "<a>", count: 100_000)
        },
        .xml("a million attributes", "(--limit xml-attributes)", status: 3) { _, _ in
            "<Backup " + (0..<500_000).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>"
        },
        .xml("an attribute of 4 MiB", "(--limit xml-text)", status: 3) { _, _ in
            "<Backup a=\"" + String(repeating: "x", count: 4 << 20) + "\"/>"
        },
        .xml("a text of 4 MiB", "(--limit xml-text)", status: 3) { _, _ in
            root + String(repeating: "x", count: 4 << 20) + "</Backup>"
        },
        .xml("a name of 1 MiB", "(--limit xml-text)", status: 3) { _, _ in
            "<" + String(repeating: "x", count: 1 << 20) + "y/>"
        },
        .xml("10,000 namespaces", "(--limit xml-", status: 3) { _, _ in
            (0..<10_000).map { "<a xmlns:n\($0)=\"urn:\($0)\">" }.joined()
        },
        .xml("millions of elements", "(--limit xml-nodes)", status: 3) { _, _ in
            root + String(repeating: "<a/>", count: 3_000_000) + "</Backup>"
        },
        .xml("100,000 processing instructions", "\"exitStatus\" : 0", status: 0) { text, _ in
            inserting(String(repeating: "<?p pwned?>", count: 100_000), into: text)
        },
        .xml("100,000 comments", "\"exitStatus\" : 0", status: 0) { text, _ in
            inserting(String(repeating: "<!--pwned-->", count: 100_000), into: text)
        },
        .xml("a comment without an end", "Double hyphen within comment") { text, _ in
            inserting("<!--" + String(repeating: "-", count: 100_000), into: text)
        },
        .xml("100,000 sections of characters", "\"exitStatus\" : 0", status: 0) { text, _ in
            inserting(String(repeating: "<![CDATA[ ]]>", count: 100_000), into: text)
        },
        .xml("characters that XML has not", "backup.document.well-formed [entity, xml]") { text, _ in
            inserting("&#0;&#27;\u{1}\u{0}", into: text)
        },
        .xml("20,000 errors", "Namespace prefix p on a is not defined") { text, _ in
            inserting(String(repeating: "<p:a/>", count: 20_000), into: text)
        },
        .xml("a document behind the document", "XML declaration allowed only at the start of the document") { text, _ in
            text + text
        },
        .xml("a document that breaks off", "backup.document.well-formed [entity, xml]") { text, _ in
            String(text.dropLast(text.count / 2))
        },
        .content(
            "bytes that are no UTF-8",
            "the bytes are not UTF-8",
            Array("<Backup>".utf8) + [0xC0, 0x80, 0xFF, 0xFE, 0xED, 0xA0, 0x80]
        ),
        .content(
            "UTF-16",
            "the bytes are UTF-16, not UTF-8",
            utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>\(root)</Backup>")
        ),
        .content("UTF-16 with half a character", "UTF-16 with an odd number of bytes", utf16(root) + [0xD8]),
        .content(
            "UTF-32",
            "the character U+0000 is not allowed",
            root.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8), UInt8($0.value & 0xFF)] }
        ),
        .content(
            "UTF-7",
            "only UTF-8, UTF-16 and ISO-8859-1 can be read",
            Array("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-Backup/+AD4-".utf8)
        ),
        .content(
            "three byte order marks",
            "Start tag expected",
            [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + Array(root.utf8)
        ),
        .xml("an encoding that there is not", "only UTF-8, UTF-16 and ISO-8859-1 can be read") { _, _ in
            "<?xml version=\"1.0\" encoding=\"\u{7F}x\"?>\(root)</Backup>"
        },
        .answer("a charset that is a lie", "utf-7", status: 0) {
            $0.setting("Content-Type", to: "application/xml; charset=utf-7")
        },
        .answer("HTML by the name of XML", "a document type declaration is not read") {
            let page = Array("<!DOCTYPE html><html><body><script>pwned()</script></body></html>".utf8)
            var response = $0.setting("Content-Length", to: "\(page.count)")
            response.body = page
            return response
        },
        .answer("a type that nobody asked for", "Content-Type: text/html") {
            $0.setting("Content-Type", to: "text/html; charset=utf-8")
        },
        .answer("JSON by the name of XML", "Start tag expected") { $0.rewritten { _ in "{\"Name\": \"<Backup/>\"}" } },
    ]

    /// The document with something behind its root's start tag.
    private static func inserting(_ piece: String, into text: String) -> String {
        guard let start = text.firstRange(of: "<Backup "), let end = text[start.upperBound...].firstIndex(of: ">")
        else {
            return text
        }
        return text[...end] + piece + text[text.index(after: end)...]
    }

    private static func utf16(_ text: String) -> [UInt8] {
        [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
}
