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
        guard let node = xmlNewDocNode(document, nil, element.name.local, nil) else { return nil }
        if let parent { xmlAddChild(parent, node) }
        node.pointee.line = UInt16(clamping: element.line)
        for declaration in element.declarations {
            xmlNewNs(node, declaration.namespace, declaration.prefix)
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
        xmlNewNsProp(node, namespace, attribute.name.local, attribute.value)
    }

    private func add(_ child: XMLNode, to node: xmlNodePtr) {
        switch child {
        case .element(let element): _ = self.node(element, in: node)
        case .text(let text):
            guard let run = xmlNewDocText(document, text) else { return }
            xmlAddChild(node, run)
        }
    }

    /// The declaration in scope that a name needs; where there is none it is made, by another prefix if need be.
    private func namespace(_ namespace: String, as prefix: String?, in node: xmlNodePtr) -> xmlNsPtr? {
        if let known = xmlSearchNs(document, node, prefix), xmlStrEqual(known.pointee.href, namespace) == 1 {
            return known
        }
        // Nothing is made where the element declares the prefix for another namespace already.
        if let made = xmlNewNs(node, namespace, prefix) { return made }
        var number = 1
        while xmlSearchNs(document, node, "ns\(number)") != nil { number += 1 }
        return xmlNewNs(node, namespace, "ns\(number)")
    }
}
