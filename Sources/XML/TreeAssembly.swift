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
        let path = Self.joined(parent, "/", local, ordinal == 0 ? "" : "[\(ordinal)]")
        guard !parent.isEmpty else { return path }
        pathBytes += path.utf8.count - 1
        return pathBytes <= limits.pathBytes ? path : parent
    }

    /// One text of several, made at once: every element has a path.
    private static func joined(_ pieces: String...) -> String {
        String(unsafeUninitializedCapacity: pieces.reduce(0) { $0 + $1.utf8.count }) { buffer in
            var end = 0
            for var piece in pieces {
                piece.withUTF8 { end = buffer[end...].initialize(fromContentsOf: $0) }
            }
            return end
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
