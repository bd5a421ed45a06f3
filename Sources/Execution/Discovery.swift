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
    /// Where the logon session is read; nothing where there is none.
    let session: Target?
    let sampling: Sampling
    let limits: RunLimits
    let look: @Sendable (ReadRequest) async -> Observation

    func findings() async -> Findings {
        switch resource.discovery {
        case .open(let target): return single([(.sole, target)])
        case .logonSession: return session.map { single([(.sole, $0)]) } ?? .sessionless
        case .fixed(let target): return session == nil ? .sessionless : single(resource.ways(to: target))
        case .listing(let type):
            switch await link(ofType: type) {
            case .found(let target): return single(resource.ways(to: target))
            case .none(let findings): return findings
            }
        case .collection(let reference, let entity): return await collection(reference, entity)
        }
    }

    private func single(_ ways: [(form: Form, target: Target)]) -> Findings {
        let label = ways.map(\.target).min()?.path ?? ""
        let subject = Subject(resource: resource.name, label: label, ways: ways, collection: nil)
        return Findings(subjects: [subject], found: 1)
    }

    /// Where a link of the session leads, or why nowhere.
    private enum Way {
        case found(Target)
        case none(Findings)
    }

    private func link(ofType type: String) async -> Way {
        guard let session else { return .none(.sessionless) }
        let home = await look(ReadRequest(target: session, accept: .xml, session: .main))
        guard let links = home.resource?.links else {
            return .none(Findings(obstacle: Inconclusive("the session's body cannot be read", home)))
        }
        let link = links.first { $0.relation == "Down" && $0.type == type }
        guard let target = link?.href.flatMap({ Href($0).target }) else {
            return .none(Findings(obstacle: Inconclusive(.noData, "the session links to no \(type)")))
        }
        return .found(target)
    }

    private func collection(_ referenceType: String, _ entityType: String) async -> Findings {
        switch await link(ofType: referenceType) {
        case .none(let findings): return findings
        case .found(let references):
            let catalogue = Catalogue(
                resource: resource,
                collection: references,
                limits: limits,
                isSampled: sampling.limit != nil,
                look: look
            )
            let obstacle = await catalogue.read()
            if let obstacle { return Findings(obstacle: obstacle) }
            if sampling.isChoice(among: catalogue.entries.count),
                case .found(let entities) = await link(ofType: entityType)
            {
                await catalogue.readStrata(entities)
            }
            return findings(catalogue)
        }
    }

    private func findings(_ catalogue: Catalogue) -> Findings {
        let picked: [Catalogue.Entry]
        if let only = sampling.only {
            picked = catalogue.entries.filter {
                $0.subject.label.lowercased().split(separator: ":").last == only.lowercased().split(separator: ":").last
            }
        } else {
            picked = sampling.pick(catalogue.entries) { $0.stratum }
        }
        return Findings(
            subjects: picked.map(\.subject),
            found: catalogue.count,
            obstacle: picked.isEmpty ? obstacle(catalogue) : nil
        )
    }

    /// Why no subject was picked; only a list that was read and is empty is no data.
    private func obstacle(_ catalogue: Catalogue) -> Inconclusive {
        let collection = catalogue.collection
        if catalogue.count == 0 { return Inconclusive(.noData, "\(collection) lists none") }
        if let only = sampling.only { return Inconclusive(.blocked, "\(collection) lists no \(only)") }
        let href = catalogue.strayHref.map { "'\($0)'" } ?? "absent"
        return Inconclusive(.blocked, "\(collection) lists nothing that can be asked for; the first Href is \(href)")
    }
}

extension Discovery.Findings {
    fileprivate static let sessionless = Self(obstacle: Inconclusive(.blocked, "there is no session"))
}

extension Inconclusive {
    /// Why something could not be read, from what came instead.
    init(_ what: String, _ observation: Observation) {
        switch observation.result {
        case .failure(let error): self.init(.transport, "\(what): \(error)")
        case .success(let response) where response.status == 403: self.init(.forbidden, "\(what): status 403")
        case .success(let response) where response.status != 200:
            self.init(.blocked, "\(what): status \(response.status)")
        case .success:
            let issue = observation.document?.issues.first(where: \.isFatal)
            let why = issue.map { "\($0.message) at \($0.place)" } ?? "its body is not readable"
            self.init(.blocked, "\(what): \(why)")
        }
    }
}

extension ResourceContract {
    /// Where each form is read; each form's query is the documented one.
    func ways(to target: Target) -> [(form: Form, target: Target)] {
        queries.map { form, query in (form, query.map { target.adding($0) } ?? target) }
    }
}
