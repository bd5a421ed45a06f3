import Conformance
import Execution
import MockServer
import TestSupport
import Testing

@Suite struct DoctorTests {
    @Test func `a server that is fine is fine in every step`() async throws {
        let server = InMemoryServer()
        let diagnosis = try await Self.diagnosis(of: server)
        #expect(diagnosis.steps.map(\.part) == Diagnosis.Part.allCases)
        #expect(diagnosis.steps.filter { $0.outcome != .fine } == [])
        #expect(diagnosis.seen(.service) == "Enterprise Manager, REST v1_5, v1_6, v1_7")
        #expect(diagnosis.seen(.session) == "of user, REST v1_7, the newest of those offered")
        #expect(diagnosis.step(.session)?.facts.last == "backup server backup-b.example has version 13.0.1.1071")
        #expect(diagnosis.seen(.backups) == "12 are listed")
    }

    @Test func `nothing is sent but reads, one logon and its logout`() async throws {
        let server = InMemoryServer()
        _ = try await Self.diagnosis(of: server)
        #expect(server.sessions == (opened: 1, ended: 1))
        #expect(server.requests.count { if case .read = $0 { false } else { true } } == 2)
    }

    @Test func `a wrong password fails the logon, which is tried once`() async throws {
        let server = InMemoryServer()
        let diagnosis = try await Self.diagnosis(of: server, password: "wrong")
        #expect(diagnosis.firstFailure?.part == .logon)
        #expect(diagnosis.seen(.logon) == "status 401 instead of 201, as user")
        #expect(diagnosis.remedy.contains("check user name and password"))
        #expect(server.requests.count == 2)
    }

    @Test(arguments: [
        (403, "has no role in Enterprise Manager"), (502, "try again later"), (404, "the logon is POST"),
    ])
    func `a logon that is refused is explained by its status`(_ status: Int, _ remedy: String) async throws {
        let answers = Answers { $0.method == "POST" }.becoming { $0.answering(status, "No") }
        let diagnosis = try await Self.diagnosis(of: InMemoryServer(transform: answers))
        #expect(diagnosis.firstFailure?.part == .logon)
        #expect(diagnosis.remedy.contains(remedy))
    }

    @Test func `a server that wants another way to log on is told apart from a wrong password`() async throws {
        let answers = Answers { $0.method == "POST" }.becoming {
            $0.answering(401, "No").setting("WWW-Authenticate", to: "Negotiate")
        }
        let diagnosis = try await Self.diagnosis(of: InMemoryServer(transform: answers))
        #expect(diagnosis.remedy.contains("another way to log on than Basic"))
    }

    @Test(arguments: [
        (200, "9443 is the site for people"), (302, "it sends elsewhere"), (401, "in front of the API"),
        (503, "wait until it has started"), (404, "name the port of the REST API"),
    ])
    func `the password is not sent to what is no Enterprise Manager`(_ status: Int, _ remedy: String) async throws {
        let answers = Answers { $0.target == "/api/" }.becoming {
            $0.answering(status, "Hello").setting("Content-Type", to: "text/html")
                .rewritten { _ in "<!DOCTYPE html><html><body>Welcome</body></html>" }
        }
        let server = InMemoryServer(transform: answers)
        let diagnosis = try await Self.diagnosis(of: server)
        #expect(diagnosis.firstFailure?.part == .service)
        #expect(diagnosis.seen(.service).contains("status \(status), text/html"))
        #expect(diagnosis.remedy.contains(remedy))
        #expect(server.requests.count == 1)
    }

    @Test func `a token that is taken away on its way is told, and the session is ended`() async throws {
        let answers = Answers { $0.method == "GET" && $0.target.contains("logonSessions") }.becoming {
            $0.answering(401, "No")
        }
        let server = InMemoryServer(transform: answers)
        let diagnosis = try await Self.diagnosis(of: server)
        #expect(diagnosis.firstFailure?.part == .session)
        #expect(diagnosis.remedy.contains("X-RestSvcSessionId"))
        #expect(diagnosis.step(.backups)?.outcome == .skipped)
        #expect(diagnosis.step(.logout)?.outcome == .fine)
        #expect(server.sessions == (opened: 1, ended: 1))
    }

