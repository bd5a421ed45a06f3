/// An answer or a refusal with the media type that was negotiated for it.
struct Reply: Sendable {
    var status: Status
    /// What the content says; `nil` for none.
    var representation: Representation?
    var mediaType: MediaType
    /// Whether the media type is followed by a charset, which Enterprise Manager does not write for errors.
    var hasCharset: Bool
    /// Field lines beside those of every response.
    var fields: [HeaderField]

    /// The reply of an answer.
    init(_ answer: Answer, mediaType: MediaType) {
        status = answer.status
        representation = answer.representation
        self.mediaType = mediaType
        hasCharset = true
        fields = answer.fields
    }

    /// The reply of a refusal.
    init(_ refusal: Refusal, mediaType: MediaType) {
        status = refusal.status
        representation = refusal.representation
        self.mediaType = mediaType
        hasCharset = false
        fields = refusal.fields
    }

    /// Whether the content is an error.
    var isRefusal: Bool { representation?.name == "Error" }

    /// The field of the media type; `nil` without content.
    func contentType(_ style: HeaderStyle) -> HeaderField? {
        guard representation != nil else { return nil }
        let charset = hasCharset ? style.charset.map { "; charset=" + $0 } : nil
        return HeaderField(name: "Content-Type", value: mediaType.rawValue + (charset ?? ""))
    }
}
