import Conformance
import Evaluation
import Testing

/// What a list says of its items is what they say of themselves.
@Suite struct ListedAlikeTests {
    /// A list of backups, each of which is where its address leads, in both forms and media types.
    private func scene(
        _ kind: ListScene.Kind = .collection,
        of numbers: [Int] = [1, 2, 3],
        besides change: (inout BackupBody) -> Void = { _ in }
    ) throws -> ListScene {
        var scene = try ListScene(kind, of: numbers)
        for number in numbers {
            for form in [Form.reference, .entity] {
                var backup = BackupBody.listed(number, as: form)
                backup.root = form == .reference ? "EntityRef" : backup.root
                if number == numbers.last { change(&backup) }
                let body = FarBody(xml: backup.xml, json: backup.json)
                try scene.scene.serve(body, at: Self.address(number, form))
            }
        }
        return scene
    }

    private static func address(_ number: Int, _ form: Form) -> String {
        "\(Example.base)/backups/\(Example.guid(number))\(form == .entity ? "?format=Entity" : "")"
    }

    @Test(arguments: ListScene.Kind.allCases)
    func `items that say of themselves what the list says pass`(_ kind: ListScene.Kind) throws {
        #expect(try scene(kind).verdict(of: "values") == .pass)
    }

    @Test(arguments: ListScene.Kind.allCases)
    func `another name in the list fails at its place there`(_ kind: ListScene.Kind) throws {
        let mismatch = try scene(kind) { $0.attributes["Name"] = "Another" }.verdict(of: "values").mismatch
        let own = "/api/backups/\(Example.guid(3)) in application/xml"
        #expect(mismatch?.expected.hasPrefix("Name 'Another' in \(own), at /EntityRef/@Name") == true)
        #expect(mismatch?.actual.hasPrefix("Name 'Backup 3' in \(try scene(kind).target(.references)) in") == true)
        #expect(mismatch?.place?.contains("Ref[3]/@Name") == true)
    }

    @Test func `another platform in a list of entities fails`() throws {
        let mismatch = try scene { $0.elements["Platform"] = "HyperV" }.verdict(of: "values").mismatch
        #expect(mismatch?.expected.hasPrefix("Platform 'HyperV' in /api/backups/\(Example.guid(3))?format=Ent") == true)
        #expect(mismatch?.actual.hasPrefix("Platform 'VMware' in /api/backups?format=Entity in") == true)
    }

    @Test func `of a long list four are read, spread over it`() throws {
        let all = Array(1...9)
        // The last of nine is not among the first, third, fifth and seventh.
        #expect(try scene(of: all) { $0.attributes["Name"] = "Another" }.verdict(of: "values") == .pass)
    }

    @Test(arguments: [403, 404]) func `what cannot be read is left to others`(_ status: Int) throws {
        var scene = try scene { $0.attributes["Name"] = "Another" }
        for form in [Form.reference, .entity] {
            let target = try #require(Href(Self.address(3, form)).target)
            for mediaType in MediaType.allCases {
                let request = ReadRequest(target: target, accept: Accept(mediaType), session: .main)
                scene.scene.answers[request] = .success(.empty(status))
            }
        }
        #expect(try scene.verdict(of: "values") == .pass)
    }

    @Test func `an empty list has nothing to compare`() throws {
        let reason = Inconclusive(.noData, "no item of the list was there to be read")
        #expect(try scene(of: []).verdict(of: "values") == .inconclusive(reason))
    }
}
