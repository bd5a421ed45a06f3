import Conformance
import Foundation
import Recording
import TestSupport
import Testing

/// Recordings on disk: what is written is read back, and what is no recording is refused with the reason.
@Suite struct BundleTests {
    private static func setting() throws -> Run.Setting {
        TestRun.setting(try #require(Origin.split("https://em.example:9398")).origin)
    }

    /// A recording of exchanges in a folder of its own.
    private static func record(_ exchanges: [StoredExchange]) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let bundle = try BundleFolder(folder.path, of: try setting())
        for exchange in exchanges { await bundle.recorder.append(exchange) }
        try await bundle.finish(
            Manifest(setting: try setting(), level: .should, backup: nil, triesWrongCredentials: false)
        )
        return folder
    }

    private static func read(_ body: [UInt8], status: Int = 200) throws -> Exchange {
        Exchange(
            request: .read(
                WireRequest.Read(
                    target: try #require(Target("/api/backups/1?format=Entity")),
                    accept: "*/*",
                    token: SessionToken("token"),
                    cookie: SessionToken("cookie")
                )
            ),
            result: .success(
                Response(
                    status: status,
                    reason: "Fine",
                    fields: [FieldLine("Content-Type", "text/x; a=\"b\""), FieldLine("x", "")],
                    body: body,
                    completeness: .truncated(announced: 7),
                    timing: Response.Timing(queued: 0.25, connected: 0.5, firstByte: 1, total: 1.5)
                )
            ),
            start: 1.5
        )
    }

    @Test func `a redirection says where it leads`() async throws {
        let response = Response(status: 302, reason: "", fields: [FieldLine("Location", "/api/x")], body: [])
        let read = WireRequest.Read(target: .service, accept: nil, token: nil, cookie: nil)
        let exchange = Exchange(request: .read(read), result: .success(response), start: 0)
        let folder = try await Self.record([StoredExchange(exchange, redactedBy: Redactor())])
        let har = try String(contentsOfFile: "\(folder.path)/exchanges.har", encoding: .utf8)
        #expect(har.contains(/"redirectURL" ?: ?"\\?\/api\\?\/x"/))
    }

