import Conformance
import Representation

// How resources belong together: each rule starts from the subject's entity and follows links from there.
extension Inquiry {
    /// How many items of a list are asked for one by one.
    private static let sampledItems = 4

    /// What was reached on the way.
    private struct Waypoint {
        let body: Resource
        /// Where it was read, or the place in the list that holds it.
        let name: String
        /// Its own target, where it is known.
        let target: Target?
    }

    /// The resources that a way leads to belong to the subject as said.
    func closureVerdict(_ rule: FollowRule) throws(Interruption) -> Verdict {
        let start = try startingPoint()
        if rule.destination == .member { return try memberOfCollectionVerdict(rule, start) }
        var reached = [start]
        for hop in rule.hops {
            switch hop {
            case .link(let name): reached = try linked(name, from: reached)
            case .items: reached = try items(of: reached)
            case .alternate:
                let (entities, failure) = try alternates(of: reached)
                if let failure { return failure }
                reached = entities
            }
        }
        switch rule.destination {
        case .owned: return ownedVerdict(reached)
        case .listed: return listedVerdict(reached)
        case .type, .answer, .root, .resource, .otherForm, .member: return .pass
        }
    }

    /// The subject's entity in XML.
    private func startingPoint() throws(Interruption) -> Waypoint {
        guard let target = subject.target(in: .entity) else {
            throw .inconclusive(Inconclusive(.noData, "the subject has no entity"))
        }
        let request = ReadRequest(target: target, accept: .xml, session: session)
        return Waypoint(body: try representation(of: request), name: "\(target)", target: target)
    }

    private func linked(_ name: String, from places: [Waypoint]) throws(Interruption) -> [Waypoint] {
        guard let definition = resource.links[name] else {
            throw .notApplicable("the contract defines no link '\(name)'")
        }
        var reached: [Waypoint] = []
        for place in places {
            for match in matches(definition, in: place).prefix(Self.followedLinks) {
                guard let target = match.target else { continue }
                let request = ReadRequest(target: target, accept: .xml, session: .main)
                reached.append(Waypoint(body: try representation(of: request), name: "\(target)", target: target))
            }
        }
        if reached.isEmpty {
            throw .inconclusive(Inconclusive(.noData, "there is no link '\(name)' to follow"))
        }
        return reached
    }

    private func matches(_ definition: LinkDefinition, in place: Waypoint) -> [LinkMatch] {
        let form: Form = place.target?.asksForEntity == true ? .entity : .reference
        let pattern = LinkPattern(definition, form: form, ownID: place.target?.lastSegment)
        return (place.body.links ?? []).filter { pattern.fits($0) }.map { LinkMatch(LinkReading($0), pattern) }
    }

    private func items(of lists: [Waypoint]) throws(Interruption) -> [Waypoint] {
        let items = lists.flatMap { list in
            list.body.listedItems.map { item in
                let target = item.text(of: "Href").flatMap { Href($0).target }
                return Waypoint(body: item, name: "\(item.place) of \(list.name)", target: target)
            }
        }
        if items.isEmpty { throw .inconclusive(Inconclusive(.noData, "the list is empty")) }
        return items
    }

    /// The other form of some of the items, spread over the list.
    private func alternates(of items: [Waypoint]) throws(Interruption) -> ([Waypoint], Verdict?) {
        var reached: [Waypoint] = []
        var refusal: Mismatch?
        for item in items.spread(Self.sampledItems) {
            let link = (item.body.links ?? []).first { $0.relation == "Alternate" }
            guard let target = link?.href.flatMap({ Href($0).target }) else {
                let expected = "a link to the other form in each item"
                return ([], .fail(Mismatch(expected: expected, actual: "none", place: item.name)))
            }
            let request = ReadRequest(target: target, accept: .xml, session: .main)
            let response = try response(to: request)
            if response.status == 403 {
                throw .inconclusive(Inconclusive(.forbidden, "\(request) answered \(response.statusLine)"))
            }
            guard response.status == 200 else {
                refusal =
                    refusal
                    ?? Mismatch(
                        expected: "the other form of an item",
                        actual: "status \(response.statusLine) behind \(target)",
                        place: item.name
                    )
                continue
            }
            reached.append(Waypoint(body: try representation(of: request), name: "\(target)", target: target))
        }
        // Points come and go, and a list may lag behind; that none of them is there is another matter.
        guard reached.isEmpty, let refusal else { return (reached, nil) }
        if isSecondLook { try requireStillListed() }
        return ([], .fail(refusal))
    }

