import Conformance
import Testing

/// What a finding shows of the body: some of it around the place, which is marked.
@Suite struct ExcerptTests {
    /// A requirement of backups, a body that breaks it, and what must be marked in it.
    struct Marked: CustomTestStringConvertible {
        let requirement: String
        let mediaType: MediaType
        let mark: String
        let change: @Sendable (inout BackupBody) -> Void

        init(
            _ requirement: String,
            _ mediaType: MediaType,
            _ mark: String,
            _ change: @escaping @Sendable (inout BackupBody) -> Void
        ) {
            self.requirement = requirement
            self.mediaType = mediaType
            self.mark = mark
            self.change = change
        }

        var testDescription: String { "\(requirement), \(mediaType)" }
    }

    private static let marked = [
        Marked("backup.uid.grammar", .xml, "UID=\"x\"") { $0.attributes["UID"] = "x" },
        Marked("backup.uid.grammar", .json, "\"UID\": \"x\"") { $0.attributes["UID"] = "x" },
        Marked("backup.representation.marks", .xml, "Type=\"x&quot;\"") { $0.attributes["Type"] = "x\"" },
        Marked("backup.representation.marks", .json, "\"Type\": \"x\\\"\"") { $0.attributes["Type"] = "x\"" },
        Marked("backup.platform.value", .xml, "<Platform>x</Platform>") { $0.elements["Platform"] = "x" },
        Marked("backup.platform.value", .json, "\"Platform\": \"x\"") { $0.elements["Platform"] = "x" },
        Marked("backup.links.attributes", .json, "{\"Rel\": \"Up\"}") {
            ($0.links[1].href, $0.links[1].type, $0.links[1].name) = (nil, nil, nil)
        },
        Marked("backup.platform", .json, "{") { $0.elements["Platform"] = nil },
    ]

    @Test(arguments: marked) func `the place is marked in the excerpt`(_ marked: Marked) throws {
        let scene = try Scene.conforming(.standard, by: marked.change)
        let mismatch = try #require(try scene.verdict(of: marked.requirement, .entity, marked.mediaType).mismatch)
        #expect(mismatch.marked == marked.mark)
    }

    @Test(arguments: [
        ("<Backup>\n<Links></Backup>", MediaType.xml, nil), ("{\"Name\":\n ä}", .json, "ä"), ("{", .json, nil),
    ])
    func `where JSON ends to be well formed is marked, of XML it is known nearly`(
        _ text: String,
        _ mediaType: MediaType,
        _ mark: String?
    ) throws {
        let scene = try Scene.serving(text, as: .entity, mediaType)
        let mismatch = try #require(try scene.verdict(on: .document(.wellFormed), .entity, mediaType).mismatch)
        #expect(mismatch.excerpt == text)
        #expect(mismatch.marked == mark)
    }

    @Test func `a place far into a long line is in the middle of a short excerpt`() throws {
        let backup = BackupBody.conforming(.standard, as: .entity).xml
        let padding = "<!-- \(String(repeating: "ä <Name>. ", count: 2000)) -->"
        let text = backup.replacing("</Backup>", with: "\(padding)<Stray xmlns=\"urn:x\">1</Stray></Backup>")
        let scene = try Scene.serving(text.replacing("\n", with: " "), as: .entity, .xml)
        let verdict = try scene.verdict(on: .document(.namespace), .entity, .xml)
        let mismatch = try #require(verdict.mismatch)
        #expect(mismatch.marked == "<Stray xmlns=\"urn:x\">1</Stray>")
        #expect(try #require(mismatch.excerpt).utf8.count < 600)
    }

    @Test func `nothing is looked for in a body that is too large, or in another encoding`() throws {
        let declared = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Backup>"
        let large = "<Backup>" + String(repeating: "<!---->", count: 150_000)
        for bytes in [Array(declared.utf8) + [0xE4], Array(large.utf8)] {
            let scene = try Scene.serving(bytes + Array("</Backup>".utf8), as: .entity, .xml)
            let mismatch = try #require(try scene.verdict(of: "backup.uid.grammar", .entity, .xml).mismatch)
            #expect(mismatch.place == "/Backup (line 1)")
            #expect(mismatch.excerpt == nil)
        }
    }

    @Test func `a text that the server made long is told in short`() throws {
        let uid = String(repeating: "long ", count: 100_000)
        let scene = try Scene.conforming(.standard) { $0.attributes["UID"] = uid }
        for mediaType in MediaType.allCases {
            let mismatch = try #require(try scene.verdict(of: "backup.uid.grammar", .entity, mediaType).mismatch)
            #expect(mismatch.actual == "'\(String(repeating: "long ", count: 400).dropLast(1))…")
            #expect(mismatch.place?.hasPrefix(mediaType == .xml ? "/Backup/@UID" : "/UID") == true)
        }
        let broken = try Scene.serving("{\"\(uid)\":1,\"\(uid)\":1}", as: .entity, .json)
        let known = try #require(try broken.verdict(of: "backup.members.known", .entity, .json).mismatch)
        #expect(try #require(known.place).utf8.count < 2_200)
    }
}