    @Test func `every kind of exchange is read back as it was written`() async throws {
        let logOn = WireRequest.LogOn(
            version: .version(try #require(RESTVersion("v1_7"))),
            credentials: Credentials(username: "shdl", password: "secret:with:colons"),
            accept: "application/xml"
        )
        let logOut = WireRequest.LogOut(
            target: try #require(Target("/api/logonSessions/1")),
            token: try #require(SessionToken("token"))
        )
        let exchanges = [
            Exchange(request: .logOn(logOn), user: .configured, result: .success(.empty(201)), start: 0),
            try Self.read(Array("ä\u{0}\u{FEFF}\u{2028}</script>".utf8)),
            try Self.read([0xFF, 0x00, 0xC3]),
            try Self.read([]),
            Exchange(
                request: .logOut(try #require(logOut)),
                result: .failure(TransportError(.timedOut, "A \"limit\" passed.")),
                start: 2
            ),
        ].map { StoredExchange(stored: $0) }
        let folder = try await Self.record(exchanges)
        let bundle = try ExchangeBundle(reading: folder.path)
        #expect(bundle.exchanges == exchanges)
        #expect(bundle.manifest.setting == (try Self.setting()))
        #expect(bundle.manifest.level == .should)
        #expect(!bundle.manifest.triesWrongCredentials)
    }

    /// Other programs write -1 for what they do not know.
    @Test(arguments: [("-1", 0), ("1e300", 1.75), ("-1e300", 0)])
    func `a wait is a part of the whole time, whatever a file says`(_ written: String, _ queued: Double) async throws {
        let folder = try await Self.record([StoredExchange(stored: try Self.read([]))])
        let path = "\(folder.path)/exchanges.har"
        let har = try String(contentsOfFile: path, encoding: .utf8)
        let changed = har.replacing(/"blocked" ?: ?250/, with: "\"blocked\":\(written)")
        #expect(changed != har)
        try changed.write(toFile: path, atomically: true, encoding: .utf8)
        let exchange = try #require(try ExchangeBundle(reading: folder.path).exchanges.first).exchange
        #expect(try exchange.result.get().timing.queued == queued)
    }

    /// JSON spells each of them out in six bytes.
    @Test func `control characters take no more room than other bytes`() async throws {
        let exchanges = [StoredExchange(stored: try Self.read(Array(repeating: 1, count: 30_000)))]
        let folder = try await Self.record(exchanges)
        let har = try String(contentsOfFile: "\(folder.path)/exchanges.har", encoding: .utf8)
        #expect(har.utf8.count < 45_000)
        #expect(try ExchangeBundle(reading: folder.path).exchanges == exchanges)
    }

    @Test func `bodies of any bytes are read back as they were`() async throws {
        var generator = SplitMix64(7)
        let bodies = (0..<1000).map { _ in
            (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
        }
        let exchanges = try bodies.map { StoredExchange(stored: try Self.read($0)) }
        let folder = try await Self.record(exchanges)
        #expect(try ExchangeBundle(reading: folder.path).exchanges == exchanges)
    }

    @Test func `an archive takes no more than it has room for, and is whole`() async throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/all.har"
        let exchange = StoredExchange(stored: try Self.read([UInt8](repeating: 0x61, count: 900)))
        let recorder = try Recorder(to: path, of: try Self.setting(), limit: 5_000)
        for _ in 0..<10 { await recorder.append(exchange) }
        try await recorder.close()
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        try Archive.verify(bytes)
        #expect((1_000...6_000).contains(bytes.count))
        #expect((1..<10).contains(await recorder.omitted))
    }

    @Test func `only the owner can read a recording`() async throws {
        let folder = try await Self.record([StoredExchange(stored: try Self.read([]))])
        #expect(try folder.permissions(of: "exchanges.har") == 0o600)
        #expect(try folder.permissions(of: "manifest.json") == 0o600)
    }

    @Test func `a recording is JSON that any reader of HAR takes`() async throws {
        let folder = try await Self.record([
            StoredExchange(stored: try Self.read([1])), StoredExchange(stored: try Self.read([2])),
        ])
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/exchanges.har"))
        try Archive.verify(Array(data))
        let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let log = try #require(root["log"] as? [String: Any])
        #expect(log["version"] as? String == "1.2")
        #expect((log["entries"] as? [Any])?.count == 2)
    }

    @Test func `a folder in which something is takes no recording`() async throws {
        let folder = try await Self.record([])
        let error = #expect(throws: RecordingError.self) { _ = try BundleFolder(folder.path, of: try Self.setting()) }
        #expect(error?.description.contains("something is in it already") == true)
    }

    @Test func `a folder without a recording is refused`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: RecordingError.self) { _ = try ExchangeBundle(reading: folder.path) }
        #expect(error == .missing(folder: folder.path))
    }

    @Test func `a recording of another format is refused with the reason`() async throws {
        let folder = try await Self.record([])
        let manifest = URL(fileURLWithPath: "\(folder.path)/manifest.json")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try Data(text.replacing("\"format\" : 1", with: "\"format\" : 9").utf8).write(to: manifest)
        let error = #expect(throws: RecordingError.self) { _ = try ExchangeBundle(reading: folder.path) }
        #expect(error == .format(9))
        #expect(error?.description.contains("format 9, and this emconform reads format 1 alone") == true)
    }

    @Test(arguments: ["{}", "{\"format\":1}", "", "[1]"])
    func `a damaged manifest is refused`(_ text: String) async throws {
        let folder = try await Self.record([])
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/manifest.json"))
        let error = #expect(throws: RecordingError.self) { _ = try ExchangeBundle(reading: folder.path) }
        #expect(error?.description.contains("damaged") == true)
    }

