import Conformance
import Testing

@Suite struct StatusTests {
    @Test(arguments: [(500, "Oops", "500 Oops"), (401, "", "401"), (302, "Found", "302 Found"), (204, "", "204")])
    func `another status fails`(_ status: Int, _ reason: String, _ line: String) throws {
        let scene = try Scene.answering(.empty(status, reason), as: .entity, .json)
        let verdict = try scene.verdict(of: "backup.status.ok", .entity, .json)
        #expect(verdict == .fail(Mismatch(expected: "status 200", actual: "status \(line)")))
    }

    @Test(arguments: [429, 502, 503, 504]) func `who is busy says nothing of what was asked for`(
        _ status: Int
    ) throws {
        let scene = try Scene.answering(.empty(status, "Busy"), as: .entity, .json)
        guard case .inconclusive(let reason) = try scene.verdict(of: "backup.status.ok", .entity, .json) else {
            Issue.record("it is judged")
            return
        }
        #expect(reason.kind == .transport)
        #expect(reason.explanation.hasSuffix("answered \(status) Busy"))
    }

    @Test func `the body of another status is quoted`() throws {
        let body = "<Error Message=\"no\" />"
        let response = Response(status: 500, reason: "", fields: [], body: Array(body.utf8))
        let scene = try Scene.answering(response, as: .entity, .xml)
        #expect(try scene.verdict(of: "backup.status.ok", .entity, .xml).mismatch?.excerpt == body)
    }

    /// A page with a password in it, in several encodings.
    private static let pages: [[UInt8]] = {
        let page = "<p>Geheim!B\u{E4}r9</p>"
        let bigEndian = page.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let littleEndian = page.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return [
            Array(page.utf8), page.unicodeScalars.map { UInt8($0.value) }, bigEndian, littleEndian,
            [0xFE, 0xFF] + bigEndian, [0xFF, 0xFE] + littleEndian,
        ]
    }()

    @Test(arguments: pages) func `what it quotes is read in its encoding, so that secrets are found`(
        _ page: [UInt8]
    ) throws {
        let response = Response(status: 500, reason: "", fields: [], body: page)
        let scene = try Scene.answering(response, as: .entity, .xml)
        let mismatch = try #require(try scene.verdict(of: "backup.status.ok", .entity, .xml).mismatch)
        #expect(mismatch.excerpt == "<p>Geheim!B\u{E4}r9</p>")
        let redactor = Redactor(Credentials(username: "user", password: "Geheim!B\u{E4}r9"))
        let finding = redactor.redacted(Finding(subject: "", mismatch: mismatch, requests: [], steps: []))
        #expect(finding.mismatch.excerpt?.hasPrefix("<p>") == true)
        #expect(finding.mismatch.excerpt?.contains("eheim") == false)
    }

    @Test func `a cut does not halve a character`() throws {
        for ahead in 0..<3 {
            let body = Array(String(repeating: ".", count: ahead).utf8) + Array(String(repeating: "語", count: 400).utf8)
            let scene = try Scene.answering(
                Response(status: 500, reason: "", fields: [], body: body),
                as: .entity,
                .xml
            )
            let excerpt = try #require(try scene.verdict(of: "backup.status.ok", .entity, .xml).mismatch?.excerpt)
            #expect(excerpt.allSatisfy { ".語…".contains($0) } && excerpt.hasSuffix("語…"))
        }
    }

    @Test func `bytes that are no text are quoted by their characters in the encoding of Windows`() throws {
        let body = Array("\u{E4}\u{20AC} ".utf8) + [0xE4, 0x20, 0xE2, 0x82, 0x20, 0xFF, 0x20, 0x80, 0x20, 0x81]
        let scene = try Scene.answering(Response(status: 500, reason: "", fields: [], body: body), as: .entity, .xml)
        let excerpt = try scene.verdict(of: "backup.status.ok", .entity, .xml).mismatch?.excerpt
        #expect(excerpt == "\u{E4}\u{20AC} \u{E4} \u{E2}\u{201A} \u{FF} \u{20AC} \u{81}")
    }

    @Test(arguments: [500, 5_000]) func `a long page of two bytes a character is cut like another`(
        _ count: Int
    ) throws {
        let body = String(repeating: "<p> ", count: count).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let scene = try Scene.answering(Response(status: 500, reason: "", fields: [], body: body), as: .entity, .xml)
        let excerpt = try scene.verdict(of: "backup.status.ok", .entity, .xml).mismatch?.excerpt
        #expect(excerpt == String(repeating: "<p> ", count: 60) + "…")
    }

    @Test func `one of several codes is enough`() throws {
        let scene = try Scene.answering(.empty(404), as: .entity, .xml)
        #expect(try scene.verdict(on: .status([.code(400), .code(404)]), .entity, .xml) == .pass)
        let mismatch = try scene.verdict(on: .status([.code(200), .code(500)]), .entity, .xml).mismatch
        #expect(mismatch?.expected == "status 200 or 500")
    }

    @Test(arguments: ["backup.session.required", "backup.session.invalid"], [200, 403, 404, 500])
    func `a backup that is not refused without a session fails`(_ id: String, _ status: Int) throws {
        var scene = try Scene.conforming(.standard)
        let sessions: [SessionUse] = [.none, .invalid]
        for session in sessions {
            scene.answers[try Scene.request(.entity, .xml, session: session)] = .success(.empty(status))
        }
        let verdict = try scene.verdict(of: id, .entity, .xml)
        #expect(verdict == .fail(Mismatch(expected: "status 401", actual: "status \(status)")))
    }
}
