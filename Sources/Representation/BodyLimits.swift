public import XML

/// Bounds on what the body of an answer may hold.
public struct BodyLimits: Hashable, Sendable {
    /// Bounds on XML.
    public var xml: XMLLimits
    /// Bounds on JSON.
    public var json: JSONLimits
    /// The most links of one resource, 10,000 unless told otherwise.
    public var links: Int

    /// Makes bounds.
    public init(xml: XMLLimits = XMLLimits(), json: JSONLimits = JSONLimits(), links: Int = 10_000) {
        self.xml = xml
        self.json = json
        self.links = links
    }
}

extension Document {
    /// The document without its tree, because its resource has more links than are taken.
    public func refusingLinks(over limit: Int) -> Document {
        var copy = self
        copy.content = .unreadable
        let message = "there are more than \(limit) links (--limit links)"
        let place = Place(path: "/", line: nil, column: nil)
        copy.issues.append(ReadingIssue(kind: .sizeExceeded, message: message, place: place, isFatal: true))
        return copy
    }
}
