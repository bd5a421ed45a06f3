/// One request as it was sent, and what came of it.
public struct Exchange: Hashable, Sendable {
    /// What was sent.
    public let request: WireRequest
    /// Whose credentials a logon carried; nothing for what is no logon.
    public let user: SessionStep.LogOn.CredentialsUse?
    /// The answer, or why there is none.
    public let result: Result<Response, TransportError>
    /// When it began, in seconds since the run did, monotonic.
    public let start: Double
    /// What came of the same request just before, where it was sent a second time because that was no answer.
    public var failedBefore: String?

    /// Creates an exchange.
    public init(
        request: WireRequest,
        user: SessionStep.LogOn.CredentialsUse? = nil,
        result: Result<Response, TransportError>,
        start: Double
    ) {
        self.request = request
        self.user = user
        self.result = result
        self.start = start
    }

    /// The most bytes of a body that are kept as evidence: a run may show a thousand findings.
    public static let evidenceBytes = 128 << 10

    /// The exchange as evidence of a finding, which holds no more of a body than that takes.
    public var evidence: Exchange {
        let result = result.map { $0.cut(to: Self.evidenceBytes) }
        var evidence = Exchange(request: request, user: user, result: result, start: start)
        evidence.failedBefore = failedBefore
        return evidence
    }
}

/// An exchange that may be kept: every secret in it is a pseudonym, the same one wherever the secret stood.
///
/// Only this type can be written to a file.
public struct StoredExchange: Hashable, Sendable {
    /// The exchange with pseudonyms.
    public let exchange: Exchange

    /// Takes the secrets out of an exchange.
    public init(_ exchange: Exchange, redactedBy redactor: Redactor) {
        self.exchange = redactor.redacted(exchange)
    }

    /// Takes back what was stored.
    public init(stored exchange: Exchange) { self.exchange = exchange }

    /// As much of it as is kept to show something.
    public var evidence: StoredExchange { StoredExchange(stored: exchange.evidence) }
}
