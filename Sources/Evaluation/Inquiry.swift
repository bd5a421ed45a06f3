import Conformance
import Representation

/// One case on one subject while it is judged: what may be looked at, and what was.
struct Inquiry {
    let `case`: Case
    let resource: ResourceContract
    let hearing: Hearing

    var judge: Judge { hearing.judge }
    var subject: Subject { hearing.subject }

    /// What the case comes to on the subject.
    ///
    /// Servers live while we look: where answers are compared, all of them are looked at again before it is a failure.
    func verdict() throws(Interruption) -> Verdict {
        let verdict = try firstVerdict()
        guard case .fail = verdict, `case`.requirement.assertion.comparesAnswers else { return verdict }
        hearing.lookAgain()
        return try firstVerdict()
    }

    /// The one place that knows which evaluator judges which assertion.
    private func firstVerdict() throws(Interruption) -> Verdict {
        switch `case`.requirement.assertion {
        case .status(let codes): try statusVerdict(codes)
        case .field(let rule): try fieldVerdict(rule)
        case .document(let rule): try documentVerdict(rule)
        case .root: try rootVerdict()
        case .member(let rule): try memberVerdict(rule)
        case .uid(let rule): try uidVerdict(rule)
        case .formMarks: try formMarksVerdict()
        case .everyLink(let rule): try everyLinkVerdict(rule)
        case .link(let name, let occurrence): try linkVerdict(name, occurrence)
        case .follow(let rule): try followVerdict(rule)
        case .schema(let source): try schemaVerdict(source)
        case .steps(let steps): try stepsVerdict(steps)
        case .error(let rule): try errorVerdict(rule)
        case .eachItem(let contract): try eachItemVerdict(contract)
        case .parity(let rule): try parityVerdict(rule)
        case .agreement(let rule): try agreementVerdict(rule)
        case .query(let rule): try queryVerdict(rule)
        case .offers(let version): try offersVerdict(version)
        }
    }

    /// Whether the case failed once and is looked at again.
    var isSecondLook: Bool { hearing.look == .second }

    /// The session in which the resource is read.
    var session: SessionUse { resource.session }

    /// The request that the case is about.
    func request() throws(Interruption) -> ReadRequest {
        guard let form = `case`.form, let plain = hearing.plainRequest(in: form, `case`.mediaType) else {
            throw .inconclusive(Inconclusive(.noData, "the subject has no \(`case`.form?.rawValue ?? "such") form"))
        }
        let variation = `case`.requirement.request
        guard !variation.isPlain else { return plain }
        return ReadRequest(
            target: variation.item.map { plain.target.item($0.identifier) } ?? plain.target,
            accept: variation.accept ?? plain.accept,
            session: variation.session ?? plain.session
        )
    }

    /// What a request brought; asks for it when nobody brought it yet.
    func observation(of request: ReadRequest) throws(Interruption) -> Observation {
        let request = isSecondLook ? request.again : request
        guard let observation = hearing.observation(of: request) else { throw .missing([request]) }
        return observation
    }

    /// Notes that a request was looked at.
    func consult(_ request: ReadRequest) { hearing.consult(request) }

    /// The answer to a request; who cannot answer now says nothing of what was asked for.
    func response(to request: ReadRequest) throws(Interruption) -> Response {
        try response(in: try observation(of: request), to: request)
    }

    private func response(in observation: Observation, to request: ReadRequest) throws(Interruption) -> Response {
        switch observation.result {
        case .success(let response) where response.isBusy:
            throw .inconclusive(Inconclusive(.transport, "\(request) answered \(response.statusLine)"))
        case .success(let response): return response
        case .failure(let error):
            throw .inconclusive(
                error.kind == .contentTooLarge
                    ? tooLarge("\(request): \(error)", request) : Inconclusive(error, "\(request)")
            )
        }
    }

