import Conformance
import Representation
import XML

extension Inquiry {
    /// The answer to a request that must be refused says why, as errors do.
    func errorVerdict(_ rule: ErrorRule) throws(Interruption) -> Verdict {
        let request = try request()
        let response = try response(to: request)
        guard response.status >= 400 else {
            throw .inconclusive(Inconclusive(.noData, "\(request) was not refused but answered \(response.statusLine)"))
        }
        let body = try observation(of: request).resource
        switch rule {
        case .body: return bodyVerdict(response, body, negotiated: request.negotiated)
        case .statusCode: return try statusCodeVerdict(try errorBody(body), response)
        case .silent: return silentVerdict(try errorBody(body))
        }
    }

    private func bodyVerdict(_ response: Response, _ body: Resource?, negotiated: MediaType) -> Verdict {
        let expected = "an Error in \(negotiated.name)"
        guard let body, body.isError else {
            let actual = response.body.isEmpty ? "no content" : "other content"
            return .fail(
                Mismatch(
                    expected: expected,
                    actual: "\(actual) with status \(response.statusLine)",
                    excerpt: response.body.isEmpty ? nil : Excerpt(response.body).text
                )
            )
        }
        let rule = FieldRule(name: "Content-Type", value: .negotiatedMediaType)
        return FieldCheck(rule, negotiated: negotiated).verdict(on: response, ContentType(response.fields))
    }

    private func errorBody(_ body: Resource?) throws(Interruption) -> Resource {
        guard let body, body.isError else {
            throw .inconclusive(Inconclusive(.noData, "the refusal has no Error to look at"))
        }
        return body
    }

    private func statusCodeVerdict(_ body: Resource, _ response: Response) throws(Interruption) -> Verdict {
        let member = body.members(named: "StatusCode").first
        if member?.text == "\(response.status)" { return .pass }
        return .fail(
            Mismatch(
                expected: "StatusCode \(response.status), the status of the answer",
                actual: member?.text.map { "StatusCode \($0)" } ?? "no StatusCode",
                place: "\(member?.place ?? body.place)"
            )
        )
    }

    private func silentVerdict(_ body: Resource) -> Verdict {
        let member = body.members(named: "StackTrace").first
        guard let text = member?.text, !text.isEmpty else { return .pass }
        let actual = "StackTrace '\(Excerpt.shortened(text))'"
        return .fail(Mismatch(expected: "no stack trace", actual: actual, place: "\(member?.place ?? body.place)"))
    }
}

extension Resource {
    /// Whether the body is an `Error`, by its root or, in JSON, by what only errors have (field observation 32).
    var isError: Bool {
        if let rootName { return rootName.local == "Error" }
        return members(named: "UID").isEmpty && !members(named: "StatusCode").isEmpty
    }
}
