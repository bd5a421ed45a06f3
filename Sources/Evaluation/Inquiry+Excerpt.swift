import Conformance
import Representation
import XML

extension Inquiry {
    /// The largest body in which a place is looked for; a failure must not cost more than judging did.
    private static let searchedBytes = 1 << 20

    /// A mismatch that shows its place, where that is in the answer that was looked at last and has it.
    func quoting(_ mismatch: Mismatch) -> Mismatch {
        guard mismatch.excerpt == nil, let place = mismatch.place.flatMap({ Place(describedBy: $0) }),
            let excerpt = hearing.consulted.reversed().lazy.compactMap({ self.excerpt(of: place, in: $0) }).first
        else { return mismatch }
        return Mismatch(
            expected: mismatch.expected,
            actual: mismatch.actual,
            place: mismatch.place,
            excerpt: excerpt.text,
            mark: excerpt.mark
        )
    }

    private func excerpt(of place: Place, in request: ReadRequest) -> Excerpt? {
        guard let observation = hearing.evidence[request], case .success(let response) = observation.result,
            response.body.count <= Self.searchedBytes, String(validating: response.body, as: UTF8.self) != nil,
            let range = observation.document?.range(of: place, in: response.body)
        else { return nil }
        return Excerpt(response.body, around: range)
    }
}

extension Document {
    /// Which of the bytes that the document was read from are a node.
    fileprivate func range(of place: Place, in bytes: [UInt8]) -> Range<Int>? {
        switch content {
        case .xml: XMLReader.range(of: place.path, in: bytes)
        case .json(let root): root.node(at: place).flatMap { $0.range(in: bytes) }
        case .unreadable: nil
        }
    }
}

extension JSONNode {
    /// The node that stands at a place.
    fileprivate func node(at place: Place) -> JSONNode? {
        if self.place == place { return self }
        let children: [JSONNode] =
            switch value {
            case .object(let members): members.map(\.value)
            case .array(let values): values
            case .string, .number, .boolean, .null: []
            }
        return children.lazy.filter { (place.path + "/").hasPrefix($0.place.path + "/") }
            .compactMap { $0.node(at: place) }.first
    }

    /// The value with the name before it; of a value with structure in it the bracket alone.
    fileprivate func range(in bytes: [UInt8]) -> Range<Int>? {
        guard let start = place.offset(in: bytes), start < bytes.count else { return nil }
        return bytes.nameStart(before: start)..<bytes.valueEnd(from: start)
    }
}

extension [UInt8] {
    /// Where the name of a JSON member begins whose value does at an offset; the offset itself where there is no name.
    fileprivate func nameStart(before value: Int) -> Int {
        let isSpace = { (byte: UInt8) in [0x09, 0x0A, 0x0D, 0x20].contains(byte) }
        guard let colon = self[..<value].lastIndex(where: { !isSpace($0) }), self[colon] == UInt8(ascii: ":"),
            let close = self[..<colon].lastIndex(where: { !isSpace($0) })
        else { return value }
        var open = self[..<close].lastIndex(of: UInt8(ascii: "\""))
        // A quotation mark within the name has an odd number of backslashes before it.
        while let found = open, !self[..<found].reversed().prefix(while: { $0 == 0x5C }).count.isMultiple(of: 2) {
            open = self[..<found].lastIndex(of: UInt8(ascii: "\""))
        }
        return open ?? value
    }

    /// The end of the JSON value that begins at an offset, or of the bracket there if there is structure in the value.
    fileprivate func valueEnd(from start: Int) -> Int {
        switch self[start] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var index = start + 1
            while index < count, ![0x5B, 0x5D, 0x7B, 0x7D].contains(self[index]) {
                index = self[index] == UInt8(ascii: "\"") ? stringEnd(from: index) : index + 1
            }
            let isFlat = index < count && [0x5D, 0x7D].contains(self[index])
            return isFlat ? index + 1 : start + 1
        case UInt8(ascii: "\""): return stringEnd(from: start)
        default:
            let ends: [UInt8] = [0x09, 0x0A, 0x0D, 0x20, 0x2C, 0x5D, 0x7D]
            return self[start...].firstIndex { ends.contains($0) } ?? count
        }
    }

    private func stringEnd(from start: Int) -> Int {
        var index = start + 1
        while index < count, self[index] != UInt8(ascii: "\"") { index += self[index] == 0x5C ? 2 : 1 }
        return Swift.min(index + 1, count)
    }
}
