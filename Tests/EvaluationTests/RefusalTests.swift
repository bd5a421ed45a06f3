import Conformance
import Evaluation
import Testing

/// Answers to requests that must be refused: their status and their `Error`.
@Suite struct RefusalTests {
    /// An answer to a request that must be refused.
    private static func refusal(_ body: String, _ mediaType: MediaType, status: Int = 404) -> Response {
        let fields = body.isEmpty ? [] : [FieldLine("Content-Type", "\(mediaType.name); charset=utf-8")]
        return Response(status: status, reason: "Refused", fields: fields, body: Array(body.utf8))
    }

    /// An `Error` as servers were seen to send it.
    private static func error(_ mediaType: MediaType, code: String = "404", trace: String? = nil) -> String {
        switch mediaType {
        case .xml:
            let children = trace.map { "<StackTrace>\($0)</StackTrace>" } ?? "<StackTrace />"
            return "<Error xmlns=\"\(FarBody.namespace)\" Message=\"no\" StatusCode=\"\(code)\">\(children)</Error>"
        case .json:
            let text = trace.map { "\"\($0)\"" } ?? "null"
            return "{\"Message\": null, \"StackTrace\": \(text), \"Status\": null, \"StatusCode\": \(code)}"
        }
    }

    /// A collection that answers so for an item that is not there.
    private func scene(_ response: Response, _ mediaType: MediaType) throws -> ListScene {
        var scene = ListScene(.collection)
        let target = try scene.target(.references).item(RequestVariation.Item.unknown.identifier)
        let request = ReadRequest(target: target, accept: Accept(mediaType), session: .main)
        scene.scene.answers[request] = .success(response)
        return scene
    }

    private func verdict(of id: String, _ response: Response, _ mediaType: MediaType) throws -> Verdict {
        try scene(response, mediaType).verdict(of: "unknown.\(id)", .references, mediaType)
    }

    @Test(arguments: ["error", "status-code", "silent", "status"], MediaType.allCases)
    func `a refusal as servers were seen to send it passes`(_ id: String, _ mediaType: MediaType) throws {
        #expect(try verdict(of: id, Self.refusal(Self.error(mediaType), mediaType), mediaType) == .pass)
    }

    @Test(arguments: ["error", "status-code", "silent"], [200, 204, 302])
    func `what is not refused has no error to look at`(_ id: String, _ status: Int) throws {
        let answer = Self.refusal(Self.error(.xml), .xml, status: status)
        let obstacle = try verdict(of: id, answer, .xml).obstacle
        #expect(obstacle?.kind == .noData)
        #expect(obstacle?.explanation.hasSuffix(" was not refused but answered \(status) Refused") == true)
    }

    @Test(arguments: [("", "no content"), ("<html/>", "other content"), ("Oops", "other content")])
    func `a refusal in XML without an Error fails`(_ body: String, _ what: String) throws {
        let mismatch = try verdict(of: "error", Self.refusal(body, .xml), .xml).mismatch
        #expect(mismatch?.expected == "an Error in application/xml")
        #expect(mismatch?.actual == "\(what) with status 404 Refused")
        #expect(mismatch?.excerpt == (body.isEmpty ? nil : body))
    }

    @Test(arguments: ["", "{}", "[]", "{\"UID\": \"u\", \"StatusCode\": 404}", "{\"Message\": \"no\"}", "{\"Stat"])
    func `a refusal in JSON without an Error fails`(_ body: String) throws {
        let mismatch = try verdict(of: "error", Self.refusal(body, .json), .json).mismatch
        #expect(mismatch?.expected == "an Error in application/json")
        #expect(mismatch?.actual == "\(body.isEmpty ? "no" : "other") content with status 404 Refused")
    }

    @Test(arguments: MediaType.allCases)
    func `an Error in the other media type fails`(_ asked: MediaType) throws {
        let other: MediaType = asked == .xml ? .json : .xml
        let mismatch = try verdict(of: "error", Self.refusal(Self.error(other), other), asked).mismatch
        #expect(mismatch?.expected == "media type \(asked.name)")
        #expect(mismatch?.actual == "Content-Type: \(other.name)")
    }

    @Test(arguments: [500, 400], MediaType.allCases)
    func `an Error tells the status of its answer`(_ status: Int, _ mediaType: MediaType) throws {
        let answer = Self.refusal(Self.error(mediaType), mediaType, status: status)
        let mismatch = try verdict(of: "status-code", answer, mediaType).mismatch
        #expect(mismatch?.expected == "StatusCode \(status), the status of the answer")
        #expect(mismatch?.actual == "StatusCode 404")
        #expect(mismatch?.place?.contains("/StatusCode") == (mediaType == .json))
        #expect(mismatch?.place?.contains("/Error/@StatusCode") == (mediaType == .xml))
    }

    @Test func `an Error in XML may tell no status, which is noticed`() throws {
        let mismatch = try verdict(of: "status-code", Self.refusal("<Error/>", .xml), .xml).mismatch
        #expect(mismatch?.actual == "no StatusCode")
        #expect(mismatch?.place == "/Error (line 1)")
    }

    @Test(arguments: MediaType.allCases) func `an Error with a stack trace fails`(_ mediaType: MediaType) throws {
        let error = Self.error(mediaType, trace: "at Server.Read()")
        let mismatch = try verdict(of: "silent", Self.refusal(error, mediaType), mediaType).mismatch
        #expect(mismatch?.expected == "no stack trace")
        #expect(mismatch?.actual == "StackTrace 'at Server.Read()'")
        #expect(mismatch?.place?.contains("/StackTrace") == true)
    }

    @Test(arguments: MediaType.allCases) func `an empty stack trace is none`(_ mediaType: MediaType) throws {
        let error = Self.error(mediaType, trace: "")
        #expect(try verdict(of: "silent", Self.refusal(error, mediaType), mediaType) == .pass)
    }

    @Test(arguments: ["status-code", "silent"], ["", "<html/>"])
    func `a refusal without an Error has nothing to look at`(_ id: String, _ body: String) throws {
        let reason = Inconclusive(.noData, "the refusal has no Error to look at")
        #expect(try verdict(of: id, Self.refusal(body, .xml), .xml) == .inconclusive(reason))
    }

    @Test(arguments: [(204, true), (301, true), (404, true), (400, true), (500, true), (200, false), (206, false)])
    func `what is not there is not shown`(_ status: Int, _ isRight: Bool) throws {
        let scene = try scene(.empty(status), .xml)
        let verdict = try scene.verdict(of: "unknown", .references, .xml)
        #expect((verdict == .pass) == isRight)
        if !isRight { #expect(verdict.mismatch?.expected == "status 204 or 3xx or 4xx or 5xx") }
    }
}
