import Conformance
import Representation

extension Inquiry {
    /// How many links of one definition are followed; that there are too many is the finding of another requirement.
    static let followedLinks = 3

    /// Following a link leads where it says.
    func followVerdict(_ rule: FollowRule) throws(Interruption) -> Verdict {
        if rule.isClosure { return try closureVerdict(rule) }
        let request = try request()
        guard case .link(let name) = rule.hops.first, let definition = resource.links[name] else {
            throw .notApplicable("the contract defines no such link")
        }
        let pattern = pattern(definition)
        let followed = try links(of: request).map { LinkMatch($0, pattern) }.filter(\.isExact)
        guard !followed.isEmpty else {
            return .inconclusive(
                Inconclusive(.noData, "there is no link to follow, \(definition.demand(in: `case`.form))")
            )
        }
        var verdicts: [Verdict] = []
        for match in followed.prefix(Self.followedLinks) {
            guard let target = match.target else { continue }
            switch rule.destination {
            case .type: verdicts.append(try typeVerdict(match, target))
            case .answer: verdicts.append(try destination(of: match, target).refusal ?? .pass)
            case .root: verdicts.append(try rootVerdict(behind: match, target))
            case .resource: verdicts.append(try resourceVerdict(match, target))
            case .otherForm: verdicts.append(try otherFormVerdict(match, target, definition))
            case .member, .owned, .listed: break
            }
        }
        return verdicts.first(where: \.isFailure) ?? verdicts.first { $0 != .pass } ?? .pass
    }

    /// 200, and the root element that the link's `Type` maps to.
    private func typeVerdict(_ match: LinkMatch, _ target: Target) throws(Interruption) -> Verdict {
        let (far, refusal) = try destination(of: match, target)
        if let refusal { return refusal }
        let roots = judge.library.linkTypes.expectation(for: match.link.type ?? "").roots
        return RootCheck(roots: roots).verdict(on: try representation(of: far)).reached(by: match)
    }

    /// The root element that the link's `Type` maps to, where 200 came.
    private func rootVerdict(behind match: LinkMatch, _ target: Target) throws(Interruption) -> Verdict {
        guard try destination(of: match, target).refusal == nil else {
            throw .inconclusive(Inconclusive(.noData, "there is nothing to look at behind \(match.summary)"))
        }
        return try typeVerdict(match, target)
    }

    /// A reference of the type and the resource that the link names.
    private func resourceVerdict(_ match: LinkMatch, _ target: Target) throws(Interruption) -> Verdict {
        let (far, refusal) = try destination(of: match, target)
        if refusal != nil {
            throw .inconclusive(Inconclusive(.noData, "there is nothing to look at behind \(match.summary)"))
        }
        return referenceVerdict(try representation(of: far), type: match.link.type ?? "", target).reached(by: match)
    }

    /// A reference is of the type and the resource that its link names (contradiction C41: Type and Href are there).
    private func referenceVerdict(_ body: Resource, type: String, _ target: Target) -> Verdict {
        if body.text(of: "Type") != type {
            let actual = body.text(of: "Type").map { "Type \($0)" } ?? "no Type"
            return .fail(Mismatch(expected: "Type \(type)", actual: actual, place: "\(body.place)"))
        }
        let href = body.text(of: "Href")
        if href.flatMap({ Href($0).target })?.names(sameAs: target) == true { return .pass }
        let actual = href.map { "Href \($0)" } ?? "no Href"
        return .fail(Mismatch(expected: "an Href of \(target.path)", actual: actual, place: "\(body.place)"))
    }

    /// The same resource in its other form, whose own link leads back.
    private func otherFormVerdict(
        _ match: LinkMatch,
        _ target: Target,
        _ definition: LinkDefinition
    ) throws(Interruption) -> Verdict {
        let (far, refusal) = try destination(of: match, target)
        if let refusal { return refusal }
        let body = try representation(of: far)
        let own = try request()
        guard target.asksForEntity != own.target.asksForEntity else {
            let actual = "a link to the form it stands in"
            return .fail(Mismatch(expected: "a link to the other form", actual: actual, place: "\(match.link.place)"))
                .reached(by: match)
        }
        let uids = [body.text(of: "UID"), try representation(of: own).text(of: "UID")]
        guard uids[0] == uids[1] else {
            let actual = uids[0].map { "UID \($0)" } ?? "no UID"
            return .fail(
                Mismatch(expected: "UID \(uids[1] ?? "") in the other form too", actual: actual, place: "\(body.place)")
            )
            .reached(by: match)
        }
        let isBack = (body.links ?? []).contains { link in
            definition.relations.contains(link.relation ?? "")
                && link.href.flatMap { Href($0).target }.map {
                    $0.names(sameAs: own.target) && $0.asksForEntity == own.target.asksForEntity
                } ?? false
        }
        if isBack { return .pass }
        return .fail(
            Mismatch(
                expected: "a link in the other form that leads back to \(own.target)",
                actual: "none",
                place: "\(body.place)"
            )
        ).reached(by: match)
    }

    /// The request behind a link and, when the answer is no success, what to make of that.
    private func destination(
        of match: LinkMatch,
        _ target: Target
    ) throws(Interruption) -> (request: ReadRequest, refusal: Verdict?) {
        let far = ReadRequest(target: target, accept: try request().accept, session: .main)
        let response = try response(to: far)
        switch response.status {
        case 200: return (far, nil)
        case 403: return (far, .inconclusive(Inconclusive(.forbidden, "\(far) answered \(response.statusLine)")))
        default:
            // What was listed a moment ago may be gone.
            if isSecondLook { try requireStillListed() }
            let mismatch = Mismatch(
                expected: "status 200 behind the link",
                actual: "status \(response.statusLine)",
                place: "\(match.link.place)"
            )
            return (far, .fail(mismatch).reached(by: match))
        }
    }
}

extension Verdict {
    fileprivate var isFailure: Bool {
        if case .fail = self { return true }
        return false
    }

    /// The verdict, whose mismatch says which link led there.
    fileprivate func reached(by match: LinkMatch) -> Verdict {
        guard case .fail(let mismatch) = self else { return self }
        return .fail(
            Mismatch(
                expected: mismatch.expected,
                actual: "\(mismatch.actual), behind \(match.summary)",
                place: mismatch.place,
                excerpt: mismatch.excerpt
            )
        )
    }
}
