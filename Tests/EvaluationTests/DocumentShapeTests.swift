import Conformance
import Evaluation
import Testing

/// What has a place in a document of one media type, and what is more than the reference names.
@Suite struct DocumentShapeTests {
    private func verdict(_ text: String, _ rule: DocumentRule, _ mediaType: MediaType) throws -> Verdict {
        try Scene.serving(text, as: .entity, mediaType).verdict(on: .document(rule), .entity, mediaType)
    }

    @Test(arguments: [
        "{\"Links\": []}", "{\"Links\": null}", "{\"links\": [{\"Rel\": \"Up\", \"Name\": null}]}", "{\"Links\": [{}]}",
        "{\"Refs\": [{\"Links\": [{\"Rel\": \"Up\"}]}, {\"Links\": null}]}", "[{\"Links\": []}]",
        "{\"Links\": \"\"}", "{\"Links\": [{\"Rel\": \"Up\", \"Rank\": 1, \"More\": {\"Rel\": 2}}]}",
    ])
    func `links of JSON are an array of objects with strings, or null`(_ text: String) throws {
        #expect(try verdict(text, .linkArray, .json) == .pass)
    }

    @Test(arguments: [
        ("{\"Links\": {\"Link\": []}}", "an object", "/Links (line 1, column 11)"),
        ("{\"Links\": \"none\"}", "a string", "/Links (line 1, column 11)"),
        ("{\"Links\": 0}", "a number", "/Links (line 1, column 11)"),
        ("{\"Links\": false}", "a Boolean", "/Links (line 1, column 11)"),
        ("{\"Links\": [null]}", "null", "/Links/0 (line 1, column 12)"),
        ("{\"Links\": [[]]}", "an array", "/Links/0 (line 1, column 12)"),
        ("{\"Links\": [{\"Rel\": \"Up\"}, \"x\"]}", "a string", "/Links/1 (line 1, column 27)"),
        ("{\"Links\": [{}, {\"Rel\": \"Up\", \"Type\": 1}]}", "a number", "/Links/1/Type (line 1, column 38)"),
        ("{\"Links\": [{\"href\": []}]}", "an array", "/Links/0/href (line 1, column 21)"),
        ("{\"Links\": [{\"Name\": {}}]}", "an object", "/Links/0/Name (line 1, column 21)"),
        ("{\"Links\": [], \"links\": [{\"Rel\": true}]}", "a Boolean", "/links/0/Rel (line 1, column 33)"),
        ("{\"Refs\": [{\"Links\": []}, {\"Links\": 1}]}", "a number", "/Refs/1/Links (line 1, column 36)"),
        ("{\"A\": {\"Links\": [{\"Links\": 1}]}}", "a number", "/A/Links/0/Links (line 1, column 28)"),
    ])
    func `what has no place in links of JSON fails where it stands`(
        _ text: String,
        _ kind: String,
        _ place: String
    ) throws {
        let mismatch = Mismatch(
            expected: "Links as an array of objects with string members",
            actual: kind,
            place: place
        )
        #expect(try verdict(text, .linkArray, .json).mismatch?.unquoted == mismatch)
    }

    @Test(arguments: ["{}", "{\"Link\": []}", "[]"]) func `without links there is nothing to look at`(
        _ text: String
    ) throws {
        let reason = Inconclusive(.noData, "the body has no Links")
        #expect(try verdict(text, .linkArray, .json) == .inconclusive(reason))
    }

    @Test(arguments: MediaType.allCases) func `a byte order mark fails`(_ mediaType: MediaType) throws {
        let text = mediaType == .xml ? "<Backup/>" : "{}"
        #expect(try verdict(text, .noByteOrderMark, mediaType) == .pass)
        let mismatch = Mismatch(expected: "no byte order mark", actual: "one before the first character")
        #expect(try verdict("\u{FEFF}\(text)", .noByteOrderMark, mediaType) == .fail(mismatch))
    }

