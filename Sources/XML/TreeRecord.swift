internal import CXML2

/// What a parser saw of a document, flat and in document order, until the tree can be made of it.
///
/// An element's path depends on siblings that come after it, so that no tree can be made on the way.
struct TreeRecord {
    /// An element or a run of text.
    struct Node {
        /// What there is at a place.
        enum Content {
            case element(name: Int, attributes: [XMLAttribute], declarations: [XMLNamespaceDeclaration])
            case text(String)
        }

        var content: Content
        /// The one-based line of a start tag's end.
        let line: Int32
        /// The index behind everything in it.
        var end: Int32
        /// The one-based place among siblings of the same local name, 0 where there are none.
        var ordinal: Int32 = 0

        /// The index of the name, nothing for text.
        var name: Int? {
            if case .element(let name, _, _) = content { return name }
            return nil
        }
    }

    private(set) var nodes: [Node] = []
    /// The names that elements and attributes have, each once.
    private(set) var names: [XMLName] = []
    /// How each name is spelt, and the number of its local name, which names of several namespaces share.
    private var spellings: [(spelling: Spelling, localNumber: Int)] = []
    /// Where among the first few names one may be found, by where the parser keeps its local name.
    private var guesses = InlineArray<32, UInt8>(repeating: 0)
    /// The places of the names that come behind the first few, among which nearly all documents find theirs.
    private var known: [Spelling: Int] = [:]
    /// The numbers of the local names that come behind them.
    private var numbersByLocal: [String: Int] = [:]
    /// The elements that are open, the root first.
    private var open: [Int] = []
    /// In which element the last text stands.
    private var lastTextParent = -1
    /// How many siblings have each local name; zero between two uses.
    private var counts: [Int32] = []

    /// A name as the parser gives it: its strings are interned, so that their places tell them apart.
    private struct Spelling: Hashable {
        let local: UnsafePointer<xmlChar>?
        let prefix: UnsafePointer<xmlChar>?
        let namespace: UnsafePointer<xmlChar>?
    }

    private static let fewNames = 24
    private static let fewNodes = 20

    /// Makes an empty record with room for what most documents hold.
    init() {
        names.reserveCapacity(Self.fewNames)
        spellings.reserveCapacity(Self.fewNames)
        counts.reserveCapacity(Self.fewNames)
        nodes.reserveCapacity(Self.fewNodes)
    }

    /// How many elements are open.
    var depth: Int { open.count }

    /// The index of a name, seen before or not.
    mutating func name(
        _ local: UnsafePointer<xmlChar>?,
        _ prefix: UnsafePointer<xmlChar>?,
        _ namespace: UnsafePointer<xmlChar>?
    ) -> Int {
        let spelling = Spelling(local: local, prefix: prefix, namespace: namespace)
        let place = Int(bitPattern: UInt(bitPattern: local) >> 2 & 31)
        let guess = Int(guesses[place])
        if guess < spellings.count, spellings[guess].spelling == spelling { return guess }
        // Looking at a few takes less time than hashing one.
        for index in 0..<min(spellings.count, Self.fewNames) where spellings[index].spelling == spelling {
            guesses[place] = UInt8(index)
            return index
        }
        if let index = known[spelling] { return index }
        let index = names.count
        let name = XMLName.spelt(local, prefix, namespace)
        spellings.append((spelling, localNumber(of: name.local)))
        names.append(name)
        if index >= Self.fewNames { known[spelling] = index }
        return index
    }

    /// The number of the local name of a name that is new.
    private mutating func localNumber(of local: String) -> Int {
        for index in 0..<min(names.count, Self.fewNames) where names[index].local == local {
            return spellings[index].localNumber
        }
        if let number = numbersByLocal[local] { return number }
        if names.count >= Self.fewNames { numbersByLocal[local] = counts.count }
        counts.append(0)
        return counts.count - 1
    }

    /// Begins an element in the one that is open.
    mutating func begin(
        _ name: Int,
        _ attributes: [XMLAttribute],
        _ declarations: [XMLNamespaceDeclaration],
        line: Int32
    ) {
        open.append(nodes.count)
        let content = Node.Content.element(name: name, attributes: attributes, declarations: declarations)
        nodes.append(Node(content: content, line: line, end: 0))
    }

    /// Ends the element that is open, and tells its index; what is in it is known now.
    mutating func end() -> Int? {
        guard let index = open.popLast() else { return nil }
        nodes[index].end = Int32(nodes.count)
        numberChildren(of: index)
        return index
    }

    /// Forgets the element that ended last, with everything in it.
    mutating func forget(from index: Int) {
        nodes.removeSubrange(index...)
    }

    /// Adds characters to the element that is open; what stands side by side is one text.
    mutating func add(_ text: String) {
        guard let parent = open.last else { return }
        let last = nodes.count - 1
        if lastTextParent == parent, case .text(var run) = nodes[last].content {
            // Nobody else may hold the text while it grows, or it would be copied with every piece.
            nodes[last].content = .text("")
            run += text
            nodes[last].content = .text(run)
            return
        }
        lastTextParent = parent
        nodes.append(Node(content: .text(text), line: 0, end: Int32(nodes.count + 1)))
    }

    private mutating func numberChildren(of index: Int) {
        let end = Int(nodes[index].end)
        each(from: index + 1, to: end) { record, child, local in
            record.counts[local] += 1
            record.nodes[child].ordinal = record.counts[local]
        }
        each(from: index + 1, to: end) { record, child, local in
            if record.counts[local] == 1 { record.nodes[child].ordinal = 0 }
        }
        each(from: index + 1, to: end) { record, _, local in record.counts[local] = 0 }
    }

    /// Does something with each element among siblings that have ended, and the number of its local name.
    private mutating func each(from start: Int, to end: Int, _ body: (inout TreeRecord, Int, Int) -> Void) {
        var child = start
        while child < end {
            if let name = nodes[child].name { body(&self, child, spellings[name].localNumber) }
            child = Int(nodes[child].end)
        }
    }

    /// The path of the element that is open, as `XMLElement.path`; it knows no later siblings.
    var openPath: String? {
        guard !open.isEmpty else { return nil }
        return open.indices.map { depth in
            let index = open[depth]
            guard let name = nodes[index].name else { return "" }
            var earlier = 0
            var sibling = depth == 0 ? index : open[depth - 1] + 1
            while sibling < index {
                if let other = nodes[sibling].name, spellings[other].localNumber == spellings[name].localNumber {
                    earlier += 1
                }
                sibling = Int(nodes[sibling].end)
            }
            return earlier == 0 ? "/\(names[name].local)" : "/\(names[name].local)[\(earlier + 1)]"
        }
        .joined()
    }
}

extension XMLName {
    /// A name as the parser gives it; one whose prefix is declared nowhere is kept as it is spelt.
    fileprivate static func spelt(
        _ local: UnsafePointer<xmlChar>?,
        _ prefix: UnsafePointer<xmlChar>?,
        _ namespace: UnsafePointer<xmlChar>?
    ) -> XMLName {
        let local = LibXML.string(local) ?? ""
        let prefix = LibXML.string(prefix)
        guard let namespace = LibXML.value(namespace) else {
            return XMLName(local: prefix.map { "\($0):\(local)" } ?? local)
        }
        return XMLName(local: local, namespace: namespace, prefix: prefix)
    }
}
