public import Conformance
import Representation

/// Judges a body from a file: whatever one body alone can show.
public struct FileInquest: Sendable {
    /// What a case came to.
    public struct Result: Sendable {
        /// The case.
        public let candidate: Case
        /// What it came to.
        public let verdict: Verdict
    }

    private let judge: Judge
    private let resource: ResourceContract
    private let form: Form
    private let observation: Observation
    private let subject: Subject

    /// Reads a body as a resource in a form; nothing when the bytes are neither XML nor JSON.
    public init?(_ bytes: [UInt8], as resource: ResourceContract, form: Form, judge: Judge) {
        guard let mediaType = MediaType(sniffing: bytes) else { return nil }
        let length = FieldLine("Content-Length", "\(bytes.count)")
        let fields = [FieldLine("Content-Type", mediaType.name), length]
        let response = Response(status: 200, reason: "", fields: fields, body: bytes)
        let placeholder = ReadRequest(target: .service, accept: mediaType, session: .main)
        let href = Observation(request: placeholder, result: .success(response)).resource?.text(of: "Href")
        let target = href.flatMap { Href($0).target } ?? .service
        let request = ReadRequest(target: target, accept: mediaType, session: resource.session)
        self.judge = judge
        self.resource = resource
        self.form = form
        observation = Observation(request: request, result: .success(response))
        subject = Subject(resource: resource.name, label: target.path, targets: [form: target], collection: nil)
    }

    /// What each case came to that one body can show, in the order of the contract.
    public var results: [Result] {
        cases.map { candidate in Result(candidate: candidate, verdict: verdict(on: candidate)) }
    }

    private var cases: [Case] {
        let requirements = judge.library.requirements.filter { requirement in
            requirement.resource == resource.name && requirement.request == .plain
                && requirement.assertion.readsBodyOnly && requirement.forms.contains(form)
        }
        return requirements.compactMap { requirement in
            guard let mediaType = observation.mediaType, requirement.mediaTypes.contains(mediaType) else { return nil }
            return Case(requirement: requirement, form: form, mediaType: mediaType)
        }
    }

    private func verdict(on candidate: Case) -> Verdict {
        switch judge.judgement(of: candidate, on: subject, given: evidence) {
        case .decided(let verdict, _): verdict
        case .unbound(let condition): .notApplicable(reason: "it holds where \(condition)")
        case .needs, .needsProbe: .inconclusive(Inconclusive(.noData, "one body alone cannot show it"))
        }
    }

    /// The body itself, and nothing in the other media type.
    private var evidence: Evidence {
        var observations = [observation.request: observation]
        for mediaType in MediaType.allCases where mediaType != observation.request.accept {
            let own = observation.request
            let request = ReadRequest(target: own.target, accept: mediaType, session: own.session)
            let absence = TransportError(.other, "the file shows one media type only")
            observations[request] = Observation(request: request, result: .failure(absence))
        }
        return Evidence(observations: observations)
    }
}

extension Assertion {
    /// Whether a body alone can show the assertion, without status, header fields or another answer.
    var readsBodyOnly: Bool {
        switch self {
        case .document, .root, .member, .formMarks, .link, .schema: true
        case .uid(let rule): rule != .agreesWithTarget
        case .everyLink(let rule): rule != .origin
        case .status, .field, .follow, .steps: false
        }
    }
}
