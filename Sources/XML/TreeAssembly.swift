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
        return assembly.element(at: index, in: Surroundings(path: ""))
    }

    /// What children have in common.
    private struct Surroundings {
        /// The path of the parent, or of what is around it.
        let path: String
        /// Whether the bound on all paths together is reached, so that no path grows any more.
        var isFull = false
    }

    private mutating func element(at index: Int, in surroundings: Surroundings) -> XMLElement? {
        let node = record.nodes[index]
        guard case .element(let number, let attributes, let declarations) = node.content else { return nil }
        let name = record.names[number]
        let place = XMLElement.Place(
            parent: surroundings.path,
            ordinal: surroundings.isFull ? -1 : node.ordinal,
            line: node.line
        )
        let children = children(from: index + 1, to: Int(node.end), of: name, at: place)
        return XMLElement(name, attributes, declarations, children, at: place)
    }

    private mutating func children(
        from start: Int,
        to end: Int,
        of name: XMLName,
        at place: XMLElement.Place
    ) -> [XMLNode] {
        guard start < end else { return [] }
        var surroundings: Surroundings?
        var children: [XMLNode] = []
        children.reserveCapacity(count(from: start, to: end))
        var child = start
        while child < end {
            if case .text(let text) = record.nodes[child].content {
                children.append(.text(text))
            } else {
                let around = surroundings ?? self.surroundings(in: name, at: place)
                surroundings = around
                if let element = element(at: child, in: around) { children.append(.element(element)) }
            }
            child = Int(record.nodes[child].end)
        }
        return children
    }

    /// What the children of an element have in common; most elements have none, and need no path of their own.
    private mutating func surroundings(in name: XMLName, at place: XMLElement.Place) -> Surroundings {
        let path = place.path(of: name.local)
        pathBytes += path.utf8.count
        let isFull = place.ordinal < 0 || pathBytes > limits.pathBytes
        return Surroundings(path: isFull ? place.parent : path, isFull: isFull)
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
