import Conformance
import Testing

/// Where links lead.
@Suite struct FollowTests {
    private static let points = "backup.link.restore-points.leads"
    private static let server = "backup.link.server.leads"
    private static let serverResource = "backup.link.server.resource"
    private static let otherForm = "backup.link.other-form.leads"
    private static let serverLink = "Rel=Up Type=BackupServerReference Name=vbr.example Href=\(Example.server)"
    private static let pointsHref = "\(Example.backup)/restorePoints"

    @Test func `a link that leads to another root fails`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.serve(FarBody.list("Backup"), at: Example.server)
        let inXML = try scene.verdict(of: Self.server, .entity, .xml).mismatch
        let inJSON = try scene.verdict(of: Self.server, .entity, .json).mismatch
        #expect(inXML?.expected == "root element EntityRef")
        #expect(inXML?.actual == "root element EntityReferences, behind \(Self.serverLink)")
        #expect(inXML?.place == "/EntityReferences (line 1)")
        #expect(inJSON?.expected == "the shape of EntityRef in JSON")
        #expect(inJSON?.actual == "a list of references, behind \(Self.serverLink)")
    }

    @Test func `a link to a list that leads to a resource fails`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.serve(FarBody.reference("RestorePoint", at: Self.pointsHref), at: Self.pointsHref)
        let inXML = try scene.verdict(of: Self.points, .reference, .xml).mismatch
        let inJSON = try scene.verdict(of: Self.points, .reference, .json).mismatch
        #expect(inXML?.expected == "root element EntityReferences")
        #expect(inJSON?.expected == "the shape of EntityReferences in JSON")
        #expect(inJSON?.actual.hasPrefix("no property Refs with a list, behind ") == true)
    }

    @Test(arguments: MediaType.allCases)
    func `a link that leads to a reference of another type fails`(_ mediaType: MediaType) throws {
        var scene = try Scene.conforming(.standard)
        try scene.serve(FarBody.reference("Repository", at: Example.server), at: Example.server)
        let mismatch = try scene.verdict(of: Self.serverResource, .reference, mediaType).mismatch
        #expect(mismatch?.expected == "Type BackupServerReference")
        #expect(mismatch?.actual == "Type RepositoryReference, behind \(Self.serverLink)")
    }

    @Test(arguments: [Example.repository, "\(Example.base)/backupServers/\(Example.otherGUID)"], MediaType.allCases)
    func `a link that leads to another resource fails`(_ href: String, _ mediaType: MediaType) throws {
        var scene = try Scene.conforming(.standard)
        try scene.serve(FarBody.reference("BackupServer", at: href), at: Example.server)
        let mismatch = try scene.verdict(of: Self.serverResource, .reference, mediaType).mismatch
        #expect(mismatch?.expected.hasPrefix("an Href of /api/backupServers/") == true)
        #expect(mismatch?.actual == "Href \(href), behind \(Self.serverLink)")
    }

    @Test(arguments: [Form.reference, .entity], MediaType.allCases)
    func `a link to the other form that leads to its own fails`(_ form: Form, _ mediaType: MediaType) throws {
        let own = BackupBody.conforming(.standard, as: form).attributes["Href"]
        let scene = try Scene.conforming(.standard, breaking: form) { $0.links[BackupBody.otherForm].href = own }
        let mismatch = try scene.verdict(of: Self.otherForm, form, mediaType).mismatch
        #expect(mismatch?.expected == "a link to the other form")
    }

    @Test func `an empty list is a list`() throws {
        var scene = try Scene.conforming(.standard)
        let namespace = "http://www.veeam.com/ent/v1.0"
        let empty = FarBody(xml: "<EntityReferences xmlns=\"\(namespace)\" />", json: "{\"Refs\": []}")
        try scene.serve(empty, at: Self.pointsHref)
        #expect(try scene.verdict(of: Self.points, .entity, .xml) == .pass)
        #expect(try scene.verdict(of: Self.points, .entity, .json) == .pass)
    }

    @Test(arguments: [(500, "Internal Server Error"), (401, ""), (204, "No Content")])
    func `a link that leads to no success fails at the link`(_ status: Int, _ reason: String) throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.success(.empty(status, reason)), at: Example.server)
        let mismatch = try scene.verdict(of: Self.server, .entity, .xml).mismatch
        let line = reason.isEmpty ? "\(status)" : "\(status) \(reason)"
        #expect(mismatch?.expected == "status 200 behind the link")
        #expect(mismatch?.actual == "status \(line), behind \(Self.serverLink)")
        #expect(mismatch?.place == "/Backup/Links/Link[2] (line 5)")
    }

    @Test func `a link that the user may not follow says nothing`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.success(.empty(403, "Forbidden")), at: Example.server)
        let obstacle = try scene.verdict(of: Self.server, .entity, .xml).obstacle
        #expect(obstacle?.kind == .forbidden)
        #expect(obstacle?.explanation.hasSuffix("answered 403 Forbidden") == true)
    }

    @Test func `a link behind which no answer comes says nothing`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.failure(TransportError(.timedOut, "30 s passed")), at: Example.server)
        let obstacle = try scene.verdict(of: Self.server, .entity, .xml).obstacle
        #expect(obstacle?.kind == .transport)
        #expect(obstacle?.explanation.hasSuffix("30 s passed") == true)
    }

    @Test func `a body behind a link that cannot be read says nothing`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.serve(FarBody(xml: "<EntityRef", json: "{"), at: Example.server)
        #expect(try scene.verdict(of: Self.server, .entity, .xml).obstacle?.kind == .blocked)
        #expect(try scene.verdict(of: Self.server, .entity, .json).obstacle?.kind == .blocked)
    }

    @Test func `without the link there is nothing to follow`() throws {
        let scene = try Scene.conforming(.standard) { $0.links.remove(at: BackupBody.server) }
        let verdict = try scene.verdict(of: Self.server, .entity, .xml)
        let demand = "Rel=Up Type=BackupServerReference to /backupServers/{other}"
        #expect(verdict == .inconclusive(Inconclusive(.noData, "there is no link to follow, \(demand)")))
    }

    @Test func `an answer behind a link that nobody fetched is asked for`() throws {
        var scene = try Scene.conforming(.standard)
        let request = try Scene.request(behind: Example.server, .json)
        scene.answers[request] = nil
        #expect(try scene.judgement(of: Self.server, .reference, .json).needed == [request])
    }

    @Test func `a link of another origin is followed at the asked one`() throws {
        var scene = try Scene.conforming(.standard) {
            $0.links[BackupBody.server].href = "http://other.example:9399/api/backupServers/9"
        }
        let request = try Scene.request(behind: "\(Example.base)/backupServers/9", .xml)
        #expect(try scene.judgement(of: Self.server, .entity, .xml).needed == [request])
        let asked = "\(Example.base)/backupServers/9"
        try scene.serve(FarBody.reference("BackupServer", at: asked), at: asked)
        #expect(try scene.verdict(of: Self.server, .entity, .xml) == .pass)
    }

    @Test func `another backup in the other form fails`() throws {
        let uid = "urn:veeam:Backup:\(Example.otherGUID)"
        let scene = try Scene.conforming(.standard, breaking: .reference) { $0.attributes["UID"] = uid }
        let inXML = try scene.verdict(of: Self.otherForm, .entity, .xml).mismatch
        let inJSON = try scene.verdict(of: Self.otherForm, .entity, .json).mismatch
        let link = "Rel=Alternate Type=BackupReference Href=\(Example.backup)"
        #expect(inXML?.expected == "UID \(Example.uid) in the other form too")
        #expect(inXML?.actual == "UID \(uid), behind \(link)")
        #expect(inXML?.place == "/EntityRef (line 2)")
        #expect(inJSON?.actual == "UID \(uid), behind \(link)")
    }

    @Test(arguments: MediaType.allCases)
    func `another form without a UID fails`(_ mediaType: MediaType) throws {
        let scene = try Scene.conforming(.standard) { $0.attributes["UID"] = nil }
        let mismatch = try scene.verdict(of: Self.otherForm, .reference, mediaType).mismatch
        #expect(mismatch?.actual.hasPrefix("no UID, behind ") == true)
    }

    @Test(arguments: [nil, "\(Example.backup)?format=Entity", Example.parent], MediaType.allCases)
    func `another form that does not lead back fails`(_ href: String?, _ mediaType: MediaType) throws {
        let scene = try Scene.conforming(.standard) { $0.links[BackupBody.otherForm].href = href }
        let mismatch = try scene.verdict(of: Self.otherForm, .reference, mediaType).mismatch
        #expect(
            mismatch?.expected
                == "a link in the other form that leads back to /api/backups/\(Example.guid)"
        )
        #expect(mismatch?.actual.hasPrefix("none, behind Rel=Alternate") == true)
    }

    @Test func `the way back may be spelt otherwise`() throws {
        let scene = try Scene.conforming(.standard, breaking: .reference) {
            let href = "http://other.example/api/BACKUPS/\(Example.guid.uppercased())?Format=entity"
            $0.links[BackupBody.otherForm].href = href
        }
        #expect(try scene.verdict(of: Self.otherForm, .entity, .xml) == .pass)
    }
}
