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
        // A link that is right is not copied as a whole.
        var place: String { "\(reading.link.place)" }
        switch rule {
        case .attributes:
            guard !reading.isComplete else { return nil }
            return Mismatch(
                expected: "a link with Rel and Href",
                actual: "Rel \(reading.link.relation ?? "absent"), Href \(reading.link.href ?? "absent")",
                place: place
            )
        case .absolute:
            guard !reading.isUnderInterface, let href = reading.link.href else { return nil }
            return Mismatch(expected: "an absolute URL under /api/", actual: "Href \(href)", place: place)
        case .type:
            guard reading.lacksType, let relation = reading.link.relation else { return nil }
            return Mismatch(
                expected: "a link with Rel=\(relation) and a Type",
                actual: "no Type, Href \(reading.link.href ?? "absent")",
                place: place
            )
        case .origin:
            guard let asked = judge.origin, let named = reading.origin, named != asked else { return nil }
            return Mismatch(expected: "the origin \(asked) in Href", actual: "\(named) in Href", place: place)
        case .known:
            guard !known.contains(where: { $0.fits(reading) }) else { return nil }
            return Mismatch(
                expected: "a link that the reference names",
                actual: "another one, \(LinkMatch.summary(reading.link))",
                place: place
            )
        }
    }

    /// A link that the contract names occurs as often as said.
    func linkVerdict(_ name: String, _ occurrence: Occurrence) throws(Interruption) -> Verdict {
        let request = try request()
        guard let definition = resource.links[name] else {
            throw .notApplicable("the contract defines no link '\(name)'")
        }
        let links = try links(of: request)
        let pattern = pattern(definition)
        if occurrence.allows(links.count { pattern.fits($0) }) {
            return rivalMismatch(definition, pattern, links).map { .fail($0) } ?? .pass
        }
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

    /// A resource has one Alternate link, by which clients look for it and nothing else.
    private func rivalMismatch(
        _ definition: LinkDefinition,
        _ pattern: LinkPattern,
        _ links: [LinkReading]
    ) -> Mismatch? {
        let relation = "Alternate"
        guard definition.relations == [relation],
            let rival = links.first(where: { $0.link.relation == relation && !pattern.fits($0) })
        else { return nil }
        return Mismatch(
            expected:
                "no link Rel=\(relation) but that to \(definition.paths.map(\.description).joined(separator: " or "))",
            actual: "another one, \(LinkMatch.summary(rival.link))",
            place: "\(rival.link.place)"
        )
    }

    func pattern(_ definition: LinkDefinition) -> LinkPattern {
        LinkPattern(definition, form: `case`.form ?? .sole, ownID: hearing.ownID)
    }
}

extension LinkDefinition {
    /// The link for a reader.
    func demand(in form: Form?) -> String {
        let types = form.map { self.types(in: $0) } ?? []
        let type = types.isEmpty ? "" : " Type=\(types.joined(separator: "|"))"
        return "Rel=\(relations.joined(separator: "|"))\(type) to \(paths.map(\.description).joined(separator: " or "))"
    }
}
