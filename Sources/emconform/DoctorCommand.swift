import ArgumentParser
import Conformance
import Execution
import Foundation
import Reporting
import Transport

/// `emconform doctor`: explains step by step what stands between us and a session.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Explain step by step what is in the way of a run, and how to mend it.",
        discussion: """
            Looks at name, connection, encryption, certificate, service, logon, session, backups and logout, and stops at \
            the first that fails. Only GET is sent, one logon and its logout.
            Exit status: 0 a run can be made, 2 our input is wrong, 3 a step failed, 129, 130 or 143 interrupted.
            """
    )

    @OptionGroup(title: "Server") var server: ServerOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions

    func run() async throws {
        let interruption = Interruption(announcement: "stopping; the session is ended")
        let target =
            server.mock
            ? ConformanceRun.Server.mock(backups: 24) : try server.live(ProcessInfo.processInfo.environment)
        let diagnosis = try await interruption.watching {
            try await interruption.running { try await self.diagnosis(of: target) }
        }
        let colour = Console.wantsColour(ProcessInfo.processInfo.environment)
        let style = colour ? ConsoleStyle.coloured : .plain
        Console.write(DiagnosisReport(diagnosis, version: Emconform.version, style: style).text)
        Console.warn(ofOpenSessions: diagnosis.openSessions)
        // At once, as the handshake may still go on in a thread of its own, beneath which nothing may be torn down.
        if let signal = interruption.signal { _exit(128 + signal) }
        throw ExitCode(diagnosis.firstFailure == nil ? 0 : 3)
    }

    private func diagnosis(of target: ConformanceRun.Server) async throws -> Diagnosis {
        switch target {
        case .live(let origin, let credentials, let trust, let route):
            return try await diagnosis(of: origin, credentials, trust, route)
        case .mock(let backups):
            return try await BuiltInMock.serving(backups: backups, seed: 1) { origin, credentials, trust in
                try await diagnosis(of: origin, credentials, trust)
            }
        case .recording: throw CommandFailure.misuse("a recording is no server to look at")
        }
    }

    private func diagnosis(
        of origin: Origin,
        _ credentials: Credentials,
        _ trust: TransportConfiguration.Trust,
        _ route: TransportConfiguration.Route = .init()
    ) async throws -> Diagnosis {
        let limits = try limits.limits(server.route.limits)
        let configuration = TransportConfiguration(
            origin: origin,
            trust: trust,
            limits: limits.exchange,
            route: route,
            maximumConnections: 1,
            version: Emconform.version
        )
        let transport = try CurlTransport(configuration)
        defer { transport.close() }
        let doctor = Doctor(
            way: Doctor.Way(to: origin, trust: trust.words, proxy: route.proxy),
            credentials: credentials,
            limits: limits.run,
            shakeHands: { await HandshakeProbe(configuration).handshake() },
            send: transport.sending
        )
        return await doctor.diagnosis()
    }
}

extension TransportConfiguration.Trust {
    /// By what a certificate that was accepted is trusted.
    fileprivate var words: String {
        switch self {
        case .system: "trusted by an authority of this system"
        case .authorities: "trusted by an authority in the file that was named"
        case .directory: "trusted by an authority in the folder of --ca-path"
        case .pin: "trusted by its key alone, which is that of --pin"
        case .unverified: "NOT VERIFIED, as --insecure was given: nothing shows who answers"
        }
    }
}
