import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// An element of an XML document, compared without regard to the order of attributes and of children.
struct Node: Hashable {
    struct Malformed: Error {}

    var name = ""
    var attributes: [String: String] = [:]
    var children: [Node] = []
    var text = ""

    init() {}

    init(parsing bytes: [UInt8]) throws {
        let builder = NodeBuilder()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.delegate = builder
        guard parser.parse(), let root = builder.root else { throw Malformed() }
        self = root
    }

    /// The links, wherever they point.
    var links: [Node] { child("Links")?.children ?? [] }

    func child(_ name: String) -> Node? {
        children.first { $0.name == name }
    }

    func links(_ relation: String, _ type: String) -> [Node] {
        links.filter { $0.attributes["Rel"] == relation && $0.attributes["Type"] == type }
    }

    /// The same node with children in an order of their own, so that order does not count in a comparison.
    var sorted: Node {
        var copy = self
        copy.children = children.map(\.sorted).sorted { $0.key < $1.key }
        return copy
    }

    private var key: String {
        name + attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}

/// Builds nodes from parser events; namespace declarations are dropped.
private final class NodeBuilder: NSObject, XMLParserDelegate {
    var root: Node?
    private var open: [Node] = []

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        var node = Node()
        node.name = name
        node.attributes = attributes.filter { !$0.key.hasPrefix("xmlns") }
        open.append(node)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += text
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard var node = open.popLast() else { return }
        // White space between elements is layout.
        if !node.children.isEmpty { node.text = "" }
        if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
    }
}
