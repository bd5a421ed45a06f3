internal import CXML2

/// Paths of libxml2's nodes, spelt as `XMLElement.path`.
enum NodePath {
    /// The path of an element, or of an attribute of one; an element that is still being read knows no later siblings.
    static func path(of node: xmlNodePtr) -> String {
        var steps: [String] = []
        var current: xmlNodePtr? = node
        while let node = current {
            switch node.pointee.type {
            case XML_ELEMENT_NODE: steps.append(step(to: node))
            case XML_ATTRIBUTE_NODE: steps.append("@\(name(of: node))")
            default: break
            }
            current = node.pointee.parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }

    /// The local name of an element or attribute.
    static func name(of node: xmlNodePtr) -> String {
        LibXML.string(node.pointee.name) ?? ""
    }

    private static func step(to node: xmlNodePtr) -> String {
        let earlier = namesakes(of: node, along: \.prev)
        let isAlone = earlier == 0 && namesakes(of: node, along: \.next) == 0
        return isAlone ? name(of: node) : "\(name(of: node))[\(earlier + 1)]"
    }

    private static func namesakes(of node: xmlNodePtr, along next: KeyPath<xmlNode, xmlNodePtr?>) -> Int {
        var count = 0
        var sibling = node.pointee[keyPath: next]
        while let other = sibling {
            if other.pointee.type == XML_ELEMENT_NODE, xmlStrEqual(other.pointee.name, node.pointee.name) == 1 {
                count += 1
            }
            sibling = other.pointee[keyPath: next]
        }
        return count
    }
}
