import Conformance
import Representation

extension Inquiry {
    /// Each item of the list keeps the requirements of a contract, those of the same level that its body can show.
    func eachItemVerdict(_ contract: String) throws(Interruption) -> Verdict {
        let request = try request()
        let items = try representation(of: request).listedItems
        guard let form = `case`.form?.ofItems, let mediaType = `case`.mediaType,
            let itemContract = judge.library.resource(named: contract)
        else { throw .notApplicable("the list has no items of '\(contract)'") }
        if items.isEmpty { throw .inconclusive(Inconclusive(.noData, "the list is empty")) }
        let cases = judge.cases(of: itemContract, form: form, mediaType: mediaType).filter {
            $0.requirement.level == `case`.requirement.level && $0.requirement.assertion.readsItem
        }
        let observation = try observation(of: request)
        for item in items {
            let inquest = BodyInquest(item, in: observation, of: itemContract, cases: cases, judge: judge)
            guard let (candidate, mismatch) = inquest.firstFailure else { continue }
            return .fail(
                Mismatch(
                    expected: "\(mismatch.expected) (\(candidate.requirement.id))",
                    actual: mismatch.actual,
                    place: mismatch.place ?? "\(item.place)",
                    excerpt: mismatch.excerpt,
                    mark: mismatch.mark
                )
            )
        }
        return .pass
    }

    /// The list holds what another list of the same kind holds.
    func agreementVerdict(_ rule: AgreementRule) throws(Interruption) -> Verdict {
        switch rule {
        case .representations: try representationsVerdict()
        case .items: try listedAlikeVerdict()
        case .query: try queryAgreementVerdict()
        case .agents: try agentsAgreementVerdict()
        }
    }

    /// The list's own ids, and where it names them.
    private func ownIDs() throws(Interruption) -> (ids: Set<String>, target: Target) {
        guard let target = subject.target(in: .references) else {
            throw .inconclusive(Inconclusive(.noData, "the subject has no list of references"))
        }
        return (try ids(of: ReadRequest(target: target, accept: .xml, session: .main)), target)
    }

    private func queryAgreementVerdict() throws(Interruption) -> Verdict {
        let (own, target) = try ownIDs()
        let answer = try queriedIDs()
        if let again = answer.repeated {
            return .fail(
                Mismatch(expected: "pages that end, behind the links Next of \(answer.name)", actual: "\(again) again")
            )
        }
        if let missing = own.subtracting(answer.ids).min() {
            return .fail(disagreement("\(missing), which \(target) lists", in: answer.name))
        }
        return try supersetVerdict(own, of: answer.ids, in: target, from: answer.name)
    }

    private func agentsAgreementVerdict() throws(Interruption) -> Verdict {
        let (own, target) = try ownIDs()
        let agents = try agentsCollection()
        let listed = try ids(of: ReadRequest(target: agents, accept: .xml, session: .main))
        return try supersetVerdict(own, of: listed, in: target, from: "\(agents)")
    }

    /// The list holds the same in both forms and both media types, each once.
    private func representationsVerdict() throws(Interruption) -> Verdict {
        var known: (name: String, ids: Set<String>)?
        for form in [Form.references, .entities] {
            guard let target = subject.target(in: form) else { continue }
            for mediaType in MediaType.allCases {
                let request = ReadRequest(target: target, accept: Accept(mediaType), session: .main)
                let listed = try representation(of: request).listedItems.compactMap(\.listedID)
                let (name, ids) = ("\(target) in \(mediaType.name)", Set(listed))
                if ids.count < listed.count {
                    let doubled = Dictionary(grouping: listed) { $0 }.filter { $0.value.count > 1 }.keys.min() ?? ""
                    return .fail(Mismatch(expected: "each item once in \(name)", actual: "\(doubled) more than once"))
                }
                guard let first = known else {
                    known = (name, ids)
                    continue
                }
                if let missing = first.ids.subtracting(ids).min() {
                    return .fail(disagreement("\(missing), which \(first.name) lists", in: name))
                }
                if let missing = ids.subtracting(first.ids).min() {
                    return .fail(disagreement("\(missing), which \(name) lists", in: first.name))
                }
            }
        }
        guard let known, !known.ids.isEmpty else {
            throw .inconclusive(Inconclusive(.noData, "the list is empty"))
        }
        return .pass
    }

    private func supersetVerdict(
        _ own: Set<String>,
        of other: Set<String>,
        in target: Target,
        from name: String
    ) throws(Interruption) -> Verdict {
        if let missing = other.subtracting(own).min() {
            return .fail(disagreement("\(missing), which \(name) lists", in: "\(target)"))
        }
        if other.isEmpty { throw .inconclusive(Inconclusive(.noData, "\(name) lists none")) }
        return .pass
    }

    private func disagreement(_ item: String, in list: String) -> Mismatch {
        Mismatch(expected: "\(item), in \(list)", actual: "it is not there")
    }

    /// The ids that a list names, in lower case.
    private func ids(of request: ReadRequest) throws(Interruption) -> Set<String> {
        Set(try representation(of: request).listedItems.compactMap(\.listedID))
    }

    /// What the query service answers for the kind, page after page.
    private func queriedIDs() throws(Interruption) -> (ids: Set<String>, repeated: Target?, name: String) {
        guard let query = Target.query(for: resource.kind) else {
            throw .notApplicable("'\(resource.kind)' is nothing to query for")
        }
        let pages = try pages(from: query.adding("format=References"), atMost: Self.queriedPages)
        guard pages.isComplete || pages.repeated != nil else {
            throw .inconclusive(Inconclusive(.noData, "the query has more than \(Self.queriedPages) pages"))
        }
        return (Set(pages.ids), pages.repeated, "\(query)")
    }

    /// Where the agents' service lists resources of the same kind.
    private func agentsCollection() throws(Interruption) -> Target {
        guard case .listing(let type) = resource.discovery else {
            throw .notApplicable("the contract is of no collection")
        }
        let service = try collection(ofType: "AgentsService")
        let links = try links(of: ReadRequest(target: service, accept: .xml, session: .main))
        let reading = links.first { $0.link.relation == "Down" && $0.link.type == type }
        guard let target = reading?.target else {
            throw .inconclusive(Inconclusive(.noData, "\(service) links to no \(type)"))
        }
        return target
    }
}

extension Resource {
    /// The last segment of an item's own address, in lower case.
    var listedID: String? { text(of: "Href").flatMap { Href($0).target }?.lastSegment }
}
