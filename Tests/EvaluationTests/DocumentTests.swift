import Conformance
import Testing

/// The bytes of a body.
@Suite struct DocumentTests {
    private static let namespace = "http://www.veeam.com/ent/v1.0"

    /// Bytes that break a rule, and the verdict on them.
    struct Broken: CustomTestStringConvertible {
        let rule: DocumentRule
        let mediaType: MediaType
        let text: String
        let expected: String
        let actual: String?
        let place: String?

        var testDescription: String { "\(rule), \(mediaType): \(text.prefix(60))" }
    }

    @Test(arguments: [
        Broken(
            rule: .wellFormed,
            mediaType: .xml,
            text: "<Backup><Links></Backup>",
            expected: "a well-formed document",
            actual: nil,
            place: "/Backup/Links (line 1, column 25)"
        ),
        Broken(
            rule: .wellFormed,
            mediaType: .xml,
            text: "<Backup Href=\"/x?a=1&b=2\"/>",
            expected: "a well-formed document",
            actual: nil,
            place: nil
        ),
        Broken(
            rule: .wellFormed,
            mediaType: .xml,
            text: "<Backup/>\n<Backup/>",
            expected: "a well-formed document",
            actual: nil,
            place: nil
        ),
        Broken(
            rule: .wellFormed,
            mediaType: .xml,
            text: "<e:Backup/>",
            expected: "a well-formed document",
            actual: nil,
            place: nil
        ),
        Broken(
            rule: .wellFormed,
            mediaType: .xml,
            text: "<!DOCTYPE Backup><Backup/>",
            expected: "a well-formed document",
            actual: nil,
            place: nil
        ),
        Broken(
            rule: .wellFormed,
            mediaType: .json,
            text: "{\"Name\": 'x'}",
            expected: "a well-formed document",
            actual: nil,
            place: "/Name (line 1, column 10)"
        ),
        Broken(
            rule: .wellFormed,
            mediaType: .json,
            text: "{}\n{}",
            expected: "a well-formed document",
            actual: nil,
            place: "the document (line 2, column 1)"
        ),
        Broken(
            rule: .wellFormed,
            mediaType: .json,
            text: "{\"Name\": 1,}",
            expected: "a well-formed document",
            actual: nil,
            place: nil
        ),
        Broken(
            rule: .utf8,
            mediaType: .xml,
            text: "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><Backup/>",
            expected: "UTF-8",
            actual: "the XML declaration names the encoding 'iso-8859-1', not UTF-8",
            place: "/Backup (line 1, column 1)"
        ),
        Broken(
            rule: .uniqueNames,
            mediaType: .json,
            text: "{\"Name\": 1,\n\"Name\": 2}",
            expected: "each name once in an object",
            actual: "the name 'Name' occurs more than once in the object",
            place: "/Name (line 2, column 1)"
        ),
        Broken(
            rule: .uniqueNames,
            mediaType: .json,
            text: "{\"Links\": [{\"Rel\": 1, \"R\\u0065l\": 2}]}",
            expected: "each name once in an object",
            actual: "the name 'Rel' occurs more than once in the object",
            place: nil
        ),
        Broken(
            rule: .spelling,
            mediaType: .json,
            text: "{\"Links\": [{\"Rel\": 1,\n\"href\": 2}], \"name\": 3}",
            expected: "names that begin with a capital letter, as the reference spells them",
            actual: "'href'",
            place: "/Links/0/href (line 2, column 9)"
        ),
        Broken(
            rule: .namespace,
            mediaType: .xml,
            text: "<Backup/>",
            expected: "every element in the namespace \(namespace)",
            actual: "Backup is in no namespace",
            place: "/Backup (line 1)"
        ),
        Broken(
            rule: .namespace,
            mediaType: .xml,
            text: "<Backup xmlns=\"\(namespace)/\"/>",
            expected: "every element in the namespace \(namespace)",
            actual: "Backup is in the namespace \(namespace)/",
            place: "/Backup (line 1)"
        ),
        Broken(
            rule: .namespace,
            mediaType: .xml,
            text: "<Backup xmlns=\"\(namespace)\">\n<Platform xmlns=\"\"/></Backup>",
            expected: "every element in the namespace \(namespace)",
            actual: "Platform is in no namespace",
            place: "/Backup/Platform (line 2)"
        ),
        Broken(
            rule: .elementOnly,
            mediaType: .xml,
            text: "<Backup>\n<Links/>stray</Backup>",
            expected: "no text between elements",
            actual: "text in Backup: stray",
            place: "/Backup (line 1)"
        ),
        Broken(
            rule: .elementOnly,
            mediaType: .xml,
            text: "<Backup><Links>\n<![CDATA[x]]><Link/></Links></Backup>",
            expected: "no text between elements",
            actual: "text in Links: x",
            place: "/Backup/Links (line 1)"
        ),
    ])
    func `bytes that break a rule fail`(_ broken: Broken) throws {
        let scene = try Scene.serving(broken.text, as: .entity, broken.mediaType)
        let verdict = try scene.verdict(on: .document(broken.rule), .entity, broken.mediaType)
        let mismatch = try #require(verdict.mismatch)
        #expect(mismatch.expected == broken.expected)
        #expect(mismatch.actual == broken.actual ?? mismatch.actual)
        #expect(mismatch.place == broken.place ?? mismatch.place)
    }

