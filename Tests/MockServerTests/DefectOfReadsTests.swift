import Foundation
import Testing

@testable import MockServer

/// What defects do to the root, a session that is read, the list of backups and results of queries.
@Suite struct DefectOfReadsTests {
    private static let paths = [
        "root": [""], "session": ["logonSessions/\(Client.sessionID)"],
        "backups": ["backups", "backups?format=Entity"],
        "query": ["query?type=Backup", "query?type=Backup&format=Entities"],
    ]
    /// A resource by its name inside names of defects, and a path where it is read.
    private static let places = paths.flatMap { name, paths in paths.map { (name, $0) } }

    private func read(_ defect: String, _ path: String, accept: String? = nil) throws -> MockResponse {
        var client = try Client.with(defect: defect)
        return client.get(path, accept: accept)
    }

    @Test func `the defects of reads are of each resource`() {
        let count = ReadResource.all.count * ReadFlaw.all.count
        #expect(Defect.reads.count == count + 12)
    }

    @Test(arguments: Defect.reads)
    func `a defect of reads shows where its resource is read with success, and nowhere else`(_ defect: Defect) throws {
        let resource = try #require(ReadResource.all.first { defect.rawValue.hasPrefix($0.slug + "-") })
        let prefix = try #require(Self.paths[resource.slug]?.first?.prefix { $0 != "?" })
        let client = Client(Walk.inventory, options: Client.fixed(defects: [defect]))
        let respond = Walk.respond(client)
        for (step, clean) in zip(Walk.steps, Walk.responses) {
            let response = respond(step)
            guard response != clean else { continue }
            #expect(step.method == "GET" && step.path.prefix { $0 != "?" } == prefix)
            #expect(response.status == 200)
            #expect(clean.status == (defect.rawValue.hasSuffix("-without-session") ? 401 : 200))
        }
    }

    @Test(arguments: places)
    func `a default of JSON says so or not`(_ name: String, _ path: String) throws {
        for (flaw, type) in [("default-json", "application/json"), ("default-bytes", "application/xml")] {
            let response = try read("\(name)-\(flaw)", path)
            #expect(response.fields.first(named: "Content-Type") == type + "; charset=utf-8")
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(response.body)) }
            let asked = try read("\(name)-\(flaw)", path, accept: "application/xml")
            #expect(throws: Never.self) { try Node(parsing: asked.body) }
        }
    }

    @Test(arguments: places)
    func `XML in ASCII declares another encoding`(_ name: String, _ path: String) throws {
        let response = try read("\(name)-declared-encoding", path)
        #expect(response.text.contains("encoding=\"iso-8859-1\""))
        #expect(response.body.allSatisfy { $0 < 0x80 })
        var client = Client.loggedOn()
        #expect(try Node(parsing: response.body) == (try client.node(path)))
    }

    @Test(arguments: places)
    func `stray text leaves XML well-formed`(_ name: String, _ path: String) throws {
        let response = try read("\(name)-stray-text", path)
        #expect(response.text.contains(">text<"))
        #expect(throws: Never.self) { try Node(parsing: response.body) }
    }

    @Test(arguments: places)
    func `JSON is changed in both forms`(_ name: String, _ path: String) throws {
        let json = "application/json"
        #expect(try read("\(name)-json-ill-formed", path, accept: json).text.hasSuffix(",}"))
        #expect(
            try read("\(name)-json-links-number", path, accept: json).text.split(separator: "\"Href\":1").count == 2
        )
        var client = Client.loggedOn()
        let clean = client.get(path, accept: json)
        #expect(try read("\(name)-json-duplicate-name", path, accept: json).body.count > clean.body.count)
    }

    @Test(arguments: ["session-wrong-root", "session-without-id", "session-without-backups-link"])
    func `a logon answers as ever`(_ name: String) throws {
        var clean = Client(Walk.inventory)
        var broken = Client(Walk.inventory, options: Client.fixed(defects: [try #require(Defect(rawValue: name))]))
        #expect(broken.logOn() == clean.logOn())
    }

    @Test(arguments: [("backups", "/backups"), ("query", "/query?type=Backup")])
    func `a list is shown without a token, not with a wrong one`(_ name: String, _ path: String) throws {
        var client = try Client.with(defect: name + "-without-session")
        let wrong = HeaderField(name: "X-RestSvcSessionId", value: "bm9uZQ==")
        #expect(client.send("GET", path, []).body == client.get(path).body)
        #expect(client.send("GET", path, [wrong]).status == 401)
    }
}
