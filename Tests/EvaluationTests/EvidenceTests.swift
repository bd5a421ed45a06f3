import Conformance
import Evaluation
import Testing

/// What is asked for, and what stands in the way of a verdict.
@Suite struct EvidenceTests {
    @Test(
        arguments: [
            ("backup.status.ok", .main), ("backup.platform", .main), ("backup.document.schema", .main),
            ("backup.session.required", .none), ("backup.session.invalid", .invalid),
        ] as [(String, SessionUse)]
    )
    func `without evidence exactly the case's own request is asked for`(_ id: String, _ session: SessionUse) throws {
        let judgement = try Scene().judgement(of: id, .entity, .xml)
        #expect(judgement.needed == [try Scene.request(.entity, .xml, session: session)])
    }

    @Test func `a case about no Accept asks without it`() throws {
        let judgement = try Scene().judgement(of: "backup.negotiation.default", .reference, .xml)
        #expect(judgement.needed == [try Scene.request(.reference, nil)])
    }

    @Test func `a resource without a session is asked for without one`() throws {
        let subject = Subject(resource: "service", label: "/api/", ways: [(.sole, .service)], collection: nil)
        let candidate = try Contracts.candidate("service.versions", .sole, .json)
        let judgement = try Contracts.judge.judgement(of: candidate, on: subject, given: Evidence())
        #expect(judgement.needed == [ReadRequest(target: .service, accept: .json, session: .none)])
    }

    @Test func `what was fetched is not asked for again`() throws {
        var scene = try Scene.conforming(.standard)
        let missing = try Scene.request(behind: Example.repository, .xml)
        scene.answers[missing] = nil
        #expect(try scene.judgement(of: "backup.link.repository.leads", .entity, .xml).needed == [missing])
    }

    @Test(arguments: ["backup.status.ok", "backup.platform", "backup.header.content-length", "backup.links.type"])
    func `no answer is an error of the transport`(_ id: String) throws {
        var scene = try Scene.conforming(.standard)
        let request = try Scene.request(.entity, .json)
        scene.answers[request] = .failure(TransportError(.connectionLost, "the connection broke"))
        let verdict = try scene.verdict(of: id, .entity, .json)
        #expect(verdict == .inconclusive(Inconclusive(.transport, "\(request): the connection broke")))
    }

    @Test(arguments: [
        "backup.platform", "backup.representation.root", "backup.representation.marks", "backup.uid.grammar",
        "backup.links.type", "backup.link.server", "backup.link.server.leads", "backup.document.well-formed",
        "backup.document.schema", "backup.negotiation.accepted", "backup.header.content-length",
    ])
    func `an answer of another status blocks what is about the body`(_ id: String) throws {
        let scene = try Scene.answering(.empty(500, "Internal Server Error"), as: .entity, .xml)
        let request = try Scene.request(.entity, .xml)
        let verdict = try scene.verdict(of: id, .entity, .xml)
        #expect(verdict == .inconclusive(Inconclusive(.blocked, "\(request) answered 500 Internal Server Error")))
    }

    @Test(arguments: ["backup.platform", "backup.status.ok", "backup.header.content-length"])
    func `a backup that the user may not read says nothing`(_ id: String) throws {
        let scene = try Scene.answering(.empty(403, "Forbidden"), as: .entity, .xml)
        let request = try Scene.request(.entity, .xml)
        let verdict = try scene.verdict(of: id, .entity, .xml)
        #expect(verdict == .inconclusive(Inconclusive(.forbidden, "\(request) answered 403 Forbidden")))
    }

    @Test(arguments: MediaType.allCases)
    func `the other media type blocks what is about the body`(_ asked: MediaType) throws {
        let other: MediaType = asked == .xml ? .json : .xml
        let bodies = BackupBody.conforming(.standard, as: .entity)
        let body = Array((other == .xml ? bodies.xml : bodies.json).utf8)
        let scene = try Scene.answering(.ok(body, other), as: .entity, asked)
        let request = try Scene.request(.entity, asked)
        let verdict = try scene.verdict(of: "backup.platform", .entity, asked)
        #expect(verdict == .inconclusive(Inconclusive(.blocked, "\(request) answered with \(other.name)")))
    }

    @Test func `an empty body blocks what is about the body`() throws {
        let scene = try Scene.answering(.ok([], .xml), as: .entity, .xml)
        #expect(try scene.verdict(of: "backup.platform", .entity, .xml).obstacle?.kind == .blocked)
    }

    @Test(arguments: [("<Backup", MediaType.xml), ("{\"Platform\": ", .json), ("[1]", .json), ("\"text\"", .json)])
    func `a body that cannot be read blocks and says why`(_ text: String, _ mediaType: MediaType) throws {
        let scene = try Scene.serving(text, as: .entity, mediaType)
        let obstacle = try scene.verdict(of: "backup.platform", .entity, mediaType).obstacle
        let request = try Scene.request(.entity, mediaType)
        #expect(obstacle?.kind == .blocked)
        #expect(obstacle?.explanation.hasPrefix("the body of \(request) cannot be read: ") == true)
    }

    @Test func `a form that the subject lacks gives no data`() throws {
        let subject = Subject(resource: "backup", label: "x", ways: [(.reference, .service)], collection: nil)
        let candidate = try Contracts.candidate("backup.status.ok", .entity, .xml)
        let verdict = try Contracts.judge.judgement(of: candidate, on: subject, given: Evidence()).verdict
        #expect(verdict == .inconclusive(Inconclusive(.noData, "the subject has no entity form")))
    }

    @Test func `a subject of no contract is not judged`() throws {
        let subject = Subject(resource: "tape", label: "x", ways: [], collection: nil)
        let candidate = try Contracts.candidate("backup.status.ok", .entity, .xml)
        let verdict = try Contracts.judge.judgement(of: candidate, on: subject, given: Evidence()).verdict
        #expect(verdict == .notApplicable(reason: "no contract named 'tape'"))
    }
}
