internal import Conformance

/// Reads what a requirement claims.
struct AssertionReader {
    let fields: Fields
    let scope: RequirementScope

    /// An assertion with the links it speaks of.
    struct Claim {
        var links: [String] = []
        var assertion: Assertion?
    }

    private var findings: Findings { fields.findings }

    /// The claim, as far as it can be read; that there is none, or more than one, is reported.
    func claim() -> Claim {
        let heads = AssertionKey.allCases.filter { fields.has($0.rawValue) }
        refuseStrayCompanions(of: heads)
        // Where there are several, each is read for its own mistakes.
        let claims = heads.map(claim)
        guard let claim = claims.first else {
            let known = AssertionKey.allCases.map(\.rawValue).joined(separator: ", ")
            findings.report("the requirement claims nothing; use one of \(known)", at: fields.span)
            return Claim()
        }
        guard claims.count > 1 else { return claim }
        refuseFurther(heads)
        return Claim(links: claims.flatMap(\.links))
    }

    /// The one that stands first in the file is meant, and any other is one too many.
    private func refuseFurther(_ heads: [AssertionKey]) {
        let inFileOrder = heads.sorted { spanOrder(fields.keySpan($0.rawValue), fields.keySpan($1.rawValue)) }
        for extra in inFileOrder.dropFirst() {
            let message = "a requirement claims one thing; this one has '\(inFileOrder[0].rawValue)' already"
            findings.report(message, at: fields.keySpan(extra.rawValue))
        }
    }

    private func spanOrder(_ left: Span, _ right: Span) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    private func refuseStrayCompanions(of heads: [AssertionKey]) {
        guard !heads.isEmpty else { return }
        let allowed = heads.flatMap(\.companions)
        for key in fields.present(AssertionKey.everyCompanion) where !allowed.contains(key) {
            let owners = AssertionKey.allCases.filter { $0.companions.contains(key) }.map { "'\($0.rawValue)'" }
            findings.report("'\(key)' belongs to \(owners.joined(separator: " or "))", at: fields.keySpan(key))
        }
    }

    private func claim(_ head: AssertionKey) -> Claim {
        switch head {
        case .status: Claim(assertion: status())
        case .field: Claim(assertion: field())
        case .document: Claim(assertion: word(head, .documentRule).map { .document($0) })
        case .root: Claim(assertion: hasOnlyWord(head, .rootRule) ? .root : nil)
        case .attribute: Claim(assertion: member(head, .attribute))
        case .element: Claim(assertion: member(head, .element))
        case .uid: Claim(assertion: word(head, .uidRule).map { .uid($0) })
        case .formMarks: Claim(assertion: hasOnlyWord(head, .formMarksRule) ? .formMarks : nil)
        case .everyLink: Claim(assertion: word(head, .linkRule).map { .everyLink($0) })
        case .link: link()
        case .follow: follow()
        case .schema: Claim(assertion: word(head, .schemaSource).map { .schema($0) })
        case .steps: Claim(assertion: StepsReader(fields: fields).assertion())
        case .error: Claim(assertion: word(head, .errorRule).map { .error($0) })
        case .eachItem: Claim(assertion: eachItem())
        case .parity: Claim(assertion: parity())
        case .agreesWith: Claim(assertion: word(head, .agreementRule).map { .agreement($0) })
        case .query: QueryReader(fields: fields, scope: scope).claim()
        case .offers: Claim(assertion: offers())
        }
    }

    private func node(_ key: AssertionKey) -> SourceNode? { fields.optional(key.rawValue) }

    private func word<Value: RawRepresentable>(_ key: AssertionKey, _ vocabulary: Vocabulary) -> Value?
    where Value.RawValue == String {
        findings.word(node(key), of: vocabulary, called: "'\(key.rawValue)'")
    }

    private func hasOnlyWord(_ key: AssertionKey, _ vocabulary: Vocabulary) -> Bool {
        let name = findings.text(of: node(key), called: "'\(key.rawValue)'")
        return findings.resolve(name, among: vocabulary.words, noun: vocabulary.noun) != nil
    }

    private func status() -> Assertion? {
        guard let node = node(.status) else { return nil }
        guard case .sequence = node.content else {
            return findings.statusPattern(of: node).map { .status([$0]) }
        }
        let items = findings.items(of: node, called: "'status'")
        let codes = items.compactMap { findings.statusPattern(of: $0) }
        return codes.isEmpty || codes.count < items.count ? nil : .status(codes)
    }

    private func field() -> Assertion? {
        let name = findings.text(of: node(.field), spelt: .fieldName, called: "'field'")
        guard fields.has("value") != fields.has("challenge") else {
            findings.report("a field has either a 'value' or a 'challenge'", at: fields.keySpan("field"))
            return nil
        }
        guard let value = fieldValue(), let name else { return nil }
        return .field(FieldRule(name: name.text, value: value))
    }

