import Conformance
import Evaluation
import Testing

/// What belongs together: the far end must know the subject too.
@Suite struct ClosureTests {
    private static let foreign = "\(Example.base)/backups/\(Example.otherGUID)"

    @Test func `restore points of another backup fail by their entities`() throws {
        var scene = try Scene.conforming(.standard)
        var point = FarBody.point(Example.point)
        point.xml = point.xml.replacing("\(Example.backup)\"", with: "\(Self.foreign)\"")
        try scene.serve(point, at: "\(Example.point)?format=Entity")
        let mismatch = try scene.verdict(of: "backup.restore-points.own", nil, nil).mismatch
        #expect(mismatch?.expected == "a link up to /api/backups/\(Example.guid)")
        #expect(mismatch?.actual == "a link up to /api/backups/\(Example.otherGUID)")
        #expect(try scene.verdict(of: "backup.restore-points.own.reference", nil, nil) == .pass)
    }

    @Test func `restore points of another backup fail by their references`() throws {
        var scene = try Scene.conforming(.standard)
        var point = FarBody.point(Example.point)
        point.xml = point.xml.replacing("Rel=\"Up\"", with: "Rel=\"Related\"")
        try scene.serve(FarBody.list("RestorePoint", [point]), at: "\(Example.backup)/restorePoints")
        let mismatch = try scene.verdict(of: "backup.restore-points.own.reference", nil, nil).mismatch
        #expect(mismatch?.actual == "no such link")
        #expect(try scene.verdict(of: "backup.restore-points.own", nil, nil) == .pass)
    }

    @Test func `an item without its other form fails`() throws {
        var scene = try Scene.conforming(.standard)
        var point = FarBody.point(Example.point)
        point.xml = point.xml.replacing("Alternate", with: "Related")
        try scene.serve(FarBody.list("RestorePoint", [point]), at: "\(Example.backup)/restorePoints")
        let mismatch = try scene.verdict(of: "backup.restore-points.own", nil, nil).mismatch
        #expect(mismatch?.expected == "a link to the other form in each item")
    }

    @Test func `an item whose other form is not there fails, unless the list dropped it meanwhile`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.success(.empty(404)), at: "\(Example.point)?format=Entity")
        #expect(
            try scene.verdict(of: "backup.restore-points.own", nil, nil).mismatch?.actual.hasPrefix("status 404")
                == true
        )
        let list = try Scene.request(behind: "\(Example.backup)/restorePoints", .xml)
        let empty = "<EntityReferences xmlns=\"\(FarBody.namespace)\"/>"
        scene.answers[list.again] = .success(.ok(Array(empty.utf8), .xml))
        #expect(try scene.verdict(of: "backup.restore-points.own", nil, nil).obstacle?.kind == .noData)
    }

    @Test func `no restore points are no data`() throws {
        var scene = try Scene.conforming(.standard)
        let empty = FarBody(xml: "<EntityReferences xmlns=\"\(FarBody.namespace)\"/>", json: "{}")
        try scene.serve(empty, at: "\(Example.backup)/restorePoints")
        #expect(try scene.verdict(of: "backup.restore-points.own", nil, nil).obstacle?.kind == .noData)
    }

    @Test(arguments: [("backup.server.member", "backupServers"), ("backup.repository.member", "repositories")])
    func `what its collection does not list is no member`(_ id: String, _ path: String) throws {
        var scene = try Scene.conforming(.standard)
        let list = FarBody.list(
            "Thing",
            [FarBody.reference("Thing", at: "\(Example.base)/\(path)/\(Example.otherGUID)")]
        )
        try scene.serve(list, at: "\(Example.base)/\(path)")
        let mismatch = try scene.verdict(of: id, nil, nil).mismatch
        #expect(mismatch?.expected.hasSuffix("in /api/\(path)") == true)
        #expect(mismatch?.actual == "it is not there")
    }

    @Test(arguments: [(403, Inconclusive.Kind.forbidden), (500, .blocked)])
    func `a collection that cannot be read tells nothing of its members`(
        _ status: Int,
        _ kind: Inconclusive.Kind
    ) throws {
        var scene = try Scene.conforming(.standard)
        try scene.answer(.success(.empty(status)), at: "\(Example.base)/backupServers")
        #expect(try scene.verdict(of: "backup.server.member", nil, nil).obstacle?.kind == kind)
    }

    @Test func `a session that links to no collection tells nothing of its members`() throws {
        var scene = try Scene.conforming(.standard)
        try scene.serve(FarBody(xml: FarBody.element("LogonSession", ""), json: "{}"), at: Example.session)
        #expect(try scene.verdict(of: "backup.server.member", nil, nil).obstacle?.kind == .noData)
    }

    @Test func `a child that leads to another container fails`() throws {
        var scene = try Scene.conforming(.parentBackup)
        let children = FarBody.backups(of: Self.foreign)
        try scene.serve(children, at: "\(Example.backup)/childbackups?format=Entity")
        let mismatch = try scene.verdict(of: "backup.children.own", nil, nil).mismatch
        #expect(mismatch?.actual == "a link up to /api/backups/\(Example.otherGUID)")
    }

    @Test func `a container that does not list its child fails`() throws {
        var scene = try Scene.conforming(.childBackup)
        let others = FarBody.list("Backup", [FarBody.reference("Backup", at: Self.foreign)])
        try scene.serve(others, at: "\(Example.parent)/childbackups?format=Entity")
        #expect(try scene.verdict(of: "backup.parent.lists", nil, nil).mismatch?.actual == "it is not there")
    }
}
