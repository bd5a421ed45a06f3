import Conformance
import Evaluation
import Testing

/// The session requirements, judged on the transcript of a probe session.
@Suite struct StepsTests {
    typealias Action = SessionAction
    typealias Observation = ProbeTranscript.Observation

    private static let token = FieldLine("x-restsvcsessionid", "c2Vzc2lvbg==")

    /// The answer to a logon with a body in XML.
    private static func session(_ body: String, fields: [FieldLine] = [token]) -> Response {
        Response(status: 201, reason: "Created", fields: fields, body: Array(body.utf8))
    }

    private static let body = "<LogonSession xmlns=\"http://www.veeam.com/ent/v1.0\" />"

    /// The transcript of a server without fault.
    private static let conforming: [Action: Observation] = [
        .logOn(.configured): .response(session(body)),
        .logOn(.wrong): .response(.refused),
        .read(.header, isOpen: true): .response(.empty(200, "OK")),
        .logOut: .response(.empty(204, "No Content")),
        .read(.header, isOpen: false): .response(.refused),
        .read(.cookie, isOpen: false): .response(.refused),
        .read(.falseCookie, isOpen: true): .response(.refused),
    ]

    /// A step that goes wrong, and what a requirement must say about it.
    struct Fault: CustomTestStringConvertible {
        let requirement: String
        let action: Action
        let response: Response
        let expected: String
        let actual: String

        var testDescription: String { "\(requirement): \(actual)" }
    }

    @Test(arguments: [
        "session.logon", "session.logon.refused", "session.logon.challenge", "session.header", "session.logout",
        "session.revoked", "session.cookie.revoked", "session.cookie.unknown",
    ])
    func `a session as the reference shows it passes`(_ id: String) throws {
        #expect(try judgement(of: id, Self.conforming).verdict == .pass)
    }

    @Test(arguments: [
        Fault(
            requirement: "session.logon",
            action: .logOn(.configured),
            response: .empty(200, "OK", fields: [token]),
            expected: "status 201 to log on",
            actual: "status 200 OK"
        ),
        Fault(
            requirement: "session.logon",
            action: .logOn(.configured),
            response: .empty(201),
            expected: "one field X-RestSvcSessionId with a value",
            actual: "no field X-RestSvcSessionId"
        ),
        Fault(
            requirement: "session.logon",
            action: .logOn(.configured),
            response: session("<Session />"),
            expected: "root element LogonSession",
            actual: "root element Session"
        ),
        Fault(
            requirement: "session.logon",
            action: .logOn(.configured),
            response: session(""),
            expected: "a body with the root LogonSession",
            actual: "content that is neither XML nor JSON"
        ),
        Fault(
            requirement: "session.logon.refused",
            action: .logOn(.wrong),
            response: .empty(201),
            expected: "status 401 to log on as a user that does not exist",
            actual: "status 201"
        ),
        Fault(
            requirement: "session.logon.challenge",
            action: .logOn(.wrong),
            response: .empty(401, fields: [FieldLine("WWW-Authenticate", "NTLM")]),
            expected: "a field WWW-Authenticate with a challenge of the scheme Basic",
            actual: "WWW-Authenticate: NTLM"
        ),
        Fault(
            requirement: "session.header",
            action: .read(.header, isOpen: true),
            response: .empty(401),
            expected: "status 200 to \(Action.read(.header, isOpen: true))",
            actual: "status 401"
        ),
        Fault(
            requirement: "session.logout",
            action: .logOut,
            response: .empty(200),
            expected: "status 204 to log out",
            actual: "status 200"
        ),
        Fault(
            requirement: "session.logout",
            action: .logOut,
            response: Response(status: 204, reason: "", fields: [], body: [1, 2, 3]),
            expected: "no content to log out",
            actual: "3 bytes of content"
        ),
        Fault(
            requirement: "session.revoked",
            action: .read(.header, isOpen: false),
            response: .empty(200, "OK"),
            expected: "status 401 to \(Action.read(.header, isOpen: false))",
            actual: "status 200 OK"
        ),
        Fault(
            requirement: "session.cookie.revoked",
            action: .read(.cookie, isOpen: false),
            response: .empty(200, "OK"),
            expected: "status 401 to read with the token of the ended session in the cookie alone",
            actual: "status 200 OK"
        ),
        Fault(
            requirement: "session.cookie.unknown",
            action: .read(.falseCookie, isOpen: true),
            response: .empty(200, "OK"),
            expected: "status 401 to read with a cookie alone that no server gave",
            actual: "status 200 OK"
        ),
    ])
    func `the last step of a requirement is judged`(_ fault: Fault) throws {
        var transcript = Self.conforming
        transcript[fault.action] = .response(fault.response)
        let verdict = try judgement(of: fault.requirement, transcript).verdict
        #expect(verdict?.mismatch?.expected == fault.expected)
        #expect(verdict?.mismatch?.actual == fault.actual)
    }