    @Test func `the bytes around the mistake are quoted`() throws {
        let scene = try Scene.serving("{\"Name\": oops}", as: .entity, .json)
        let mismatch = try scene.verdict(of: "backup.document.well-formed", .entity, .json).mismatch
        #expect(mismatch?.excerpt == "{\"Name\": oops}")
    }

    @Test func `bytes that are no UTF-8 fail as such`() throws {
        let scene = try Scene.serving(
            [UInt8](Array("{\"Name\": \"".utf8) + [0xFF] + Array("\"}".utf8)),
            as: .entity,
            .json
        )
        let verdict = try scene.verdict(of: "backup.document.utf8", .entity, .json)
        #expect(verdict.mismatch?.expected == "UTF-8")
    }

    @Test func `UTF-16 fails as such and is well formed`() throws {
        let bytes: [UInt8] = [0xFE, 0xFF] + "<a/>".utf8.flatMap { [0, $0] }
        let scene = try Scene.serving(bytes, as: .entity, .xml)
        #expect(try scene.verdict(of: "backup.document.utf8", .entity, .xml).mismatch?.expected == "UTF-8")
        #expect(try scene.verdict(of: "backup.document.well-formed", .entity, .xml) == .pass)
    }

    @Test func `more than we take is no mistake of the document's`() throws {
        let scene = try Scene.serving("{\"Name\": \(String(repeating: "1", count: 1_001))}", as: .entity, .json)
        let obstacle = try scene.verdict(of: "backup.document.well-formed", .entity, .json).obstacle
        #expect(obstacle?.kind == .transport)
        #expect(obstacle?.explanation.contains("--limit json-number") == true)
    }

    @Test func `a mistake before more than we take fails`() throws {
        let declarations = (0..<200).map { "xmlns:n\($0)=\"urn:n\"" }.joined(separator: " ")
        let text = "<Backup>\n<e:Name/><Links \(declarations)><Link \(declarations)/></Links></Backup>"
        let scene = try Scene.serving(text, as: .entity, .xml)
        let mismatch = try scene.verdict(of: "backup.document.well-formed", .entity, .xml).mismatch
        #expect(mismatch?.place?.contains("line 2") == true)
    }

    // A byte order mark is there or not, whatever follows it.
    @Test(arguments: DocumentRule.allCases.filter { $0 != .wellFormed && $0 != .noByteOrderMark })
    func `a document that is ill formed blocks the other rules`(_ rule: DocumentRule) throws {
        let mediaType: MediaType = [.uniqueNames, .spelling, .linkArray].contains(rule) ? .json : .xml
        let scene = try Scene.serving("<Backup>{", as: .entity, mediaType)
        #expect(try scene.verdict(on: .document(rule), .entity, mediaType).obstacle?.kind == .blocked)
    }

    @Test func `XML where none was asked for is judged by its bytes`() throws {
        var scene = try Scene.conforming(.standard)
        scene.answers[try Scene.request(.entity, nil)] = .success(.ok(Array("<Backup>".utf8), .xml))
        let verdict = try scene.verdict(of: "backup.negotiation.default-bytes", .entity, .xml)
        #expect(verdict.mismatch?.expected == "a well-formed document")
    }

    @Test func `a name may stand in two objects`() throws {
        let scene = try Scene.serving("{\"Name\": 1, \"Links\": [{\"Name\": 2}, {\"Name\": 3}]}", as: .entity, .json)
        #expect(try scene.verdict(of: "backup.document.unique-names", .entity, .json) == .pass)
    }
}