    private func fieldValue() -> FieldRule.Value? {
        if let scheme = findings.text(of: fields.optional("challenge"), spelt: .fieldName, called: "'challenge'") {
            return .challenge(scheme: scheme.text)
        }
        let name = findings.text(of: fields.optional("value"), called: "'value'")
        switch findings.resolve(name, among: Vocabulary.fieldValue.words, noun: Vocabulary.fieldValue.noun) {
        case "present": return .present
        case "content-length": return .contentLength
        case "negotiated-media-type": return .negotiatedMediaType
        case "charset": return .charset
        default: return nil
        }
    }

    private func member(_ head: AssertionKey, _ spelling: MemberRule.Spelling) -> Assertion? {
        let name = findings.text(of: node(head), spelt: .word, called: "'\(head.rawValue)'")
        guard fields.has("occurs") || fields.has("type") else {
            findings.report(
                "missing key 'occurs' or 'type'; '\(head.rawValue)' needs one",
                at: fields.keySpan(head.rawValue)
            )
            return nil
        }
        let occurrence = occurs()
        let typeName = findings.text(of: fields.optional("type"), called: "'type'")
        let type = scope.types.type(named: typeName, findings: findings)
        guard let name, occurrence != nil || !fields.has("occurs"), type != nil || !fields.has("type") else {
            return nil
        }
        return .member(MemberRule(name: name.text, spelling: spelling, occurrence: occurrence, type: type))
    }

    private func occurs() -> Occurrence? {
        guard let text = findings.text(of: fields.optional("occurs"), called: "'occurs'") else { return nil }
        let occurrence = Occurrence(text.text)
        if occurrence == nil {
            findings.report(
                "'occurs' must be a number or a range such as 0..1 or 1.., not '\(text.text)'",
                at: text.span
            )
        }
        return occurrence
    }

    private func eachItem() -> Assertion? {
        let name = findings.text(of: node(.eachItem), called: "'each-item'")
        return findings.resolve(name, among: scope.contracts, noun: "contract").map { .eachItem(contract: $0) }
    }

    private func offers() -> Assertion? {
        guard let text = findings.text(of: node(.offers), called: "'offers'") else { return nil }
        if text.text == "any" { return .offers(nil) }
        let version = RESTVersion(text.text)
        if version == nil {
            findings.report("'offers' must be any or a version such as v1_7, not '\(text.text)'", at: text.span)
        }
        return version.map { .offers($0) }
    }

    private func parity() -> Assertion? {
        requireCompanion("of", of: .parity)
        let sides: ParityRule.Sides? = word(.parity, .paritySides)
        let part: ParityRule.Part? = findings.word(fields.optional("of"), of: .parityPart, called: "'of'")
        guard let sides, let part else { return nil }
        return .parity(ParityRule(sides: sides, part: part))
    }

    private func link() -> Claim {
        let text = findings.text(of: node(.link), called: "'link'")
        let name = scope.resource.flatMap { findings.resolve(text, among: $0.links, noun: "link") }
        requireCompanion("occurs", of: .link)
        guard let name, let occurrence = occurs() else { return Claim(links: [name].compactMap(\.self)) }
        return Claim(links: [name], assertion: .link(name: name, occurrence: occurrence))
    }

    private func follow() -> Claim {
        let hops = FollowReader(findings: findings, scope: scope).hops(node(.follow))
        requireCompanion("to", of: .follow)
        let destination: FollowRule.Destination? = findings.word(
            fields.optional("to"),
            of: .destination,
            called: "'to'"
        )
        let links = (hops ?? []).compactMap(\.link)
        guard let hops, let destination else { return Claim(links: links) }
        let rule = FollowRule(hops: hops, destination: destination)
        guard rule.hops.count == 1 || destination == .owned || destination == .listed else {
            findings.report(
                "'to: \(destination.rawValue)' takes one link, no way of several steps",
                at: fields.keySpan("to")
            )
            return Claim(links: links)
        }
        return Claim(links: links, assertion: .follow(rule))
    }

    private func requireCompanion(_ key: String, of head: AssertionKey) {
        guard !fields.has(key) else { return }
        findings.report("missing key '\(key)'; '\(head.rawValue)' needs it", at: fields.keySpan(head.rawValue))
    }
}

extension Findings {
    /// A status code of HTTP.
    func statusCode(of node: SourceNode?) -> Int? {
        guard let text = text(of: node, called: "'status'") else { return nil }
        guard case .code(let code) = StatusPattern(text.text) else {
            report("'status' must be a number from 100 to 599, not '\(text.text)'", at: text.span)
            return nil
        }
        return code
    }

    /// A status code of HTTP, or a class of them.
    func statusPattern(of node: SourceNode?) -> StatusPattern? {
        guard let text = text(of: node, called: "'status'") else { return nil }
        let pattern = StatusPattern(text.text)
        if pattern == nil {
            report(
                "'status' must be a number from 100 to 599 or a class such as 4xx, not '\(text.text)'",
                at: text.span
            )
        }
        return pattern
    }
}