    @Test func `a role that does not see backups is told`() async throws {
        let forbidden = Answers { $0.target.hasSuffix("/backups") }.becoming { $0.answering(403, "No") }
        let unlinked = Answers { $0.method == "GET" }.becoming { $0.replacing("BackupReferenceList", with: "Other") }
        for answers in [forbidden, unlinked] {
            let server = InMemoryServer(transform: answers)
            let diagnosis = try await Self.diagnosis(of: server)
            #expect(diagnosis.firstFailure?.part == .backups)
            #expect(diagnosis.remedy.contains("the role does not see backups"))
            #expect(server.sessions == (opened: 1, ended: 1))
        }
    }

    @Test func `an installation without backups is fine, with what a run then needs`() async throws {
        let diagnosis = try await Self.diagnosis(of: InMemoryServer(backups: 0))
        #expect(diagnosis.firstFailure == nil)
        #expect(diagnosis.seen(.backups).contains("--allow-empty"))
    }

    @Test func `a session of a logon that was cut may stay open, which is told`() async throws {
        let server = InMemoryServer(intercepting: { request in
            guard case .logOn = request else { return nil }
            return TransportError(.timedOut, "no answer came")
        })
        let diagnosis = try await Self.diagnosis(of: server)
        #expect(diagnosis.firstFailure?.part == .logon)
        #expect(diagnosis.openSessions == ["a logon had no usable answer: no answer came"])
    }

    @Test func `a session that stays open is told`() async throws {
        let answers = Answers { $0.method == "DELETE" }.becoming { $0.answering(500, "No") }
        let diagnosis = try await Self.diagnosis(of: InMemoryServer(transform: answers))
        #expect(diagnosis.firstFailure?.part == .logout)
        #expect(diagnosis.seen(.logout) == "the session stays: status 500")
    }

    @Test func `secrets that a server reflects are in no step`() async throws {
        let answers: MockEnterpriseManager.Transform = { request, response in
            let token = request.value(of: "X-RestSvcSessionId") ?? ""
            return response.setting("Server", to: "s correct horse")
                .rewritten { $0.replacing("<UserName>", with: "<UserName>\(token) correct horse ") }
        }
        let server = InMemoryServer(transform: answers)
        let diagnosis = try await Self.diagnosis(of: server)
        let tokens = server.requests.compactMap { request in
            if case .read(let read) = request { read.token?.value } else { nil }
        }
        #expect(!tokens.isEmpty)
        #expect(diagnosis.step(.service)?.facts.first?.hasPrefix("software s ") == true)
        let text = "\(diagnosis)"
        #expect((tokens + ["correct horse"]).filter { text.contains($0) } == [])
    }

    private static func diagnosis(
        of server: InMemoryServer,
        password: String = "correct horse"
    ) async throws -> Diagnosis {
        let origin = try #require(Origin.split(InMemoryServer.address)).origin
        let credentials = Conformance.Credentials(username: "user", password: password)
        let doctor = Doctor(
            way: Doctor.Way(to: origin, trust: "trusted", proxy: nil),
            credentials: try #require(credentials),
            shakeHands: {
                var handshake = Handshake()
                handshake.isConnected = true
                return handshake
            },
            send: server.send
        )
        return await doctor.diagnosis()
    }
}

extension Diagnosis {
    func step(_ part: Part) -> Step? { steps.first { $0.part == part } }

    func seen(_ part: Part) -> String { step(part)?.seen ?? "" }

    /// How to mend what failed.
    var remedy: String {
        guard case .failed(let remedy) = firstFailure?.outcome else { return "" }
        return remedy
    }
}
