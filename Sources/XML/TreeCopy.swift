internal import CXML2

/// Copies a libxml2 tree, whose depth the parser has bounded, into values.
struct TreeCopy {
    private let limits: XMLLimits
    private var pathBytes = 0

    /// Namespace names by libxml2's declarations, so that a long one is not copied for every element.
    private var namespaces: [xmlNsPtr: String] = [:]

    private init(_ limits: XMLLimits) {
        self.limits = limits
    }

    /// The root of a tree.
    static func root(of tree: borrowing ParsedTree, limits: XMLLimits) -> XMLElement? {
        guard let root = xmlDocGetRootElement(tree.document) else { return nil }
        var copy = TreeCopy(limits)
        return copy.element(root, path: "/\(NodePath.name(of: root))")
    }

    /// The path of a child, or of the parent once the bound on all paths together is reached.
    private mutating func child(_ step: String, of path: String) -> String {
        pathBytes += path.utf8.count + step.utf8.count
        return pathBytes <= limits.pathBytes ? "\(path)/\(step)" : path
    }

    private mutating func element(_ node: xmlNodePtr, path: String) -> XMLElement {
        XMLElement(
            name: name(node.pointee.name, node.pointee.ns),
            attributes: attributes(of: node),
            declarations: declarations(of: node),
            children: children(of: node, path: path),
            line: Int(xmlGetLineNo(node)),
            path: path
        )
    }

    private mutating func children(of node: xmlNodePtr, path: String) -> [XMLNode] {
        let totals = Self.namesakes(among: node)
        var seen: [String: Int] = [:]
        var children: [XMLNode] = []
        var current = node.pointee.children
        while let child = current {
            switch child.pointee.type {
            case XML_ELEMENT_NODE:
                var step = NodePath.name(of: child)
                if totals[step, default: 1] > 1 {
                    seen[step, default: 0] += 1
                    step += "[\(seen[step, default: 1])]"
                }
                children.append(.element(element(child, path: self.child(step, of: path))))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                children.append(.text(LibXML.string(child.pointee.content) ?? ""))
            default: break
            }
            current = child.pointee.next
        }
        return children
    }

    /// How many children have each local name; empty if there are fewer than two child elements.
    private static func namesakes(among node: xmlNodePtr) -> [String: Int] {
        guard xmlChildElementCount(node) > 1 else { return [:] }
        var totals: [String: Int] = [:]
        var current = xmlFirstElementChild(node)
        while let child = current {
            totals[NodePath.name(of: child), default: 0] += 1
            current = xmlNextElementSibling(child)
        }
        return totals
    }

    private mutating func attributes(of node: xmlNodePtr) -> [XMLAttribute] {
        var attributes: [XMLAttribute] = []
        var current = node.pointee.properties
        while let attribute = current {
            let name = name(attribute.pointee.name, attribute.pointee.ns)
            attributes.append(XMLAttribute(name: name, value: Self.value(of: attribute)))
            current = attribute.pointee.next
        }
        return attributes
    }

    /// The text of an attribute; without a document type declaration it has no entity references.
    private static func value(of attribute: xmlAttrPtr) -> String {
        var value = ""
        var current = attribute.pointee.children
        while let run = current {
            value += LibXML.string(run.pointee.content) ?? ""
            current = run.pointee.next
        }
        return value
    }

    private mutating func declarations(of node: xmlNodePtr) -> [XMLNamespaceDeclaration] {
        var declarations: [XMLNamespaceDeclaration] = []
        var current = node.pointee.nsDef
        while let declaration = current {
            let prefix = LibXML.string(declaration.pointee.prefix)
            declarations.append(XMLNamespaceDeclaration(prefix: prefix, namespace: uri(of: declaration)))
            current = declaration.pointee.next
        }
        return declarations
    }

    private mutating func name(_ local: UnsafePointer<xmlChar>?, _ namespace: xmlNsPtr?) -> XMLName {
        let local = LibXML.string(local) ?? ""
        guard let namespace else { return XMLName(local: local) }
        let href = uri(of: namespace)
        guard !href.isEmpty else { return XMLName(local: local) }
        return XMLName(local: local, namespace: href, prefix: LibXML.string(namespace.pointee.prefix))
    }

    private mutating func uri(of namespace: xmlNsPtr) -> String {
        if let known = namespaces[namespace] { return known }
        // libxml2 resolves every reference in a namespace's name but one to '&', which it leaves as this.
        let uri = (LibXML.string(namespace.pointee.href) ?? "").replacing("&#38;", with: "&")
        namespaces[namespace] = uri
        return uri
    }
}
