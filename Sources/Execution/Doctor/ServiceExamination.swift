import Conformance
import Evaluation
import Representation

/// What `GET /api/` shows without a session: whether it is Enterprise Manager, and which versions it offers.
struct ServiceExamination {
    private let observation: Observation
    private let origin: Origin

    init(_ observation: Observation, _ origin: Origin) {
        self.observation = observation
        self.origin = origin
    }

    /// The versions that are offered, the newest last.
    var versions: [RESTVersion] {
        let names = observation.document?.values(ofAttribute: "Name", inElementsNamed: "SupportedVersion") ?? []
        return names.compactMap { RESTVersion($0) }.sorted()
    }

    /// The step.
    var step: Diagnosis.Step {
        switch observation.result {
        case .failure(let error): Diagnosis.Step(.service, .failed(remedy: remedy(for: error)), error.explanation)
        case .success(let response) where response.status == 200 && isEnterpriseManager: found(response)
        case .success(let response): Diagnosis.Step(.service, .failed(remedy: remedy(for: response)), seen(response))
        }
    }

    private var isEnterpriseManager: Bool {
        let types = observation.document?.values(ofAttribute: "Type", inElementsNamed: "EnterpriseManager") ?? []
        return !types.isEmpty || !versions.isEmpty
    }

    private func found(_ response: Response) -> Diagnosis.Step {
        let offer =
            versions.isEmpty ? "lists no versions" : "REST \(versions.map(\.description).joined(separator: ", "))"
        let software = response.fields.values(of: "Server").first.map { ["software \($0)"] } ?? []
        return Diagnosis.Step(.service, .fine, "Enterprise Manager, \(offer)", facts: software)
    }

    private func seen(_ response: Response) -> String {
        let type = response.fields.values(of: "Content-Type").first ?? "no Content-Type"
        return
            "GET /api/ was answered with status \(response.status), \(type): this is not Enterprise Manager's API"
    }

    private func remedy(for error: TransportError) -> String {
        switch error.kind {
        case .connectionLost where error.refusesClient:
            "the server demands a client's certificate; name one that it trusts with --cert"
        case .malformedResponse where error.explanation.contains("limit"):
            "look at what makes the header so large, such as a proxy; a limit that is named with its option can be raised"
        case .connectionLost, .malformedResponse:
            origin.scheme == .http
                ? "what answers there speaks no HTTP; if it speaks TLS, write https://"
                : "what answers there speaks no HTTP; look at the port, and at what stands between"
        case .proxyFailed: NetworkExamination.proxyRemedy(origin)
        case .timedOut: "the server takes connections and does not answer in time; look at its services and its load"
        default: "look at what stands between, such as a proxy, and at the server's own log"
        }
    }

    private func remedy(for response: Response) -> String {
        switch response.status {
        case 300...399:
            "it sends elsewhere, and emconform never follows; name the server itself"
        case 407: "a proxy on the way asks who we are; name a way without it"
        case 401, 403: "something in front of the API asks who we are; go around it, or name the API's own address"
        case 500...599: "the service is there and not well; look at its log, or wait until it has started"
        default:
            "name the port of the REST API, 9398 for https:// unless it was changed; 9443 is the site for people"
        }
    }
}

extension TransportError {
    /// Whether the server ended TLS for want of a client's certificate, which TLS 1.3 tells behind the handshake.
    fileprivate var refusesClient: Bool {
        explanation.contains(" alert ") && ["certificate", "unknown ca"].contains { explanation.contains($0) }
    }
}
