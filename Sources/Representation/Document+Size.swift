import XML

extension Document {
    /// Whether there are more elements, attributes and texts, or more values.
    public func hasMoreNodes(than limit: Int) -> Bool { rest(of: limit) < 0 }

    /// How many elements, attributes and texts there are, or values; of more than the limit, one more than that.
    public func nodeCount(upTo limit: Int) -> Int { min(limit - rest(of: limit), limit + 1) }

    /// What counting down from a limit, while it is not below zero, leaves of it.
    private func rest(of limit: Int) -> Int {
        var rest = limit
        switch content {
        case .xml(let root): root.count(downFrom: &rest)
        case .json(let node): node.count(downFrom: &rest)
        case .unreadable: break
        }
        return rest
    }
}

extension XMLElement {
    fileprivate func count(downFrom rest: inout Int) {
        rest -= 1 + attributes.count
        for child in children where rest >= 0 {
            switch child {
            case .element(let element): element.count(downFrom: &rest)
            case .text: rest -= 1
            }
        }
    }
}

extension JSONNode {
    fileprivate func count(downFrom rest: inout Int) {
        rest -= 1
        switch value {
        case .object(let members): for member in members where rest >= 0 { member.value.count(downFrom: &rest) }
        case .array(let values): for value in values where rest >= 0 { value.count(downFrom: &rest) }
        case .string, .number, .boolean, .null: break
        }
    }
}
