import Conformance
import Representation

extension Inquiry {
    /// Every link of the body is built as links are.
    func everyLinkVerdict(_ rule: LinkRule) throws(Interruption) -> Verdict {
        let request = try request()
        let links = try links(of: request)
        if rule == .origin, judge.origin == nil { throw .notApplicable("a file comes from no origin") }
        let known = rule == .known ? resource.links.values.map { pattern($0) } : []
        for link in links {
            if let mismatch = mismatch(rule, link, known) { return .fail(mismatch) }
        }
        return links.isEmpty ? .inconclusive(Inconclusive(.noData, "the body has no links")) : .pass
    }

    private func mismatch(_ rule: LinkRule, _ reading: LinkReading, _ known: [LinkPattern]) -> Mismatch? {
        // A link that is right is not looked at as a whole.
        let isRight =
            switch rule {
            case .attributes: !(reading.link.relation?.isEmpty ?? true || reading.link.href?.isEmpty ?? true)
            case .absolute: reading.link.href == nil || reading.isUnderInterface
            case .type: !(reading.link.type?.isEmpty ?? true) || !reading.isTyped
            case .origin: reading.origin == nil || reading.origin == judge.origin
            case .known: known.contains { $0.fits(reading) }
            }
        return isRight ? nil : mismatch(rule, reading.link, from: reading.origin)
    }

    private func mismatch(_ rule: LinkRule, _ link: Resource.Link, from origin: Origin?) -> Mismatch {
        let href = link.href ?? "absent"
        let (expected, actual) =
            switch rule {
            case .attributes: ("a link with Rel and Href", "Rel \(link.relation ?? "absent"), Href \(href)")
            case .absolute: ("an absolute URL under /api/", "Href \(href)")
            case .type: ("a link with Rel=\(link.relation ?? "") and a Type", "no Type, Href \(href)")
            case .origin: ("the origin \(judge.origin.text) in Href", "\(origin.text) in Href")
            case .known: ("a link that the reference names", "another one, \(LinkMatch.summary(link))")
            }
        return Mismatch(expected: expected, actual: actual, place: "\(link.place)")
    }

    /// A link that the contract names occurs as often as said.
    func linkVerdict(_ name: String, _ occurrence: Occurrence) throws(Interruption) -> Verdict {
        let request = try request()
        guard let definition = resource.links[name] else {
            throw .notApplicable("the contract defines no link '\(name)'")
        }
        let links = try links(of: request)
        let pattern = pattern(definition)
        if occurrence.allows(links.count { pattern.fits($0) }) { return .pass }
        let matches = links.map { LinkMatch($0, pattern) }
        let exact = matches.filter(\.isExact)
        let nearest = matches.filter { !$0.isExact && $0.nearness > 3 }.max { $0.nearness < $1.nearness }
        let whole = try representation(of: request).place
        let hint = nearest.map { "; the nearest is \($0.summary)" } ?? ""
        return .fail(
            Mismatch(
                expected: "\(occurrence) link \(definition.demand(in: `case`.form))",
                actual: exact.isEmpty
                    ? "none\(hint)" : "\(exact.count): \(exact.map(\.summary).joined(separator: "; "))",
                place: "\((exact.last ?? nearest)?.link.place ?? whole)"
            )
        )
    }

    func pattern(_ definition: LinkDefinition) -> LinkPattern {
        LinkPattern(definition, form: `case`.form ?? .sole, ownID: subject.identifier)
    }
}

extension LinkReading {
    /// Whether the relation is one between resources, whose links carry a `Type` (contradiction C22).
    fileprivate var isTyped: Bool { ["Up", "Down", "Alternate", "Related"].contains(link.relation) }
}

extension Origin? {
    /// The origin for a reader.
    fileprivate var text: String { map { "\($0)" } ?? "none" }
}

extension LinkDefinition {
    /// The link for a reader.
    func demand(in form: Form?) -> String {
        let types = form.map { self.types(in: $0) } ?? []
        let type = types.isEmpty ? "" : " Type=\(types.joined(separator: "|"))"
        return "Rel=\(relations.joined(separator: "|"))\(type) to \(paths.map(\.description).joined(separator: " or "))"
    }
}
