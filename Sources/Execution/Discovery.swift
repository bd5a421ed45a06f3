import Conformance
import Evaluation
import Representation

/// Finds the subjects of a resource by following links from the session, never by guessing addresses.
struct Discovery {
    /// Subjects and, where there are none, why.
    struct Findings: Sendable {
        var subjects: [Subject] = []
        var found = 0
        var obstacle: Inconclusive?
    }

    let resource: ResourceContract
    let session: Target
    let sampling: Sampling
    let look: @Sendable (ReadRequest) async -> Observation

    func findings() async -> Findings {
        switch resource.discovery {
        case .open(let target): return single(target, form: .sole)
        case .logonSession: return single(session, form: .sole)
        case .collection(let reference, let entity): return await collection(reference, entity)
        }
    }

    private func single(_ target: Target, form: Form) -> Findings {
        let subject = Subject(resource: resource.name, label: target.path, targets: [form: target], collection: nil)
        return Findings(subjects: [subject], found: 1)
    }

    private func collection(_ referenceType: String, _ entityType: String) async -> Findings {
        let home = await look(ReadRequest(target: session, accept: .xml, session: .main))
        guard let links = home.resource?.links else { return .obstructed("the session's body cannot be read", home) }
        guard
            let references = links.first(where: { $0.leadsDown(to: referenceType) })?.href.flatMap({ Href($0).target })
        else {
            return Findings(obstacle: Inconclusive(.noData, "the session links to no \(referenceType)"))
        }
        let listing = await look(ReadRequest(target: references, accept: .xml, session: .main))
        guard case .success(let response) = listing.result, response.status == 200, let list = listing.resource else {
            return .obstructed("\(references) cannot be read", listing)
        }
        let items = list.lists.flatMap(\.items)
        let needsStrata = sampling.only == nil && sampling.limit.map { items.count > $0 } ?? false
        let strata =
            !needsStrata
            ? [:] : await strata(links.first { $0.leadsDown(to: entityType) }?.href.flatMap { Href($0).target })
        return findings(items, strata, collection: references)
    }

    private func findings(_ items: [Resource], _ strata: [String: String], collection: Target) -> Findings {
        let subjects = items.compactMap { subject($0, collection: collection) }
        let picked: [Subject]
        if let only = sampling.only {
            picked = subjects.filter {
                $0.label.lowercased().split(separator: ":").last == only.lowercased().split(separator: ":").last
            }
        } else {
            picked = sampling.pick(subjects) { strata[$0.label] ?? "" }
        }
        return Findings(
            subjects: picked,
            found: items.count,
            obstacle: picked.isEmpty ? obstacle(items, collection) : nil
        )
    }

    /// Why no subject was picked; only a list that was read and is empty is no data.
    private func obstacle(_ items: [Resource], _ collection: Target) -> Inconclusive {
        if items.isEmpty { return Inconclusive(.noData, "\(collection) lists none") }
        if let only = sampling.only { return Inconclusive(.blocked, "\(collection) lists no \(only)") }
        let href = items[0].text(of: "Href").map { "'\($0)'" } ?? "absent"
        return Inconclusive(.blocked, "\(collection) lists nothing that can be asked for; the first Href is \(href)")
    }

    /// An item of the collection as a subject; each form's query is the documented one.
    private func subject(_ item: Resource, collection: Target) -> Subject? {
        guard let target = item.text(of: "Href").flatMap({ Href($0).target }) else { return nil }
        let targets = resource.forms.mapValues { shape in shape.query.map { target.adding($0) } ?? target }
        return Subject(
            resource: resource.name,
            label: item.text(of: "UID") ?? target.description,
            targets: targets,
            collection: collection
        )
    }

    /// The stratum of each subject by its label, read from the collection of entities; empty where that cannot be read.
    private func strata(_ entities: Target?) async -> [String: String] {
        guard let entities, !resource.strata.isEmpty else { return [:] }
        let listing = await look(ReadRequest(target: entities, accept: .xml, session: .main))
        let items = listing.resource?.lists.flatMap(\.items) ?? []
        return items.reduce(into: [:]) { strata, item in
            guard let label = item.text(of: "UID") else { return }
            strata[label] = resource.strata.map { fact in
                resource.facts[fact].flatMap { item.text(of: $0) } ?? ""
            }.joined(separator: "/")
        }
    }
}

extension Discovery.Findings {
    fileprivate static func obstructed(_ what: String, _ observation: Observation) -> Self {
        switch observation.result {
        case .failure(let error): Self(obstacle: Inconclusive(.transport, "\(what): \(error)"))
        case .success(let response) where response.status == 403:
            Self(obstacle: Inconclusive(.forbidden, "\(what): status 403"))
        case .success(let response) where response.status != 200:
            Self(obstacle: Inconclusive(.blocked, "\(what): status \(response.status)"))
        case .success: Self(obstacle: Inconclusive(.blocked, "\(what): its body is not readable"))
        }
    }
}

extension Resource.Link {
    fileprivate func leadsDown(to type: String) -> Bool { relation == "Down" && self.type == type }
}
