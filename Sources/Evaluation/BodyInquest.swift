public import Conformance
public import Representation
import XML

/// Judges one body, from a file or out of a list, by whatever one body alone can show.
public struct BodyInquest: Sendable {
    /// What a case came to.
    public struct Result: Sendable {
        /// The case.
        public let candidate: Case
        /// What it came to.
        public let verdict: Verdict
    }

    /// The form that the body was taken for.
    public let form: Form
    private let judge: Judge
    private let observation: Observation
    private let subject: Subject
    private let cases: [Case]

    /// Reads the bytes of a file as a resource in one of some forms; nothing when they are neither XML nor JSON.
    public init?(
        _ bytes: [UInt8],
        as resource: ResourceContract,
        in forms: [Form],
        judge: Judge,
        limits: BodyLimits = BodyLimits()
    ) {
        guard let mediaType = MediaType(sniffing: bytes) else { return nil }
        let length = FieldLine("Content-Length", "\(bytes.count)")
        let fields = [FieldLine("Content-Type", mediaType.name), length]
        let response = Response(status: 200, reason: "", fields: fields, body: bytes)
        let placeholder = ReadRequest(target: .service, accept: Accept(mediaType), session: .main)
        let body = Observation(request: placeholder, result: .success(response), limits: limits).resource
        guard let form = forms.first(where: { resource.fits(body, in: $0) }) ?? forms.first else { return nil }
        let target = body?.text(of: "Href").flatMap { Href($0).target } ?? .service
        let request = ReadRequest(target: target, accept: Accept(mediaType), session: resource.session)
        self.judge = judge
        self.form = form
        observation = Observation(request: request, result: .success(response), limits: limits)
        subject = Subject(resource: resource.name, label: target.path, ways: [(form, target)], collection: nil)
        cases = judge.cases(of: resource, form: form, mediaType: mediaType).filter {
            $0.requirement.assertion.readsBodyOnly
        }
    }

    /// Takes an item of a list for a body of its own.
    init(_ item: Resource, in response: Observation, of resource: ResourceContract, cases: [Case], judge: Judge) {
        let form = cases.first?.form ?? .reference
        let target = item.text(of: "Href").flatMap { Href($0).target } ?? .service
        let mediaType = response.mediaType ?? .xml
        let request = ReadRequest(target: target, accept: Accept(mediaType), session: resource.session)
        self.judge = judge
        self.form = form
        self.cases = cases
        observation = Observation(item, of: response, as: request)
        subject = Subject(
            resource: resource.name,
            label: item.text(of: "UID") ?? target.path,
            ways: [(form, target)],
            collection: nil
        )
    }

    /// What each case came to that one body can show, in the order of the contract.
    public var results: [Result] {
        let hearing = hearing
        return cases.map { candidate in Result(candidate: candidate, verdict: Self.verdict(on: candidate, hearing)) }
    }

    /// The first case that the body fails, with what is wrong.
    var firstFailure: (candidate: Case, mismatch: Mismatch)? {
        let hearing = hearing
        for candidate in cases {
            if case .fail(let mismatch) = Self.verdict(on: candidate, hearing) { return (candidate, mismatch) }
        }
        return nil
    }

    private static func verdict(on candidate: Case, _ hearing: Hearing) -> Verdict {
        switch hearing.judgement(of: candidate) {
        case .decided(let verdict, _): verdict
        case .unbound(let condition): .notApplicable(reason: "it holds where \(condition)")
        case .needs, .needsProbe: .inconclusive(Inconclusive(.noData, "one body alone cannot show it"))
        }
    }

    /// The body itself is seen, and nothing in the other media type.
    private var hearing: Hearing {
        let own = observation.request
        var observations = [own: observation]
        for accept in MediaType.allCases.map({ Accept($0) }) where accept != own.accept {
            let request = ReadRequest(target: own.target, accept: accept, session: own.session)
            let absence = TransportError(.other, "the file shows one media type only")
            observations[request] = Observation(request: request, result: .failure(absence))
        }
        return Hearing(of: subject, by: judge, given: Evidence(observations: observations))
    }
}

extension Judge {
    /// The cases of a resource in a form and a media type that ask in no special way.
    func cases(of resource: ResourceContract, form: Form, mediaType: MediaType) -> [Case] {
        library.requirements.compactMap { requirement in
            guard requirement.resource == resource.name, requirement.request.isPlain,
                requirement.forms.contains(form), requirement.mediaTypes.contains(mediaType)
            else { return nil }
            return Case(requirement: requirement, form: form, mediaType: mediaType)
        }
    }
}

extension ResourceContract {
    /// Whether a body looks like the resource in a form, by its root or by the kind of list in it.
    fileprivate func fits(_ body: Resource?, in form: Form) -> Bool {
        guard let body else { return false }
        let hasEntities = body.part(named: "Entities") != nil
        let hasReferences = !hasEntities && (body.part(named: "Refs") != nil || body.items(of: "Refs") != nil)
        switch form {
        case .references: return hasReferences || body.rootName?.local == "EntityReferences"
        case .entities: return !hasReferences && body.rootName?.local != "EntityReferences"
        // JSON names no root; there the Type tells the form.
        case .reference, .entity, .sole:
            guard let name = body.rootName else { return body.text(of: "Type") == forms[form]?.type }
            return name.local == forms[form]?.root
        }
    }
}

extension Assertion {
    /// Whether a body alone can show the assertion, without status, header fields or another answer.
    var readsBodyOnly: Bool {
        switch self {
        case .document, .root, .schema, .eachItem, .offers: true
        case .member, .uid, .formMarks, .everyLink, .link: readsItem
        case .query(let rule): rule == .pagingInfo
        case .status, .field, .follow, .steps, .error, .parity, .agreement: false
        }
    }

    /// Whether an item of a list can show the assertion, without being a document of its own.
    var readsItem: Bool {
        switch self {
        case .member, .formMarks, .link: true
        case .uid(let rule): rule != .agreesWithTarget
        case .everyLink(let rule): rule != .origin
        case .status, .field, .document, .root, .schema, .follow, .steps, .error, .eachItem, .parity, .agreement,
            .query, .offers:
            false
        }
    }
}
