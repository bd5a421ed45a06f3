internal import CXML2

/// Writes an XML 1.0 document in UTF-8 into memory; the only place where XML is escaped.
///
/// Names are the program's own and must be XML names. Values may be anything: characters that XML 1.0 does not allow
/// are replaced, as `XMLText.permitted(_:)` says.
public struct XMLWriter: ~Copyable {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr

    /// Makes a writer of an empty document, whose elements are indented by two spaces a level if told so.
    public init(indenting: Bool = false) {
        LibXML.prepare()
        guard let buffer = xmlBufferCreate(), let writer = xmlNewTextWriterMemory(buffer, 0) else {
            preconditionFailure("Out of memory.")
        }
        self.buffer = buffer
        self.writer = writer
        if indenting {
            check(xmlTextWriterSetIndent(writer, 1))
            check(xmlTextWriterSetIndentString(writer, "  "))
        }
    }

    deinit {
        xmlFreeTextWriter(writer)
        xmlBufferFree(buffer)
    }

    /// Writes `<?xml version="1.0" encoding="UTF-8"?>` and a line feed.
    public mutating func startDocument() {
        check(xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil))
    }

    /// Opens an element.
    public mutating func startElement(_ name: String) {
        checkName(name)
        check(xmlTextWriterStartElement(writer, name))
    }

    /// Writes an attribute, before any content of the element that was opened last.
    public mutating func attribute(_ name: String, _ value: String) {
        checkName(name)
        check(xmlTextWriterWriteAttribute(writer, name, XMLText.permitted(value)))
    }

    /// Writes text, escaped.
    public mutating func text(_ text: String) {
        check(xmlTextWriterWriteString(writer, XMLText.permitted(text)))
    }

    /// Closes the element that was opened last.
    public mutating func endElement() {
        check(xmlTextWriterEndElement(writer))
    }

    /// Writes an element with attributes in this order and the content that the closure writes.
    ///
    /// - Throws: what the closure throws; the element is closed all the same.
    public mutating func element<Failure: Error>(
        _ name: String,
        attributes: KeyValuePairs<String, String> = [:],
        content: (inout XMLWriter) throws(Failure) -> Void
    ) throws(Failure) {
        startElement(name)
        for (name, value) in attributes {
            attribute(name, value)
        }
        defer { endElement() }
        try content(&self)
    }

    /// Writes an element with attributes in this order and text, or none.
    public mutating func element(
        _ name: String,
        attributes: KeyValuePairs<String, String> = [:],
        text: String? = nil
    ) {
        element(name, attributes: attributes) { writer in
            if let text { writer.text(text) }
        }
    }

    /// Closes what is open and hands over the document.
    public consuming func endDocument() -> [UInt8] {
        check(xmlTextWriterEndDocument(writer))
        check(xmlTextWriterFlush(writer))
        let count = Int(xmlBufferLength(buffer))
        return Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: count))
    }

    /// The writer fails only when memory runs out or when it is called in a wrong order, which is a mistake of ours.
    private func check(_ code: Int32) {
        precondition(code >= 0, "XMLWriter was called in a wrong order, or memory ran out.")
    }

    private func checkName(_ name: String) {
        precondition(XMLName.isSpelling(name), "Not an XML name: \(name)")
    }
}
