import Conformance
import Evaluation
import Testing

/// Facts of a subject, by which requirements bind it or not.
@Suite struct ConditionTests {
    private let points = "backup.link.restore-points"

    @Test(arguments: [Form.reference, .entity], MediaType.allCases)
    func `a container is not bound to have restore points`(_ form: Form, _ mediaType: MediaType) throws {
        let judgement = try Scene.conforming(.parentBackup).judgement(of: points, form, mediaType)
        #expect(judgement.unbound == "type is Standard or ChildBackup")
    }

    @Test func `a fact is asked for before anything else`() throws {
        #expect(try Scene().judgement(of: points, .reference, .json).needed == [try Scene.request(.entity, .xml)])
    }

    @Test(arguments: ["<Backup", "<Backup />"])
    func `a fact that XML does not tell is asked for in JSON`(_ xml: String) throws {
        var scene = try Scene.serving(xml, as: .entity, .xml)
        #expect(try scene.verdict(of: points, .reference, .json) == .pass)
        scene.answers[try Scene.request(.entity, .json)] = nil
        let judgement = try scene.judgement(of: points, .reference, .json)
        #expect(judgement.needed == [try Scene.request(.entity, .json)])
    }

    @Test func `a fact in JSON leaves a subject out too`() throws {
        var scene = try Scene.conforming(.parentBackup)
        scene.answers[try Scene.request(.entity, .xml)] = .success(.empty(500))
        #expect(try scene.judgement(of: points, .reference, .xml).unbound == "type is Standard or ChildBackup")
    }

    @Test func `a fact that nobody tells blocks`() throws {
        let scene = try Scene.conforming(.standard) { $0.elements["BackupType"] = nil }
        let verdict = try scene.verdict(of: points, .entity, .xml)
        let explanation = "BackupType, on which it depends, cannot be read: the entity has none"
        #expect(verdict == .inconclusive(Inconclusive(.blocked, explanation)))
    }

    @Test func `a fact behind no answer is an error of the transport`() throws {
        var scene = try Scene.conforming(.standard)
        for mediaType in MediaType.allCases {
            scene.answers[try Scene.request(.entity, mediaType)] = .failure(TransportError(.timedOut, "too late"))
        }
        let obstacle = try scene.verdict(of: points, .reference, .xml).obstacle
        #expect(obstacle?.kind == .transport)
        #expect(obstacle?.explanation.hasPrefix("BackupType, on which it depends, cannot be read: ") == true)
        #expect(obstacle?.explanation.hasSuffix("too late") == true)
    }

    @Test func `every fact of a condition must hold`() throws {
        let scene = try Scene.conforming(.standard)
        let both = ["type": ["Standard"], "platform": ["vCloud", "VMware"]]
        let one = ["type": ["Standard"], "platform": ["vCloud"]]
        #expect(try judgement(scene, both).verdict == .pass)
        #expect(try judgement(scene, one).unbound == "platform is vCloud")
    }

    @Test func `a fact's value is compared exactly`() throws {
        let scene = try Scene.conforming(.standard)
        #expect(try judgement(scene, ["type": ["standard"]]).unbound == "type is standard")
    }

    private func judgement(_ scene: Scene, _ condition: [String: [String]]) throws -> Judgement {
        let requirement = Requirement.claiming(.status([.code(200)]), condition: condition)
        return try scene.judgement(of: Case(requirement: requirement, form: .entity, mediaType: .xml))
    }
}
