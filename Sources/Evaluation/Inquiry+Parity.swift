import Conformance
import Representation

extension Inquiry {
    /// One representation of the subject, and what a reader calls it.
    private struct Side {
        let name: String
        let form: Form
        let body: Resource
    }

    /// Two representations of the subject say the same.
    func parityVerdict(_ rule: ParityRule) throws(Interruption) -> Verdict {
        let forms = [Form.entity, .reference].filter { subject.target(in: $0) != nil }
        switch rule.sides {
        case .forms:
            for mediaType in MediaType.allCases {
                let sides = try forms.map { form throws(Interruption) in try side(form, mediaType) }
                if let mismatch = mismatch(rule, sides) { return .fail(mismatch) }
            }
        case .mediaTypes:
            for form in forms {
                let sides = try MediaType.allCases.map { type throws(Interruption) in try side(form, type) }
                if let mismatch = mismatch(rule, sides) { return .fail(mismatch) }
            }
        }
        return .pass
    }

    private func side(_ form: Form, _ mediaType: MediaType) throws(Interruption) -> Side {
        guard let target = subject.target(in: form) else {
            throw .inconclusive(Inconclusive(.noData, "the subject has no \(form.rawValue)"))
        }
        let request = ReadRequest(target: target, accept: Accept(mediaType), session: session)
        let name = "the \(form.rawValue) in \(mediaType.name)"
        return Side(name: name, form: form, body: try representation(of: request))
    }

    private func mismatch(_ rule: ParityRule, _ sides: [Side]) -> Mismatch? {
        guard sides.count == 2 else { return nil }
        switch rule.part {
        case .identity:
            let names = rule.sides == .forms ? ["UID", "Name"] : ["UID", "Name", "Type", "Href"]
            return names.lazy.compactMap { self.memberMismatch($0, sides[0], sides[1]) }.first
        case .elements: return elementsMismatch(sides[0], sides[1])
        case .links:
            return rule.sides == .forms
                ? targetsMismatch(sides[0], sides[1])
                : linksMismatch(sides[0], sides[1]) ?? linksMismatch(sides[1], sides[0])
        }
    }

    /// The elements that requirements depend on; what else there is may be spelt in two ways (C44, C47).
    private func elementsMismatch(_ first: Side, _ second: Side) -> Mismatch? {
        guard first.form == .entity else { return nil }
        return resource.facts.values.sorted().lazy.compactMap { self.memberMismatch($0, first, second) }.first
    }

    private func memberMismatch(_ name: String, _ first: Side, _ second: Side) -> Mismatch? {
        let members = [first, second].map { $0.body.members(named: name).first }
        let texts = members.map { $0?.text ?? "" }
        guard texts[0] != texts[1], name != "Href" || Self.address(texts[0]) != Self.address(texts[1]) else {
            return nil
        }
        let seen = zip([first, second], members).map { side, member in
            let value = member?.text.map { "'\($0)'" } ?? "absent"
            return "\(name) \(value) in \(side.name), at \(member?.place ?? side.body.place)"
        }
        return Mismatch(expected: seen[0], actual: seen[1], place: "\(members[1]?.place ?? second.body.place)")
    }

    /// What an Href names, whatever host and case it is written in (C14, C15).
    private static func address(_ href: String) -> String {
        guard let target = Href(href).target else { return href }
        return target.segments.joined(separator: "/") + (target.asksForEntity ? "?format=Entity" : "")
    }

    /// Where both forms have a link that the contract names, it leads to the same place.
    private func targetsMismatch(_ first: Side, _ second: Side) -> Mismatch? {
        for name in resource.links.keys.sorted() {
            guard let definition = resource.links[name], !definition.relations.contains("Alternate") else { continue }
            let matches = [first, second].map { side in
                let pattern = LinkPattern(definition, form: side.form, ownID: hearing.ownID)
                return (side.body.links ?? []).filter { pattern.fits($0) }.map { LinkReading($0) }
            }
            let targets = matches.map { Set($0.compactMap { $0.target?.segments }) }
            guard !matches.contains(where: \.isEmpty), targets[0] != targets[1] else { continue }
            let seen = zip([first, second], matches).map { side, found in
                let hrefs = found.compactMap(\.target?.path).joined(separator: " and ")
                return "link '\(name)' to \(hrefs) in \(side.name), at \(found[0].link.place)"
            }
            return Mismatch(expected: seen[0], actual: seen[1], place: "\(matches[1][0].link.place)")
        }
        return nil
    }

    /// Each link of one side that points where the contract's links do is on the other, in any order.
    private func linksMismatch(_ first: Side, _ second: Side) -> Mismatch? {
        var others = (second.body.links ?? []).map { Self.signature($0) }
        for link in (first.body.links ?? []).filter(isNamed) {
            guard let index = others.firstIndex(of: Self.signature(link)) else {
                let signature = Self.signature(link).joined(separator: " ")
                return Mismatch(
                    expected: "link \(signature) as in \(first.name), at \(link.place)",
                    actual: "no such link in \(second.name)",
                    place: "\(second.body.place)"
                )
            }
            others.remove(at: index)
        }
        return nil
    }

    /// Whether a link points where one of the contract's links does; what is more may be anywhere.
    private func isNamed(_ link: Resource.Link) -> Bool {
        guard let target = link.href.flatMap({ Href($0).target }) else { return false }
        return resource.links.values.contains { definition in
            definition.paths.contains { $0.matches(target, ownID: hearing.ownID) }
        }
    }

    private static func signature(_ link: Resource.Link) -> [String] {
        let href = link.href.map(address)
        let parts = [("Rel", link.relation), ("Type", link.type), ("Name", link.name), ("Href", href)]
        return parts.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : "\(name)=\($0)" } }
    }
}
