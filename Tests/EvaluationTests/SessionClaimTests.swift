import Conformance
import Evaluation
import Representation
import Testing

/// What a logon's answer says of its session in several places, and how the token is sent.
@Suite struct SessionClaimTests {
    typealias Action = SessionAction

    private static let id = "4a4b4c4d-5555-4666-8777-88888888abcd"
    private static let own = "\(Example.base)/logonSessions/\(id)"
    private static let other = "\(Example.base)/logonSessions/\(Example.guid)"
    private static let token = FieldLine("X-RestSvcSessionId", "dG9rZW4=")
    private static let cookie = FieldLine("Set-Cookie", "X-RestSvcSessionId=dG9rZW4=; Path=/api;")

    /// The answer to a logon, which tells of one session wherever it tells of one.
    private static func logon(
        id: String? = id,
        href: String? = own,
        deletion: String? = own,
        fields: [FieldLine] = []
    ) -> Response {
        let down = "<Link Rel=\"Down\" Href=\"\(Example.base)/backups\" />"
        let link = down + (deletion.map { "<Link Rel=\"Delete\" Href=\"\($0)\" />" } ?? "")
        let body = FarBody.element(
            "LogonSession",
            link,
            attributes: href.map { " Href=\"\($0)\"" } ?? "",
            rest: id.map { "<SessionId>\($0)</SessionId>" } ?? ""
        )
        return Response(status: 201, reason: "Created", fields: [token] + fields, body: Array(body.utf8))
    }

    private func verdict(of id: String, _ observations: [Action: Response]) throws -> Verdict {
        let subject = Subject(resource: "session", label: "the session", ways: [], collection: nil)
        let evidence = Evidence(probe: ProbeTranscript(observations.mapValues { .response($0) }))
        let candidate = try Contracts.candidate(id, nil, nil)
        let judgement = try Contracts.judge.judgement(of: candidate, on: subject, given: evidence)
        return try #require(judgement.verdict)
    }

    private func cookieVerdict(_ cookies: String...) throws -> Verdict {
        let fields = cookies.map { FieldLine("set-cookie", $0) }
        return try verdict(of: "session.cookie.set", [.logOn(.configured): Self.logon(fields: fields)])
    }

    @Test(arguments: [
        "X-RestSvcSessionId=dG9rZW4=", "X-RestSvcSessionId=dG9rZW4=; Path=/api; HttpOnly",
        "x-restsvcsessionid=dG9rZW4=;",
    ])
    func `a cookie with the token passes`(_ cookie: String) throws {
        #expect(try cookieVerdict(cookie) == .pass)
        #expect(try cookieVerdict("other=1", cookie, "more=2; Path=/") == .pass)
    }

    @Test(arguments: [
        "", ";", "; Path=/", "=", "other=dG9rZW4=", "X-RestSvcSessionId", "X-RestSvcSessionId; Path=/",
        "a=X-RestSvcSessionId=x",
    ])
    func `a cookie of another name is none`(_ cookie: String) throws {
        let mismatch = try cookieVerdict(cookie).mismatch
        #expect(try cookieVerdict().mismatch == mismatch)
        #expect(mismatch?.expected == "Set-Cookie with the token of X-RestSvcSessionId")
        #expect(mismatch?.actual == "no such cookie")
    }

    @Test(arguments: ["dG9rZW4", "another", "DG9RZW4="]) func `a cookie with another value fails, unseen`(
        _ value: String
    ) throws {
        let mismatch = try cookieVerdict("X-RestSvcSessionId=\(value)").mismatch
        #expect(mismatch?.actual == "a cookie with another value")
        #expect(mismatch?.expected.contains(value) == false)
    }

    @Test(arguments: [
        logon(), logon(fields: [FieldLine("Location", own)]),
        // A Location may be relative (RFC 9110 section 10.2.2).
        logon(fields: [FieldLine("Location", "/api/logonSessions/\(id)")]), logon(id: id.uppercased()),
        logon(deletion: nil),
        logon(href: nil), logon(href: "http://other.example:9399/api/LogonSessions/\(id.uppercased())/"),
    ])
    func `places that name one session, or none, pass`(_ logon: Response) throws {
        #expect(try verdict(of: "session.logon.identity", [.logOn(.configured): logon]) == .pass)
    }