    /// Each resource links up to the subject.
    private func ownedVerdict(_ places: [Waypoint]) -> Verdict {
        guard let own = subject.target(in: .entity)?.withoutQuery else { return .pass }
        for place in places {
            let ups = (place.body.links ?? []).filter { $0.relation == "Up" }
            let targets = ups.compactMap { $0.href.flatMap { Href($0).target } }
            guard !targets.contains(where: { $0.names(sameAs: own) }) else { continue }
            let alike = targets.first { $0.segments.first == own.segments.first }
            let actual = alike.map { "a link up to \($0.path)" } ?? "no such link"
            return .fail(Mismatch(expected: "a link up to \(own)", actual: actual, place: place.name))
        }
        return .pass
    }

    /// One of the lists holds the subject.
    private func listedVerdict(_ lists: [Waypoint]) -> Verdict {
        guard let own = subject.target(in: .entity)?.withoutQuery else { return .pass }
        let isListed = lists.contains { list in
            list.body.listedItems.contains { item in
                item.text(of: "Href").flatMap { Href($0).target }?.names(sameAs: own) == true
            }
        }
        if isListed { return .pass }
        let names = lists.map(\.name).joined(separator: ", ")
        return .fail(Mismatch(expected: "\(own) in the list \(names)", actual: "it is not there", place: names))
    }

    /// What the link leads to is in the collection to which the session links for its kind.
    private func memberOfCollectionVerdict(
        _ rule: FollowRule,
        _ start: Waypoint
    ) throws(Interruption) -> Verdict {
        guard case .link(let name) = rule.hops.first, let definition = resource.links[name] else { return .pass }
        let found = matches(definition, in: start)
        if found.isEmpty { throw .inconclusive(Inconclusive(.noData, "there is no link '\(name)' to follow")) }
        for match in found.prefix(Self.followedLinks) {
            guard let target = match.target, let type = match.link.type else { continue }
            let collection = try collection(ofType: "\(type)List")
            let members = try representation(of: ReadRequest(target: collection, accept: .xml, session: .main))
            if members.listedItems.isEmpty {
                throw .inconclusive(Inconclusive(.noData, "\(collection) lists none, as it does for some roles"))
            }
            let isMember = members.listedItems.contains { item in
                item.text(of: "Href").flatMap { Href($0).target }?.names(sameAs: target) == true
            }
            guard !isMember else { continue }
            let expected = "\(target.path) in \(collection)"
            return .fail(Mismatch(expected: expected, actual: "it is not there", place: "\(match.link.place)"))
        }
        return .pass
    }

    /// The collection to which the session links by a type.
    func collection(ofType type: String) throws(Interruption) -> Target {
        let links = try homeLinks()
        let reading = links.first { $0.link.relation == "Down" && $0.link.type == type }
        guard let target = reading?.target else {
            throw .inconclusive(Inconclusive(.noData, "the session links to no \(type)"))
        }
        return target
    }

    /// The links of the logon session.
    func homeLinks() throws(Interruption) -> [LinkReading] {
        guard let home = hearing.evidence.home else {
            throw .inconclusive(Inconclusive(.noData, "there is no session to start from"))
        }
        return try links(of: ReadRequest(target: home, accept: .xml, session: .main))
    }
}

extension Array {
    /// Some of the elements, at even distances; all where there are no more.
    func spread(_ count: Int) -> [Element] {
        let step = Swift.max(1, self.count / count)
        return stride(from: 0, to: self.count, by: step).prefix(count).map { self[$0] }
    }
}
