extension MockEnterpriseManager {
    /// The response of an answer: content in the negotiated media type and the usual header fields.
    func composed(_ answer: Answer, for request: MockRequest) -> MockResponse {
        let mediaType = MediaType(accept: request.fields)
        return response(
            answer.status,
            to: request,
            content: answer.representation.map { mediaType.bytes(of: $0, behaviour) } ?? [],
            contentType: answer.representation == nil ? nil : mediaType.rawValue + charset,
            fields: answer.fields
        )
    }

    /// The response of a refusal; its media type stands without a charset, as Enterprise Manager writes errors.
    func composed(_ refusal: Refusal, for request: MockRequest) -> MockResponse {
        let mediaType = MediaType(accept: request.fields)
        return response(
            refusal.status,
            to: request,
            content: mediaType.bytes(of: refusal.representation, behaviour),
            contentType: mediaType.rawValue,
            fields: refusal.fields
        )
    }

    private var charset: String {
        behaviour.header.charset.map { "; charset=" + $0 } ?? ""
    }

    private func response(
        _ status: Status,
        to request: MockRequest,
        content: [UInt8],
        contentType: String?,
        fields: [HeaderField]
    ) -> MockResponse {
        let (body, encoding) = behaviour.header.encoded(content, for: request)
        let date = UTCDateTime(secondsSince1970: options.clock.secondsSince1970())
        var all = [
            HeaderField(name: "Cache-Control", value: "private"),
            HeaderField(name: "Content-Length", value: String(body.count)),
        ]
        if let contentType { all.append(HeaderField(name: "Content-Type", value: contentType)) }
        if let encoding { all.append(encoding) }
        all += [
            HeaderField(name: "Server", value: "emconform-mock"),
            HeaderField(name: "X-Frame-Options", value: "SAMEORIGIN"),
            HeaderField(name: "X-Content-Type-Options", value: "nosniff"),
            HeaderField(name: "Date", value: date.httpDate),
        ]
        return MockResponse(
            status: status.rawValue,
            reason: status.reason,
            fields: behaviour.header.applied(to: all + fields),
            body: body
        )
    }
}