    @Test(arguments: [
        (logon(href: other), "Href"), (logon(deletion: other), "the Delete link"),
        (logon(fields: [FieldLine("Location", other)]), "Location"),
        (logon(id: Example.guid), "Href"), (logon(href: other, deletion: other), "Href"),
    ])
    func `a place that names another session fails`(_ logon: Response, _ place: String) throws {
        let mismatch = try verdict(of: "session.logon.identity", [.logOn(.configured): logon]).mismatch
        #expect(mismatch?.expected.hasPrefix("\(place) names the session of SessionId, ") == true)
        #expect(mismatch?.actual.hasPrefix("\(Example.base)/logonSessions/") == true)
    }

    @Test(arguments: ["nowhere", "https://em.example:9398/api/logonSessions", ""])
    func `a place that names no session fails`(_ href: String) throws {
        let logon = Self.logon(deletion: href)
        let mismatch = try verdict(of: "session.logon.identity", [.logOn(.configured): logon]).mismatch
        #expect(mismatch?.expected == "the Delete link names the session of SessionId, \(Self.id)")
        #expect(mismatch?.actual == href)
    }

    @Test func `an answer without an id names no session`() throws {
        let mismatch = try verdict(of: "session.logon.identity", [.logOn(.configured): Self.logon(id: nil)]).mismatch
        #expect(mismatch?.expected == "a SessionId")
        #expect(mismatch?.actual == "none")
        #expect(mismatch?.place == "/LogonSession (line 1)")
        let empty = Response.empty(201)
        #expect(try verdict(of: "session.logon.identity", [.logOn(.configured): empty]).mismatch?.place == nil)
    }

    @Test(arguments: ["session.cookie.set", "session.logon.identity"])
    func `what a refused logon tells is not judged`(_ id: String) throws {
        let mismatch = try verdict(of: id, [.logOn(.configured): .refused]).mismatch
        #expect(mismatch?.expected == "status 201 to log on")
    }

    @Test func `a logon must say where its session is`() throws {
        let located = Self.logon(fields: [FieldLine("Location", Self.own)])
        #expect(try verdict(of: "session.logon.location", [.logOn(.configured): located]) == .pass)
        let mismatch = try verdict(of: "session.logon.location", [.logOn(.configured): Self.logon()]).mismatch
        #expect(mismatch?.actual == "no field Location")
    }

    @Test(arguments: [
        ("session.header", SessionStep.Read.Carrier.header, 200, "the token"),
        ("session.cookie", .cookie, 200, "the token in the cookie alone"),
        ("session.cookie.precedence", .headerBesideFalseCookie, 401, "the token beside a cookie that no server gave"),
        (
            "session.cookie.beside-header", .cookieBesideFalseHeader, 200,
            "the token in the cookie, beside a header field that no server gave"
        ),
        ("session.cookie.unknown", .falseCookie, 401, "a cookie alone that no server gave"),
    ])
    func `a read is judged by the way its token was sent`(
        _ id: String,
        _ carrier: SessionStep.Read.Carrier,
        _ status: Int,
        _ means: String
    ) throws {
        let wrong = status == 200 ? 401 : 200
        var answers = [Action.logOn(.configured): Self.logon()]
        // Every other way of sending the token comes to what would be wrong here.
        for other in SessionStep.Read.Carrier.allCases {
            answers[.read(other, isOpen: true)] = .empty(other == carrier ? status : wrong)
        }
        #expect(try verdict(of: id, answers) == .pass)
        answers[.read(carrier, isOpen: true)] = .empty(wrong)
        let mismatch = try verdict(of: id, answers).mismatch
        #expect(mismatch?.expected == "status \(status) to read with \(means)")
        #expect(mismatch?.actual == "status \(wrong)")
    }

    /// A transcript lasts as long as the run, and a server decides how long the id of a session is.
    @Test func `what is kept of a verdict is short`() throws {
        let response = Self.logon(id: String(repeating: "long ", count: 100_000))
        let expectations = try Contracts.library.requirements.flatMap { requirement -> [StepExpectation] in
            guard case .steps(let steps) = requirement.assertion else { return [] }
            return steps.map(\.expectation)
        }
        let kept = ProbeTranscript.Observation(
            .success(response),
            to: .logOn(.configured),
            at: nil,
            judgingBy: Set(expectations),
            limits: BodyLimits(),
            trees: LargeTree()
        )
        guard case .response(_, let judged) = kept else {
            Issue.record("an answer is kept as one")
            return
        }
        #expect(judged.values.contains { $0.mismatch?.expected.contains("long long") == true })
        for mismatch in judged.values.compactMap(\.mismatch) {
            #expect(mismatch.expected.utf8.count + mismatch.actual.utf8.count < 5_000)
        }
    }
}
