/// A node of a contract file with its place.
struct SourceNode: Sendable {
    enum Content: Sendable {
        case scalar(String)
        /// Nothing stands where a value should.
        case absent
        case sequence([SourceNode])
        case mapping([Pair])
    }

    struct Pair: Sendable {
        let key: SourceNode
        let value: SourceNode
    }

    let content: Content
    let span: Span

    /// What a reader calls such a node.
    var kind: String {
        switch content {
        case .scalar: "text"
        case .absent: "nothing"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }

    /// The text of a scalar.
    var text: String? {
        guard case .scalar(let text) = content else { return nil }
        return text
    }
}

/// A text with its place.
struct Name: Sendable {
    let text: String
    let span: Span
}
