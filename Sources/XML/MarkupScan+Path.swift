extension XMLReader {
    /// Which bytes of a well-formed UTF-8 document are the node of a path such as `/Backup/Links/Link[2]/@Type`.
    ///
    /// An attribute is its name and value. An element is its start tag, and the rest of it where nothing but text is in
    /// it: libxml2 tells lines alone, and servers send one long line.
    public static func range(of path: String, in bytes: [UInt8]) -> Range<Int>? {
        bytes.withUnsafeBufferPointer { MarkupScan($0, XMLLimits()).range(of: path) }
    }
}

extension MarkupScan {
    /// A step of a path: the one-based place among siblings that share the local name.
    private struct Step {
        let name: [UInt8]
        let index: Int

        init?(_ text: Substring) {
            let parts = text.split(separator: "[", maxSplits: 1)
            guard let name = parts.first else { return nil }
            self.name = Array(name.utf8)
            guard parts.count == 2 else {
                index = 1
                return
            }
            guard let index = Int(parts[1].dropLast()) else { return nil }
            self.index = index
        }
    }

    /// How far the elements that are open agree with a path.
    private struct Descent {
        let steps: [Step]
        private var depth = 0
        private var matched = 0
        private var namesakes = 0

        init(_ steps: [Step]) { self.steps = steps }

        /// Whether the element that begins is the last step.
        mutating func open(_ name: some Sequence<UInt8>) -> Bool {
            if depth == matched, steps[matched].name.elementsEqual(name) {
                namesakes += 1
                if namesakes == steps[matched].index {
                    matched += 1
                    namesakes = 0
                }
            }
            depth += 1
            return matched == steps.count
        }

        /// Whether a later step can still come after an element's end.
        mutating func close() -> Bool {
            depth -= 1
            return depth >= matched
        }
    }

    /// The bytes of the node of a path.
    fileprivate func range(of path: String) -> Range<Int>? {
        let names = path.split(separator: "/")
        let attribute = names.last.flatMap { $0.first == "@" ? $0.dropFirst() : nil }
        let elements = attribute == nil ? names : names.dropLast()
        let steps = elements.compactMap { Step($0) }
        guard path.first == "/", !steps.isEmpty, steps.count == elements.count, let tag = startTag(of: steps) else {
            return nil
        }
        guard let attribute else { return tag.lowerBound..<endOfText(behind: tag) }
        return range(ofAttribute: Array(attribute.utf8), in: tag)
    }

    /// The start tag at the end of a path, with its brackets.
    private func startTag(of steps: [Step]) -> Range<Int>? {
        var descent = Descent(steps)
        var index = 0
        while let start = offset(of: "<", from: index), start + 1 < bytes.count {
            guard let end = endOfMarkup(at: start) else { return nil }
            index = end
            switch bytes[start + 1] {
            case UInt8(ascii: "!"), UInt8(ascii: "?"): continue
            case UInt8(ascii: "/"):
                if !descent.close() { return nil }
            default:
                if descent.open(local(start + 1)) { return start..<end }
                if bytes[end - 2] == UInt8(ascii: "/"), !descent.close() { return nil }
            }
        }
        return nil
    }

    /// Where what begins with a bracket ends.
    private func endOfMarkup(at start: Int) -> Int? {
        switch bytes[start + 1] {
        case UInt8(ascii: "!"): return endOfSection(at: start)
        case UInt8(ascii: "?"): return offset(after: "?>", from: start + 2)
        default: break
        }
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                guard let end = bytes[(index + 1)...].firstIndex(of: byte) else { return nil }
                index = end
            }
            index += 1
        }
        return index < bytes.count ? index + 1 : nil
    }

    /// The end of an element that has nothing but text in it, else of its start tag.
    private func endOfText(behind tag: Range<Int>) -> Int {
        guard bytes[tag.upperBound - 2] != UInt8(ascii: "/"), let next = offset(of: "<", from: tag.upperBound),
            next + 1 < bytes.count, bytes[next + 1] == UInt8(ascii: "/"), let end = endOfMarkup(at: next)
        else { return tag.upperBound }
        return end
    }

    /// An attribute from its name to the closing quotation mark; the first one of several in different namespaces.
    private func range(ofAttribute name: [UInt8], in tag: Range<Int>) -> Range<Int>? {
        var index = self.name(tag.lowerBound + 1).endIndex
        while index < tag.upperBound {
            guard isName(bytes[index]) else {
                index += 1
                continue
            }
            let begin = index
            let isWanted = local(begin).elementsEqual(name) && !matches("xmlns:", at: begin)
            let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
            guard let open = bytes[begin..<tag.upperBound].firstIndex(where: { quotes.contains($0) }),
                let close = bytes[(open + 1)..<tag.upperBound].firstIndex(of: bytes[open])
            else { return nil }
            if isWanted { return begin..<(close + 1) }
            index = close + 1
        }
        return nil
    }

    /// The name that begins at an offset.
    private func name(_ start: Int) -> Slice<UnsafeBufferPointer<UInt8>> { bytes[start...].prefix(while: isName) }

    /// The name that begins at an offset, without its prefix.
    private func local(_ start: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
        let name = name(start)
        return name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    }

    private func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="): false
        default: true
        }
    }
}