    @Test func `XML without a declaration fails`() throws {
        #expect(try verdict("<?xml version=\"1.0\"?><Backup/>", .declaration, .xml) == .pass)
        #expect(try verdict("\u{FEFF}<?xml version='1.0' encoding='utf-8'?>\n<Backup/>", .declaration, .xml) == .pass)
        let mismatch = Mismatch(expected: "an XML declaration", actual: "none")
        #expect(try verdict("<!-- <?xml version=\"1.0\"?> --><Backup/>", .declaration, .xml) == .fail(mismatch))
    }

    @Test(arguments: [(DocumentRule.declaration, MediaType.xml, "<Backup"), (.linkArray, .json, "{\"Links\": 1")])
    func `a body that cannot be read blocks`(_ rule: DocumentRule, _ mediaType: MediaType, _ text: String) throws {
        let name = mediaType == .xml ? "XML" : "JSON"
        let reason = Inconclusive(.blocked, "the body is not well-formed \(name)")
        #expect(try verdict(text, rule, mediaType) == .inconclusive(reason))
    }

    @Test(arguments: BackupType.allCases, MediaType.allCases)
    func `what the reference names is known`(_ type: BackupType, _ mediaType: MediaType) throws {
        let scene = try Scene.conforming(type)
        #expect(try scene.verdict(of: "backup.members.known", .entity, mediaType) == .pass)
        #expect(try scene.verdict(of: "backup.links.known", .entity, mediaType) == .pass)
    }

    @Test(arguments: MediaType.allCases) func `a member that the reference does not name is noted`(
        _ mediaType: MediaType
    ) throws {
        let scene = try Scene.conforming(.standard) {
            $0.elements.append(BackupBody.Property(name: "JobUid", value: "x"))
        }
        let mismatch = try scene.verdict(of: "backup.members.known", .entity, mediaType).mismatch
        #expect(mismatch?.expected == "what the reference names")
        #expect(mismatch?.actual == "'JobUid' besides")
        #expect(mismatch?.place?.hasPrefix(mediaType == .xml ? "/Backup/JobUid " : "/JobUid ") == true)
    }

    @Test func `an attribute that the reference does not name is noted too`() throws {
        let scene = try Scene.conforming(.standard) {
            $0.attributes.append(BackupBody.Property(name: "Colour", value: "red"))
        }
        let mismatch = try scene.verdict(of: "backup.members.known", .entity, .xml).mismatch
        #expect(mismatch?.actual == "'Colour' besides")
        #expect(mismatch?.place == "/Backup/@Colour (line 2)")
    }

    @Test func `a member is known in any case`() throws {
        let json = BackupBody.conforming(.standard, as: .entity).json.replacing("\"Platform\"", with: "\"platform\"")
        let scene = try Scene.serving(json, as: .entity, .json)
        #expect(try scene.verdict(of: "backup.members.known", .entity, .json) == .pass)
    }

    @Test(arguments: [
        BackupBody.Link(relation: "Down", href: "\(Example.backup)/objects", type: "ObjectReferenceList"),
        BackupBody.Link(relation: "Related", href: Example.server, type: "BackupServerReference"),
        BackupBody.Link(relation: "Delete", href: Example.backup),
    ])
    func `a link that the reference does not name is noted`(_ link: BackupBody.Link) throws {
        let scene = try Scene.conforming(.standard) { $0.links.append(link) }
        for mediaType in MediaType.allCases {
            let mismatch = try scene.verdict(of: "backup.links.known", .entity, mediaType).mismatch
            #expect(mismatch?.expected == "a link that the reference names")
            #expect(mismatch?.actual.hasPrefix("another one, Rel=\(link.relation ?? "")") == true)
            #expect(mismatch?.place?.contains(mediaType == .xml ? "/Links/Link[6]" : "/Links/5") == true)
        }
    }
}
