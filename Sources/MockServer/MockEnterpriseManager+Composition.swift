extension MockEnterpriseManager {
    /// The response of a reply: its content in the negotiated media type and the usual header fields.
    func composed(_ reply: Reply, in situation: Situation) -> MockResponse {
        let content = content(of: reply, in: situation)
        let (body, encoding) = behaviour.header.encoded(content, for: situation.request)
        let date = UTCDateTime(secondsSince1970: options.clock.secondsSince1970())
        var fields = [
            HeaderField(name: "Cache-Control", value: "private"),
            HeaderField(name: "Content-Length", value: String(body.count)),
        ]
        fields += [reply.contentType(behaviour.header), encoding].compactMap { $0 }
        fields += [
            HeaderField(name: "Server", value: "emconform-mock"),
            HeaderField(name: "X-Frame-Options", value: "SAMEORIGIN"),
            HeaderField(name: "X-Content-Type-Options", value: "nosniff"),
            HeaderField(name: "Date", value: date.httpDate),
        ]
        return MockResponse(
            status: reply.status.rawValue,
            reason: reply.status.reason,
            fields: behaviour.header.applied(to: fields + reply.fields),
            body: body
        )
    }

    /// The bytes of a reply; edits of spellings leave errors alone, which have promises of their own.
    private func content(of reply: Reply, in situation: Situation) -> [UInt8] {
        guard let representation = reply.representation else { return [] }
        let edits = reply.isRefusal ? Edits() : behaviour.edits
        let text: String
        switch reply.mediaType {
        case .xml:
            let root = edits.elements.applied(to: XMLElement(representation), in: situation)
            text = XMLRenderer.document(behaviour.xml.applied(to: root), style: behaviour.xml)
        case .json:
            let root = edits.values.applied(to: JSONValue(representation), in: situation)
            text = JSONRenderer.document(behaviour.json.applied(to: root), style: behaviour.json)
        }
        return edits.contents.applied(to: Array(text.utf8), in: situation)
    }
}
