extension XMLElement {
    /// The element as a document of its own, in UTF-8 with an XML declaration.
    ///
    /// Names keep their namespaces: declarations are written as they stand, and more are added where one is missing.
    public func serialized() -> [UInt8] {
        var writer = XMLWriter()
        writer.startDocument()
        write(to: &writer, scope: NamespaceScope())
        return writer.endDocument()
    }

    /// Writes the element into a document that is being written, where no namespace is in scope.
    public func write(to writer: inout XMLWriter) {
        write(to: &writer, scope: NamespaceScope())
    }

    private func write(to writer: inout XMLWriter, scope outer: NamespaceScope) {
        var scope = outer
        scope.enter(self)
        writer.startElement(scope.spelling(of: name))
        let attributes = attributes.map { (scope.declare(attribute: $0.name), $0.value) }
        for declaration in scope.declared {
            writer.attribute(declaration.prefix.map { "xmlns:\($0)" } ?? "xmlns", declaration.namespace)
        }
        for (name, value) in attributes {
            writer.attribute(name, value)
        }
        for child in children {
            switch child {
            case .element(let element): element.write(to: &writer, scope: scope)
            case .text(let text): writer.text(text)
            }
        }
        writer.endElement()
    }
}
