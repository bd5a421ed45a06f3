import Conformance
import Representation
import XML

extension Inquiry {
    /// The bytes are what their media type says.
    func documentVerdict(_ rule: DocumentRule) throws(Interruption) -> Verdict {
        let request = try request()
        let document = try document(of: request)
        let body = try response(to: request).body
        switch rule {
        case .wellFormed: return try wellFormedVerdict(document, body, request)
        case .utf8: return encodingVerdict(document, body)
        case .namespace: return try namespaceVerdict(try tree(document))
        case .uniqueNames: return try uniqueNamesVerdict(document, body)
        case .spelling: return try spellingVerdict(document)
        case .elementOnly: return try elementOnlyVerdict(try tree(document))
        case .linkArray: return try linkArrayVerdict(document)
        case .noByteOrderMark: return byteOrderMarkVerdict(document)
        case .declaration: return try declarationVerdict(document)
        case .knownMembers: return knownMembersVerdict(try representation(of: request))
        }
    }

    private func wellFormedVerdict(
        _ document: Document,
        _ body: [UInt8],
        _ request: ReadRequest
    ) throws(Interruption) -> Verdict {
        let issue = document.issues.first { issue in
            switch issue.kind {
            case .notWellFormed, .trailingContent, .documentType, .namespace, .empty: true
            case .depthExceeded, .sizeExceeded, .wrongEncoding, .byteOrderMark, .duplicateName, .loneSurrogate,
                .warning:
                false
            }
        }
        guard let issue else {
            if let excess = document.issues.first(where: \.isOurLimit) {
                throw .inconclusive(tooLarge("\(request): \(excess.message)", request))
            }
            guard document.isReadable else {
                return .inconclusive(Inconclusive(.blocked, "the bytes are in another encoding than UTF-8"))
            }
            return .pass
        }
        return .fail(mismatch(issue, expected: "a well-formed document", body))
    }

    private func encodingVerdict(_ document: Document, _ body: [UInt8]) -> Verdict {
        if let issue = document.issues.first(where: { $0.kind == .wrongEncoding }) {
            return .fail(mismatch(issue, expected: "UTF-8", body))
        }
        if let declared = document.declaredEncoding, declared.lowercased() != "utf-8" {
            return .fail(Mismatch(expected: "UTF-8", actual: "the document declares \(declared)"))
        }
        guard document.isReadable else {
            return .inconclusive(Inconclusive(.blocked, "the body is not well formed"))
        }
        return .pass
    }

    private func namespaceVerdict(_ root: XMLElement) throws(Interruption) -> Verdict {
        let namespace = resource.namespace
        guard let stray = root.first(where: { !$0.name.isIn(namespace) }) else { return .pass }
        return .fail(
            Mismatch(
                expected: "every element in the namespace \(namespace)",
                actual:
                    "\(stray.name.local) is in \(stray.name.namespace.map { "the namespace \($0)" } ?? "no namespace")",
                place: "\(Place(path: stray.path, line: stray.line))"
            )
        )
    }

    private func elementOnlyVerdict(_ root: XMLElement) throws(Interruption) -> Verdict {
        guard let mixed = root.first(where: { $0.hasElements && $0.hasText }) else { return .pass }
        return .fail(
            Mismatch(
                expected: "no text between elements",
                actual: "text in \(mixed.name.local): \(Excerpt.shortened(mixed.text.filter { !$0.isNewline }))",
                place: "\(Place(path: mixed.path, line: mixed.line))"
            )
        )
    }

    private func uniqueNamesVerdict(_ document: Document, _ body: [UInt8]) throws(Interruption) -> Verdict {
        guard document.isReadable else {
            throw .inconclusive(Inconclusive(.blocked, "the body is not well formed"))
        }
        guard let issue = document.issues.first(where: { $0.kind == .duplicateName }) else { return .pass }
        return .fail(mismatch(issue, expected: "each name once in an object", body))
    }

    private func spellingVerdict(_ document: Document) throws(Interruption) -> Verdict {
        guard case .json(let root) = document.content else {
            throw .inconclusive(Inconclusive(.blocked, "the body is not well-formed JSON"))
        }
        guard let stray = root.firstMember(where: { $0.name.first?.isUppercase != true }) else { return .pass }
        return .fail(
            Mismatch(
                expected: "names that begin with a capital letter, as the reference spells them",
                actual: "'\(Excerpt.shortened(stray.name))'",
                place: "\(stray.value.place)"
            )
        )
    }

    /// The root element of an XML document that could be read.
    func tree(_ document: Document) throws(Interruption) -> XMLElement {
        guard case .xml(let root) = document.content else {
            throw .inconclusive(Inconclusive(.blocked, "the body is not well-formed XML"))
        }
        return root
    }

    private func mismatch(_ issue: ReadingIssue, expected: String, _ body: [UInt8]) -> Mismatch {
        // What is not well formed has no nodes to look for.
        let excerpt = issue.place.offset(in: body).map { Excerpt(body, around: $0..<body.characterEnd(from: $0)) }
        return Mismatch(
            expected: expected,
            actual: issue.message,
            place: "\(issue.place)",
            excerpt: excerpt?.text,
            // The columns of libxml2 are near the place, not at it.
            mark: `case`.mediaType == .json ? excerpt?.mark : nil
        )
    }
}

extension [UInt8] {
    /// The end of the character of UTF-8 that begins at an offset.
    fileprivate func characterEnd(from start: Int) -> Int {
        self[start...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? endIndex
    }
}

extension XMLElement {
    /// The first element, itself first and then in document order, of which a claim is true.
    func first(where claim: (XMLElement) -> Bool) -> XMLElement? {
        if claim(self) { return self }
        for case .element(let child) in children {
            if let found = child.first(where: claim) { return found }
        }
        return nil
    }

    /// Whether there is text beside child elements that is more than white space of any kind.
    fileprivate var hasText: Bool {
        children.contains { child in
            guard case .text(let run) = child else { return false }
            // Nearly always it is ASCII, of which no characters need be put together.
            return !run.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
                && !run.allSatisfy(\.isWhitespace)
        }
    }
}

extension JSONNode {
    /// The first property, in document order, of which a claim is true.
    func firstMember(where claim: (JSONMember) -> Bool) -> JSONMember? {
        switch value {
        case .object(let members):
            for member in members {
                if claim(member) { return member }
                if let found = member.value.firstMember(where: claim) { return found }
            }
            return nil
        case .array(let values):
            for value in values {
                if let found = value.firstMember(where: claim) { return found }
            }
            return nil
        case .string, .number, .boolean, .null: return nil
        }
    }
}
