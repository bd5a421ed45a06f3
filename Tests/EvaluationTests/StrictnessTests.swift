import Conformance
import Evaluation
import Testing

/// Answers that are nearly right, and answers that look worse than they are.
@Suite struct StrictnessTests {
    @Test func `what a second look finds behind a link is what is judged`() throws {
        let missing = try Scene.request(behind: Example.server, .xml)
        var scene = try Scene.conforming(.standard)
        let good = scene.answers[missing]
        scene.answers[missing] = .success(.empty(404, "Not Found"))
        scene.answers[missing.again] = good
        #expect(try scene.verdict(of: "backup.link.server.leads", .entity, .xml) == .pass)
    }

    @Test func `a link that fails is not hidden by one that may not be read`() throws {
        var scene = try Scene.conforming(.standard) {
            $0.links.append(
                BackupBody.Link(relation: "Up", href: "\(Example.base)/backupServers/9", type: "BackupServerReference")
            )
        }
        try scene.answer(.success(.empty(403)), at: Example.server)
        try scene.answer(.success(.empty(500)), at: "\(Example.base)/backupServers/9")
        #expect(try scene.verdict(of: "backup.link.server.leads", .entity, .xml).mismatch != nil)
    }

    @Test func `a Content-Length with a sign fails`() throws {
        let body = Array(BackupBody.conforming(.standard, as: .entity).xml.utf8)
        let fields = [FieldLine("Content-Length", "+\(body.count)"), FieldLine("Content-Type", "application/xml")]
        let scene = try Scene.answering(
            Response(status: 200, reason: "", fields: fields, body: body),
            as: .entity,
            .xml
        )
        #expect(try scene.verdict(of: "backup.header.content-length", .entity, .xml).mismatch != nil)
    }

    @Test func `a scheme in a quoted string is no challenge`() throws {
        var scene = try Scene.conforming(.standard)
        let field = FieldLine("WWW-Authenticate", "Bearer realm=\"no, Basic here\"")
        scene.answers[try Scene.request(.entity, .xml, session: .none)] = .success(.empty(401, fields: [field]))
        #expect(try scene.verdict(of: "backup.session.challenge", .entity, .xml).mismatch != nil)
    }

    @Test func `digits of another script make no guid`() throws {
        let odd = Example.guid.replacing("0a1b2c3d", with: "\u{FF10}\u{FF11}ab")
        let scene = try Scene.conforming(.standard) { $0.attributes["UID"] = "urn:veeam:Backup:\(odd)" }
        #expect(try scene.verdict(of: "backup.uid.grammar", .entity, .xml).mismatch != nil)
    }

    @Test func `a hint to a schema processor changes nothing`() throws {
        let hint = "<Backup xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Backup\" xmlns"
        let xml = BackupBody.conforming(.standard, as: .entity).xml.replacing("<Backup xmlns", with: hint)
        #expect(try Scene.serving(xml, as: .entity, .xml).verdict(of: "backup.document.schema", .entity, .xml) == .pass)
    }

    @Test func `an Href that climbs out of the interface is not absolute`() throws {
        let scene = try Scene.conforming(.standard) { $0.links[0].href = "https://em.example:9398/api/../admin" }
        #expect(try scene.verdict(of: "backup.links.absolute", .entity, .xml).mismatch != nil)
    }

    @Test func `a service in a file is judged`() throws {
        let body = """
            <?xml version="1.0"?><EnterpriseManager xmlns="http://www.veeam.com/ent/v1.0"><Links><Link Rel="Create" \
            Type="LogonSession" Href="https://em.example:9398/api/sessionMngr/?v=latest"/></Links><SupportedVersions>\
            <SupportedVersion Name="v1_7"/></SupportedVersions></EnterpriseManager>
            """
        let service = try #require(try Contracts.library.resource(named: "service"))
        let inquest = try BodyInquest(Array(body.utf8), as: service, in: [.sole], judge: Contracts.judge)
        let results = try #require(inquest).results
        #expect(results.count { $0.verdict == .pass } > 5)
        #expect(results.allSatisfy { $0.verdict.mismatch == nil })
    }
}
