internal import CXML2

/// Builds libxml2's tree of an element, as reading the element's text would make it.
struct TreeBuilder {
    private let document: xmlDocPtr

    /// A document whose root the element is; nothing when memory runs out.
    static func tree(of root: XMLElement) -> ParsedTree? {
        LibXML.prepare()
        guard let document = xmlNewDoc("1.0") else { return nil }
        let tree = ParsedTree(document: document)
        guard let node = TreeBuilder(document: document).node(root, in: nil) else { return nil }
        xmlDocSetRootElement(document, node)
        return tree
    }

    /// A node with everything in it, linked to its parent so that names find the namespaces in scope.
    private func node(_ element: XMLElement, in parent: xmlNodePtr?) -> xmlNodePtr? {
        guard let node = element.name.local.withXMLChars({ xmlNewDocNode(document, nil, $0, nil) }) else { return nil }
        if let parent { xmlAddChild(parent, node) }
        node.pointee.line = UInt16(clamping: element.line)
        for declaration in element.declarations {
            _ = declared(declaration.namespace, as: declaration.prefix, on: node)
        }
        if let namespace = element.name.namespace {
            xmlSetNs(node, self.namespace(namespace, as: element.name.prefix, in: node))
        }
        for attribute in element.attributes { add(attribute, to: node) }
        for child in element.children { add(child, to: node) }
        return node
    }

    private func add(_ attribute: XMLAttribute, to node: xmlNodePtr) {
        let namespace = attribute.name.namespace.flatMap { namespace in
            // An attribute without a prefix is in no namespace, so that one in a namespace needs one.
            self.namespace(namespace, as: attribute.name.prefix ?? "ns", in: node)
        }
        attribute.name.local.withXMLChars { local in
            attribute.value.withXMLChars { value in _ = xmlNewNsProp(node, namespace, local, value) }
        }
    }

    private func add(_ child: XMLNode, to node: xmlNodePtr) {
        switch child {
        case .element(let element): _ = self.node(element, in: node)
        case .text(let text):
            guard let run = text.withXMLChars({ xmlNewDocText(document, $0) }) else { return }
            xmlAddChild(node, run)
        }
    }

    /// The declaration in scope that a name needs; where there is none it is made, by another prefix if need be.
    private func namespace(_ namespace: String, as prefix: String?, in node: xmlNodePtr) -> xmlNsPtr? {
        if let known = inScope(prefix, on: node), namespace.withXMLChars({ xmlStrEqual(known.pointee.href, $0) }) == 1 {
            return known
        }
        // Nothing is made where the element declares the prefix for another namespace already.
        if let made = declared(namespace, as: prefix, on: node) { return made }
        var number = 1
        while inScope("ns\(number)", on: node) != nil { number += 1 }
        return declared(namespace, as: "ns\(number)", on: node)
    }

    private func inScope(_ prefix: String?, on node: xmlNodePtr) -> xmlNsPtr? {
        guard let prefix else { return xmlSearchNs(document, node, nil) }
        return prefix.withXMLChars { xmlSearchNs(document, node, $0) }
    }

    /// A new declaration; nothing where the node declares the prefix already.
    private func declared(_ namespace: String, as prefix: String?, on node: xmlNodePtr) -> xmlNsPtr? {
        namespace.withXMLChars { namespace in
            guard let prefix else { return xmlNewNs(node, namespace, nil) }
            return prefix.withXMLChars { xmlNewNs(node, namespace, $0) }
        }
    }
}

extension String {
    /// What a body makes of the string as libxml2 takes strings; handed over as an argument it would be copied first.
    fileprivate func withXMLChars<Result>(_ body: (UnsafePointer<xmlChar>) -> Result) -> Result {
        withCString { $0.withMemoryRebound(to: xmlChar.self, capacity: utf8.count + 1) { body($0) } }
    }
}
