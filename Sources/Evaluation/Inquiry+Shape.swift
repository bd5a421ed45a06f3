import Conformance
import Representation

// Rules about the shape of a document that only one of the media types has, or that are worth a note.
extension Inquiry {
    /// `Links` of JSON is an array of objects whose documented members are strings; `null` is as good as absent (C48).
    func linkArrayVerdict(_ document: Document) throws(Interruption) -> Verdict {
        guard case .json(let root) = document.content else {
            throw .inconclusive(Inconclusive(.blocked, "the body is not well-formed JSON"))
        }
        let lists = root.values(named: "Links")
        guard !lists.isEmpty else { throw .inconclusive(Inconclusive(.noData, "the body has no Links")) }
        for list in lists {
            if let stray = list.strayLinkValue {
                let expected = "Links as an array of objects with string members"
                return .fail(Mismatch(expected: expected, actual: stray.kind, place: "\(stray.place)"))
            }
        }
        return .pass
    }

    func byteOrderMarkVerdict(_ document: Document) -> Verdict {
        guard document.hasByteOrderMark else { return .pass }
        return .fail(Mismatch(expected: "no byte order mark", actual: "one before the first character"))
    }

    func declarationVerdict(_ document: Document) throws(Interruption) -> Verdict {
        _ = try tree(document)
        guard !document.hasDeclaration else { return .pass }
        return .fail(Mismatch(expected: "an XML declaration", actual: "none"))
    }

    /// Every member is one that a requirement of the contract names.
    func knownMembersVerdict(_ body: Resource) -> Verdict {
        let known = judge.knownMembers[resource.name] ?? []
        let isKnown = { (name: String) in known.contains(name) || known.contains(name.lowercased()) }
        guard let stray = body.members.first(where: { !isKnown($0.name) }) else { return .pass }
        return .fail(
            Mismatch(
                expected: "what the reference names",
                actual: "'\(Excerpt.shortened(stray.name))' besides",
                place: "\(stray.place)"
            )
        )
    }
}

extension JSONNode {
    /// The values of a name at any depth, compared without case.
    fileprivate func values(named name: String) -> [JSONNode] {
        switch value {
        case .object(let members):
            members.flatMap { member in
                (member.name.lowercased() == name.lowercased() ? [member.value] : []) + member.value.values(named: name)
            }
        case .array(let values): values.flatMap { $0.values(named: name) }
        case .string, .number, .boolean, .null: []
        }
    }

    /// The first value that has no place in an array of links.
    fileprivate var strayLinkValue: JSONNode? {
        switch value {
        case .null, .string(""): return nil
        case .array(let links):
            return links.lazy.compactMap { link -> JSONNode? in
                guard case .object(let members) = link.value else { return link }
                return members.first { member in
                    ["rel", "href", "type", "name"].contains(member.name.lowercased()) && !member.value.isStringOrNull
                }?.value
            }.first
        case .object, .string, .number, .boolean: return self
        }
    }

    private var isStringOrNull: Bool {
        switch value {
        case .string, .null: true
        case .object, .array, .number, .boolean: false
        }
    }

    /// What the value is, for a reader.
    fileprivate var kind: String {
        switch value {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .boolean: "a Boolean"
        case .null: "null"
        }
    }
}