    @Test(arguments: ["{}", "{\"request\":{}}", "{", "  \"request\": {"])
    func `a damaged exchange is refused with its line`(_ line: String) async throws {
        let folder = try await Self.record([StoredExchange(stored: try Self.read([]))])
        let file = URL(fileURLWithPath: "\(folder.path)/exchanges.har")
        var lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        lines[1] = Substring(line)
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let error = #expect(throws: RecordingError.self) { _ = try ExchangeBundle(reading: folder.path) }
        #expect(error == .unreadable("line 2 is no exchange that a run makes"))
    }

    /// What may become of a file on its way, and what is said of it.
    private static let damages: [(String, @Sendable ([Substring]) -> [Substring])] = [
        ("breaks off", { $0.dropLast(2) }), ("breaks off", { Array($0.prefix(3)) }), ("breaks off", { $0 + ["", ""] }),
        ("does not begin", { _ in [] }), ("does not begin", { [Substring($0.joined())] }),
        ("does not begin", { Array($0.dropFirst()) }),
        ("holds 2 exchanges, and 3 were made", { Array($0[..<2]) + $0[3...] }),
        ("breaks off", { Array($0.prefix(1)) }),
    ]

    @Test(arguments: damages.indices)
    func `a file that was cut, lost a line or was laid out anew is damaged`(_ index: Int) async throws {
        let (told, damage) = Self.damages[index]
        let folder = try await Self.record(try (0..<3).map { StoredExchange(stored: try Self.read([UInt8($0)])) })
        let file = URL(fileURLWithPath: "\(folder.path)/exchanges.har")
        let lines = try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        try Data(damage(lines).joined(separator: "\n").utf8).write(to: file)
        let error = #expect(throws: RecordingError.self) { _ = try ExchangeBundle(reading: folder.path) }
        #expect(error?.description.contains("damaged") == true)
        #expect(error?.description.contains(told) == true, "\(String(describing: error))")
    }

    @Test(arguments: ["manifest.json", "exchanges.har"])
    func `a file that cannot be opened is named with the reason`(_ name: String) async throws {
        let folder = try await Self.record([])
        let file = "\(folder.path)/\(name)"
        // Even who may read everything cannot read a folder.
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        let error = #expect(throws: RecordingError.self) { _ = try ExchangeBundle(reading: folder.path) }
        #expect(error?.description.hasPrefix("'\(file)' cannot be read: ") == true, "\(String(describing: error))")
    }

    @Test func `evidence is named by what is in it, whenever it was`() throws {
        let archive = Archive(of: try Self.setting())
        let moments = try [0.0, 9].map { start in
            let read = try Self.read([1])
            return StoredExchange(stored: Exchange(request: read.request, result: read.result, start: start))
        }
        let other = StoredExchange(stored: try Self.read([2]))
        let names = (moments + [other]).map { EvidenceFile([$0], in: archive).name }
        var later = try Self.setting()
        later.startedAt = "2031-12-24T18:00:00Z"
        #expect(names[0] == names[1])
        #expect(names[0] == EvidenceFile([moments[0]], in: Archive(of: later)).name)
        #expect(names[0] != names[2])
        #expect(names.allSatisfy { EvidenceFile.isName($0) })
        #expect(!EvidenceFile.isName("../\(names[0])"))
    }

    @Test func `a body of evidence that is too large is cut, and says so`() throws {
        let body = [UInt8](repeating: 0x61, count: Exchange.evidenceBytes + 5)
        let large = StoredExchange(try Self.read(body).evidence, redactedBy: Redactor())
        let file = EvidenceFile([large], in: Archive(of: try Self.setting()))
        #expect(file.bytes.count < Exchange.evidenceBytes + 4096)
        #expect(String(decoding: file.bytes, as: UTF8.self).contains("\"_omitted\":5"))
    }
}

extension Response {
    fileprivate static func empty(_ status: Int) -> Response {
        Response(status: status, reason: "", fields: [], body: [])
    }
}
