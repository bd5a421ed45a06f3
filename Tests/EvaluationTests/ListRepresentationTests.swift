import Conformance
import Evaluation
import Testing

/// A list holds the same in both forms and both media types, each once.
@Suite struct ListRepresentationTests {
    private static let rule = Assertion.agreement(.representations)

    /// A collection of three backups that lists others in one representation.
    private func scene(listing numbers: [Int], as form: Form, _ mediaType: MediaType) throws -> ListScene {
        var scene = try ListScene(.collection, of: [1, 2, 3])
        let list = FarBody.collection(try ListScene.backups(numbers, in: form), form)
        let bytes = Array((mediaType == .xml ? list.xml : list.json).utf8)
        scene.scene.answers[try scene.request(form, mediaType)] = .success(.ok(bytes, mediaType))
        return scene
    }

    @Test(arguments: [Form.references, .entities], MediaType.allCases)
    func `the same backups in any order agree`(_ form: Form, _ mediaType: MediaType) throws {
        #expect(try scene(listing: [3, 1, 2], as: form, mediaType).verdict(on: Self.rule) == .pass)
    }

    @Test(arguments: [(Form.references, MediaType.json), (.entities, .xml), (.entities, .json)])
    func `a backup that one representation lacks, or has alone, fails`(_ form: Form, _ mediaType: MediaType) throws {
        let name = "/api/backups\(form == .entities ? "?format=Entity" : "") in \(mediaType.name)"
        let lacking = try scene(listing: [1, 3], as: form, mediaType).verdict(on: Self.rule).mismatch
        #expect(lacking?.expected == "\(Example.guid(2)), which /api/backups in application/xml lists, in \(name)")
        #expect(lacking?.actual == "it is not there")
        let besides = try scene(listing: [1, 2, 3, 4], as: form, mediaType).verdict(on: Self.rule).mismatch
        #expect(besides?.expected == "\(Example.guid(4)), which \(name) lists, in /api/backups in application/xml")
    }

    @Test(arguments: [Form.references, .entities], MediaType.allCases)
    func `a backup that stands twice in one representation fails`(_ form: Form, _ mediaType: MediaType) throws {
        let mismatch = try scene(listing: [1, 2, 3, 2], as: form, mediaType).verdict(on: Self.rule).mismatch
        let name = "/api/backups\(form == .entities ? "?format=Entity" : "") in \(mediaType.name)"
        #expect(mismatch?.expected == "each item once in \(name)")
        #expect(mismatch?.actual == "\(Example.guid(2)) more than once")
    }

    @Test func `empty lists agree in nothing`() throws {
        let reason = Inconclusive(.noData, "the list is empty")
        #expect(try ListScene(.collection, of: []).verdict(on: Self.rule) == .inconclusive(reason))
    }

    @Test(arguments: [Form.references, .entities], MediaType.allCases)
    func `a representation that may not be read is not held against the others`(
        _ form: Form,
        _ mediaType: MediaType
    ) throws {
        var scene = try ListScene(.collection, of: [1])
        scene.scene.answers[try scene.request(form, mediaType)] = .success(.empty(403))
        #expect(try scene.verdict(on: Self.rule).obstacle?.kind == .forbidden)
    }
}
