/// Makes the tree of what a parser saw.
struct TreeAssembly {
    private let record: TreeRecord
    private let limits: XMLLimits
    private var pathBytes = 0

    private init(_ record: TreeRecord, _ limits: XMLLimits) {
        self.record = record
        self.limits = limits
    }

    /// An element that was read to its end, such as the root, which is the first one.
    static func element(of record: TreeRecord, at index: Int, limits: XMLLimits) -> XMLElement? {
        guard record.nodes.indices.contains(index) else { return nil }
        var assembly = TreeAssembly(record, limits)
        return assembly.element(at: index, in: "")
    }

    /// The path of a child, or of the parent once the bound on all paths together is reached.
    private mutating func path(_ local: String, _ ordinal: Int32, in parent: String) -> String {
        let path = Self.path(parent, local, ordinal == 0 ? "" : "[\(ordinal)]")
        guard !parent.isEmpty else { return path }
        pathBytes += path.utf8.count - 1
        return pathBytes <= limits.pathBytes ? path : parent
    }

    /// A path of its pieces, made at once since every element has one.
    private static func path(_ parent: String, _ local: String, _ index: String) -> String {
        var (parent, local, index) = (parent, local, index)
        let count = parent.utf8.count + 1 + local.utf8.count + index.utf8.count
        return String(unsafeUninitializedCapacity: count) { buffer in
            var end = parent.withUTF8 { buffer.initialize(fromContentsOf: $0) }
            buffer.initializeElement(at: end, to: UInt8(ascii: "/"))
            end = local.withUTF8 { buffer[(end + 1)...].initialize(fromContentsOf: $0) }
            return index.withUTF8 { buffer[end...].initialize(fromContentsOf: $0) }
        }
    }

    private mutating func element(at index: Int, in parent: String) -> XMLElement? {
        let node = record.nodes[index]
        guard case .element(let number, let attributes, let declarations) = node.content else { return nil }
        let name = record.names[number]
        let path = path(name.local, node.ordinal, in: parent)
        return XMLElement(
            name: name,
            attributes: attributes,
            declarations: declarations,
            children: children(from: index + 1, to: Int(node.end), in: path),
            line: Int(node.line),
            path: path
        )
    }

    private mutating func children(from start: Int, to end: Int, in path: String) -> [XMLNode] {
        guard start < end else { return [] }
        var children: [XMLNode] = []
        children.reserveCapacity(count(from: start, to: end))
        var child = start
        while child < end {
            if case .text(let text) = record.nodes[child].content {
                children.append(.text(text))
            } else if let element = element(at: child, in: path) {
                children.append(.element(element))
            }
            child = Int(record.nodes[child].end)
        }
        return children
    }

    private func count(from start: Int, to end: Int) -> Int {
        var count = 0
        var child = start
        while child < end {
            count += 1
            child = Int(record.nodes[child].end)
        }
        return count
    }
}