    @Test(arguments: [
        ("session.revoked", Action.read(.header, isOpen: false), true), ("session.logout", .logOut, false),
        ("session.logon", .logOn(.configured), false),
    ])
    func `a failure names what its steps read, and nothing where they read nothing`(
        _ id: String,
        _ action: Action,
        _ isRead: Bool
    ) throws {
        var transcript = Self.conforming
        transcript[action] = .response(.empty(418))
        let target = try #require(Target("/api/backups"))
        let evidence = Evidence(probe: ProbeTranscript(transcript, target: target))
        let subject = Subject(resource: "session", label: "the session", ways: [], collection: nil)
        let judgement = try Contracts.judge.judgement(
            of: Contracts.candidate(id, nil, nil),
            on: subject,
            given: evidence
        )
        guard case .decided(.fail, let consulted) = judgement else {
            Issue.record("\(judgement)")
            return
        }
        #expect(consulted == (isRead ? [ReadRequest(target: target, accept: .xml, session: .main)] : []))
    }

    @Test func `a logon whose body is ill formed fails at a place`() throws {
        var transcript = Self.conforming
        transcript[.logOn(.configured)] = .response(Self.session("<LogonSession"))
        let mismatch = try judgement(of: "session.logon", transcript).verdict?.mismatch
        #expect(mismatch?.expected == "a body with the root LogonSession")
        #expect(mismatch?.actual.contains(" at /LogonSession (line 1") == true)
    }

    @Test(arguments: [
        ("session.header", Action.logOn(.configured), "to log on came to status 500"),
        ("session.logout", .logOn(.configured), "to log on came to status 500"),
        ("session.revoked", .logOn(.configured), "to log on came to status 500"),
        ("session.revoked", .logOut, "to log out came to status 500"),
    ])
    func `an earlier step that goes wrong blocks`(_ id: String, _ action: Action, _ reason: String) throws {
        var transcript = Self.conforming
        transcript[action] = .response(.empty(500))
        let verdict = try judgement(of: id, transcript).verdict
        #expect(verdict == .inconclusive(Inconclusive(.blocked, reason)))
    }

    @Test(arguments: [("session.logon", Action.logOn(.configured)), ("session.revoked", .logOut)])
    func `a step without an answer is an error of the transport`(_ id: String, _ action: Action) throws {
        var transcript = Self.conforming
        transcript[action] = .failure(TransportError(.timedOut, "too late"))
        let verdict = try judgement(of: id, transcript).verdict
        #expect(verdict == .inconclusive(Inconclusive(.transport, "to \(action): too late")))
    }

    @Test(arguments: [429, 502, 503, 504])
    func `who is busy lets nobody in and keeps nobody out`(_ status: Int) throws {
        for (id, action) in [
            ("session.logon.refused", Action.logOn(.wrong)), ("session.revoked", .read(.header, isOpen: false)),
            ("session.logout", .logOut), ("session.revoked", .logOut),
        ] {
            var transcript = Self.conforming
            transcript[action] = .response(.empty(status))
            let reason = Inconclusive(.transport, "to \(action) was answered with \(status)")
            #expect(try judgement(of: id, transcript).verdict == .inconclusive(reason))
        }
    }

    @Test func `a step that was left out on purpose is no data`() throws {
        var transcript = Self.conforming
        transcript[.logOn(.wrong)] = .skipped("--no-bad-logon was given")
        let verdict = try judgement(of: "session.logon.refused", transcript).verdict
        #expect(verdict == .inconclusive(Inconclusive(.noData, "--no-bad-logon was given")))
    }

    @Test func `a step that was not possible blocks`() throws {
        var transcript = Self.conforming
        transcript[.read(.header, isOpen: false)] = nil
        let verdict = try judgement(of: "session.revoked", transcript).verdict
        let reason = "to \(Action.read(.header, isOpen: false)) was not possible"
        #expect(verdict == .inconclusive(Inconclusive(.blocked, reason)))
    }

    @Test func `without a transcript the probe is asked for`() throws {
        guard case .needsProbe = try judgement(of: "session.logon", nil) else {
            Issue.record("the probe is not asked for")
            return
        }
    }

    @Test func `a read is one of an open session until the session is ended`() {
        let nothing = StepExpectation(status: 200, fields: [], isEmpty: false)
        let logOn = SessionStep.logOn(.init(credentials: .configured, expectation: nothing))
        let refused = SessionStep.logOn(.init(credentials: .wrong, expectation: nothing))
        let read = SessionStep.read(.init(expectation: nothing))
        let steps = [read, logOn, read, .logOut(expecting: nothing), read, refused, read]
        #expect(
            SessionAction.actions(of: steps) == [
                .read(.header, isOpen: false), .logOn(.configured), .read(.header, isOpen: true), .logOut,
                .read(.header, isOpen: false),
                .logOn(.wrong), .read(.header, isOpen: false),
            ]
        )
    }

    private func judgement(of id: String, _ transcript: [Action: Observation]?) throws -> Judgement {
        let subject = Subject(resource: "session", label: "the session", ways: [], collection: nil)
        let evidence = Evidence(probe: transcript.map { ProbeTranscript($0) })
        return try Contracts.judge.judgement(of: Contracts.candidate(id, nil, nil), on: subject, given: evidence)
    }
}
