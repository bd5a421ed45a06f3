import Conformance
import Execution
import Testing

@Suite struct NetworkExaminationTests {
    /// A failure, how far the connection was, and what is made of it.
    struct Obstacle: CustomTestStringConvertible, Sendable {
        let kind: TransportError.Kind
        var words = "words"
        var isConnected = false
        var isTried = true
        let part: Diagnosis.Part
        let remedy: String
        var testDescription: String { "\(kind): \(words)" }
    }

    static let obstacles = [
        Obstacle(kind: .nameNotResolved, isTried: false, part: .name, remedy: "--resolve em.example:9398:ADDRESS"),
        Obstacle(kind: .connectionTimedOut, isTried: false, part: .name, remedy: "name servers"),
        Obstacle(kind: .connectionTimedOut, part: .connection, remedy: "a firewall"),
        Obstacle(kind: .notConnected, part: .connection, remedy: "9398 for https://"),
        Obstacle(kind: .connectionTimedOut, isConnected: true, part: .encryption, remedy: "--tls-min"),
        Obstacle(
            kind: .handshakeFailed,
            words: "wrong version number",
            isConnected: true,
            part: .encryption,
            remedy: "HTTP without TLS"
        ),
        Obstacle(kind: .handshakeFailed, isConnected: true, part: .encryption, remedy: "--cert"),
        Obstacle(kind: .fileUnusable, part: .encryption, remedy: "mend the file"),
        Obstacle(kind: .proxyFailed, isTried: false, part: .name, remedy: "the name servers"),
        Obstacle(kind: .proxyFailed, part: .connection, remedy: "go without --proxy"),
    ]

    @Test(arguments: obstacles)
    func `a failure belongs to the step that it is in`(_ obstacle: Obstacle) async throws {
        var handshake = Handshake()
        handshake.addresses = obstacle.isTried ? ["192.0.2.1:9398"] : []
        handshake.isConnected = obstacle.isConnected
        handshake.failure = TransportError(obstacle.kind, obstacle.words)
        let diagnosis = try await Self.diagnosis(after: handshake)
        #expect(diagnosis.firstFailure?.part == obstacle.part)
        #expect(diagnosis.firstFailure?.seen == obstacle.words)
        #expect(diagnosis.remedy.contains(obstacle.remedy))
        #expect(diagnosis.steps.map(\.part) == Diagnosis.Part.allCases)
    }

    @Test(arguments: [
        ("SSL certificate problem: certificate has expired", "expired", "renew it on the server"),
        ("SSL certificate problem: certificate is not yet valid", "not valid yet", "compare the clocks"),
        ("SSL: no alternative certificate subject name matches target host name 'x'", "of another name", "--resolve"),
        (
            "SSL: certificate subject name 'certificate has expired' does not match target host name 'x'",
            "of another name", "--resolve"
        ),
        ("SSL: public key does not match pinned public key", "of another key", "somebody stands in between"),
        ("SSL certificate problem: self-signed certificate", "of an issuer that is not trusted", "--ca-file"),
        ("SSL certificate problem: unable to get local issuer certificate", "of an issuer", "--ca-file"),
        ("words of another library", "refused", "--ca-file"),
    ])
    func `a refusal says which of them it is, and the option that would trust`(
        _ words: String,
        _ summary: String,
        _ remedy: String
    ) async throws {
        var handshake = Self.connected
        handshake.certificate?.key = "sha256//KEY"
        handshake.failure = TransportError(.certificateRefused, words)
        let diagnosis = try await Self.diagnosis(after: handshake)
        let step = try #require(diagnosis.firstFailure)
        #expect(step.part == .certificate)
        #expect(step.seen.hasPrefix(summary) && step.seen.hasSuffix(words))
        #expect(step.facts.contains("SHA-256 AA:BB"))
        #expect(diagnosis.remedy.contains(remedy))
        #expect(diagnosis.remedy.contains("--pin sha256//KEY"))
    }

    @Test func `over plain HTTP there is no encryption to look at, and that is told`() async throws {
        let diagnosis = try await Self.diagnosis(after: Self.connected, url: "http://em.example")
        #expect(diagnosis.steps.filter { $0.outcome == .skipped }.map(\.part).prefix(2) == [.encryption, .certificate])
        #expect(diagnosis.seen(.encryption).contains("the password is sent in clear"))
        #expect(diagnosis.firstFailure?.part == .service)
    }

    @Test func `a proxy is named`() async throws {
        let far = try await Self.diagnosis(after: Self.connected, proxy: "http://proxy.example:3128")
        #expect(far.seen(.name) == "the proxy http://proxy.example:3128 is at 192.0.2.1:9398")
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.2", "[0:0::1]", "em.localhost"])
    func `a proxy is not named for loopback`(_ host: String) async throws {
        let near = try await Self.diagnosis(
            after: Self.connected,
            url: "https://\(host):9398",
            proxy: "http://proxy.example:3128"
        )
        #expect(!near.seen(.name).contains("proxy"))
    }

    @Test(arguments: [("https://em.example", false), ("http://em.example", true)])
    func `what speaks no HTTP over a plain connection may speak TLS`(_ url: String, _ isPlain: Bool) async throws {
        let diagnosis = try await Self.diagnosis(after: Self.connected, url: url)
        #expect(diagnosis.firstFailure?.part == .service)
        #expect(diagnosis.remedy.contains("write https://") == isPlain)
    }

    private static let connected: Handshake = {
        var handshake = Handshake()
        handshake.addresses = ["192.0.2.1:9398"]
        handshake.isConnected = true
        handshake.certificate = Handshake.Certificate()
        handshake.certificate?.fingerprint = "AA:BB"
        return handshake
    }()

    /// What is made of a handshake, with nobody behind it.
    private static func diagnosis(
        after handshake: Handshake,
        url: String = "https://em.example:9398",
        proxy: String? = nil
    ) async throws -> Diagnosis {
        let doctor = Doctor(
            way: Doctor.Way(to: try #require(Origin.split(url)).origin, trust: "trusted", proxy: proxy),
            credentials: try #require(Credentials(username: "user", password: "correct horse")),
            shakeHands: { handshake },
            send: { _ in .failure(TransportError(.connectionLost, "Empty reply from server")) }
        )
        return await doctor.diagnosis()
    }
}