    /// Why nothing is known of an answer that is larger than we take.
    ///
    /// One resource, be it the subject or what a link of it leads to, is never that large; a list may be, and is then
    /// read by pages.
    func tooLarge(_ explanation: String, _ request: ReadRequest) -> Inconclusive {
        let isOwn = [Form.sole, .reference, .entity].contains { subject.target(in: $0) == request.target }
        let isOne = isOwn || request.target.lastSegment.flatMap { GUID($0) } != nil
        return Inconclusive(isOne ? .transport : .noData, explanation)
    }

    /// The answer to the case's own request, once it has the status that the rest of it is about.
    func response(to request: ReadRequest, having status: Int) throws(Interruption) -> Response {
        try response(in: try observation(of: request), to: request, having: status)
    }

    private func response(
        in observation: Observation,
        to request: ReadRequest,
        having status: Int
    ) throws(Interruption) -> Response {
        let response = try response(in: observation, to: request)
        guard response.status != status else { return response }
        let refusal = "\(request) answered \(response.statusLine)"
        if response.status == 403, request.session == .main {
            throw .inconclusive(Inconclusive(.forbidden, refusal))
        }
        // What stands below a subject goes with it.
        if response.status != 200 { try requireStillListed() }
        throw .inconclusive(Inconclusive(.blocked, refusal))
    }

    /// What the body says behind a request that succeeded, in the media type that was negotiated.
    private func reading(of request: ReadRequest) throws(Interruption) -> BodyReading {
        let observation = try observation(of: request)
        if let reading = observation.reading(in: request.negotiated) { return reading }
        throw try refusal(of: observation, to: request)
    }

    /// Why an answer cannot be read.
    private func refusal(of observation: Observation, to request: ReadRequest) throws(Interruption) -> Interruption {
        if !observation.isSuccess { _ = try response(in: observation, to: request, having: 200) }
        // It is not decoded: what nobody offered to take is no representation, and a bomb stays what it is.
        if let coding = observation.contentCoding {
            let what = "\(request) answered with content coded as '\(Excerpt.shortened(coding))'"
            return .inconclusive(Inconclusive(.blocked, "\(what), which was not asked for and is not decoded"))
        }
        let came = observation.mediaType?.name ?? "neither XML nor JSON"
        return .inconclusive(Inconclusive(.blocked, "\(request) answered with \(came)"))
    }

    /// The document behind a request that succeeded, in the media type that was negotiated.
    func document(of request: ReadRequest) throws(Interruption) -> Document {
        let observation = try observation(of: request)
        if let document = observation.reading(in: request.negotiated)?.document { return document }
        throw try refusal(of: observation, to: request)
    }

    /// The resource behind a request that succeeded.
    func representation(of request: ReadRequest) throws(Interruption) -> Resource {
        let reading = try reading(of: request)
        if let resource = reading.resource { return resource }
        let issue = reading.document?.issues.first(where: \.isFatal)
        let why = issue.map { "\($0.message) at \($0.place)" } ?? "it is no object"
        throw .inconclusive(Inconclusive(.blocked, "the body of \(request) cannot be read: \(why)"))
    }

    /// The links of the resource behind a request that succeeded; a body without `Links` has none.
    func links(of request: ReadRequest) throws(Interruption) -> [LinkReading] {
        let reading = try reading(of: request)
        if reading.resource == nil { _ = try representation(of: request) }
        return reading.links
    }

    /// Where the resource behind a request that succeeded says that it is; nothing where that is no destination.
    func ownTarget(of request: ReadRequest) throws(Interruption) -> Target? {
        try reading(of: request).target
    }
}

extension Inconclusive {
    /// Why nothing is known of an answer that did not come; that a recording does not have it is no fault of the
    /// server's.
    init(_ error: TransportError, _ what: String) {
        self.init(error.kind == .notRecorded ? .noData : .transport, "\(what): \(error)")
    }
}

extension Response {
    /// Status code and reason phrase, shortened.
    var statusLine: String { reason.isEmpty ? "\(status)" : "\(status) \(Excerpt.shortened(reason))" }
}

extension ResourceContract {
    /// The session in which the resource is read: none where it is open to everyone.
    var session: SessionUse {
        if case .open = discovery { return .none }
        return .main
    }
}
