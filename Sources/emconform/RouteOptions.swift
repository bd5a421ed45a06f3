public import ArgumentParser
import Conformance
import Foundation
public import Transport

/// How the server is reached, and how much it may take.
struct RouteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A proxy such as http://proxy.example:3128; the environment's are not used, and loopback is asked directly.",
            valueName: "url"
        )
    )
    var proxy: String?

    @Option(
        help: ArgumentHelp(
            "An address in place of what a name resolves to; repeatable.",
            valueName: "host:port:address"
        )
    )
    var resolve: [String] = []

    @Option(help: ArgumentHelp("The client's certificate (PEM).", valueName: "file"))
    var cert: String?

    @Option(
        help: ArgumentHelp("The private key of the client's certificate (PEM); else in its file.", valueName: "file")
    )
    var key: String?

    @Option(help: "The oldest TLS that is spoken: 1.2, 1.3.")
    var tlsMin = TransportConfiguration.Route.TLS.v12

    @Option(help: ArgumentHelp("The limit until a connection stands, TLS included.", valueName: "seconds"))
    var connectTimeout = 10.0

    @Option(help: ArgumentHelp("The limit of one exchange.", valueName: "seconds"))
    var requestTimeout = 60.0

    @Option(help: ArgumentHelp("The limit without a single byte.", valueName: "seconds"))
    var stallTimeout = 45

    @Option(help: ArgumentHelp("The least rate of an answer's content, after 10 seconds.", valueName: "bytes a second"))
    var minRate = 64

    @Option(help: ArgumentHelp("The largest content that is taken.", valueName: "MiB"))
    var maxBody = 16

    @Option(help: ArgumentHelp("The largest header that is taken.", valueName: "KiB"))
    var maxHeader = 256

    func validate() throws {
        let seconds = [("--connect-timeout", connectTimeout), ("--request-timeout", requestTimeout)]
        for (name, value) in seconds where !(value > 0 && value <= 1_000_000) {
            throw ValidationError("\(name) takes a number of seconds above 0")
        }
        let numbers = [
            ("--stall-timeout", stallTimeout), ("--min-rate", minRate), ("--max-body", maxBody),
            ("--max-header", maxHeader),
        ]
        for (name, value) in numbers where !(1...1_000_000).contains(value) {
            throw ValidationError("\(name) takes a number from 1 to 1000000")
        }
        guard key == nil || cert != nil else { throw ValidationError("--key needs --cert") }
        // What stands in argv can be read by every process of the machine.
        guard proxy?.contains("@") != true else {
            throw ValidationError("--proxy takes a URL without user and password")
        }
        guard proxy?.isProxy != false else {
            throw ValidationError("--proxy takes a URL such as http://proxy.example:3128, by http, https or socks")
        }
        guard resolve.allSatisfy(\.isResolution) else {
            throw ValidationError("--resolve takes host:port:address, such as em.example:9398:192.0.2.1")
        }
    }

    /// What a server may take.
    var limits: TransportConfiguration.Limits {
        TransportConfiguration.Limits(
            connectSeconds: connectTimeout,
            requestSeconds: requestTimeout,
            contentBytes: maxBody << 20,
            headerBytes: maxHeader << 10,
            stallSeconds: stallTimeout,
            minimumRate: minRate
        )
    }

    /// The way to the server; files that are not there are a mistake of ours, not of the server's.
    func route() throws -> TransportConfiguration.Route {
        for (path, option) in [(cert, "--cert"), (key, "--key")] {
            if let path { _ = try InputFile(path, for: option) }
        }
        let certificate = cert.map { TransportConfiguration.Route.Certificate(path: $0, keyPath: key) }
        if let certificate { try Self.refuse(unusable: certificate) }
        return TransportConfiguration.Route(
            proxy: proxy,
            resolutions: resolve,
            certificate: certificate,
            minimumTLS: tlsMin
        )
    }

    private static func refuse(unusable certificate: TransportConfiguration.Route.Certificate) throws {
        guard let flaw = TLSFiles.flaw(trust: .unverified, certificate: certificate) else { return }
        let isKey = !flaw.explanation.contains("client certificate")
        let (option, path) =
            if isKey, let key = certificate.keyPath { ("--key", key) } else { ("--cert", certificate.path) }
        let what =
            isKey ? "a private key (PEM) that needs no passphrase and fits the certificate" : "a certificate (PEM)"
        throw CommandFailure.misuse("\(option): the file '\(path)' cannot be used; it must hold \(what)")
    }
}

extension TransportConfiguration.Route.TLS: ExpressibleByArgument {}
