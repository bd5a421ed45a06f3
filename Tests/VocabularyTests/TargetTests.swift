import Conformance
import Testing

@Suite struct TargetTests {
    @Test(arguments: [
        "/api", "/api/", "/api/backups", "/API/backups", "/api//backups", "/api/backups/", "/api/backups?format=Entity",
        "/api/sessionMngr/?v=latest", "/api/query?type=Backup&filter=Name==%22a%22", "/api/a..b", "/api/...",
        "/api/backups?name=..", "/api/backups?reaction=1", "/api/backups?x=action",
    ])
    func `a path under the interface is a target and keeps its spelling`(_ text: String) throws {
        #expect(try #require(Target(text)).description == text)
    }

    @Test(arguments: [
        "", "/", "api/backups", "/apis/backups", "/other/api/backups", "//api/backups", "/apibackups", "/%61pi/backups",
        "https://em.example/api/", "*",
    ])
    func `a path elsewhere is no target`(_ text: String) {
        #expect(Target(text) == nil)
    }

    @Test(arguments: [
        "/api/../admin", "/api/./backups", "/api/..", "/api/.", "/api/%2e%2e/admin", "/api/%2E%2E/admin",
        "/api/.%2e/admin", "/api/%2E./admin", "/api/%2e/backups", "/api/..%2fadmin", "/api/..%2Fadmin",
        "/api/..%2f%cc%81/admin", "/api/..;%cc%81/admin", "/api/..%5c%cc%81admin", "/api/a%2F%E0%A5%8D",
        "/api/a\\..\\admin", "/api/\\admin", "/api/%5cadmin", "/api/%5C..%5Cadmin",
    ])
    func `a path that could climb out is no target`(_ text: String) {
        #expect(Target(text) == nil)
    }

    @Test(arguments: [
        "/api/backups?action=start", "/api/backups?ACTION=start", "/api/backups?Action=start", "/api/backups?action",
        "/api/backups?format=Entity&action=stop", "/api/backups?format=Entity;action=stop", "/api/backups?&action=stop",
        "/api/backups?format=Entity&amp;action=stop", "/api/backups?%u0061ction=stop", "/api/backups?x&a%U0063tion",
        "/api/backups?%25u0061ction=stop", "/api/backups?%u00%361ction=stop",
    ])
    func `an action is no target, however it is spelt`(_ text: String) {
        #expect(Target(text) == nil)
    }

    @Test(arguments: [
        "/api/backups#top", "/api/back ups", "/api/back\tups", "/api/backups\r\nHost: x", "/api/\u{0}", "/api/\u{7F}",
        "/api/b\u{E4}ckups", "/api/backups?x=\n",
    ])
    func `a character that has no place in a request line makes no target`(_ text: String) {
        #expect(Target(text) == nil)
    }

    @Test func `path and query stand apart at the first question mark`() throws {
        let target = try #require(Target("/api/query?type=Backup?x"))
        #expect(target.path == "/api/query")
        #expect(target.query == "type=Backup?x")
    }

    @Test func `an empty query is not the same as none`() {
        #expect(Target("/api/backups?")?.query?.isEmpty == true)
        #expect(Target("/api/backups")?.query == nil)
    }

    @Test func `segments stand below the interface in lower case, doubled slashes undone`() throws {
        let target = try #require(Target("/api//Backups/0A1B/restorePoints/?x=/y/"))
        #expect(target.segments == ["backups", "0a1b", "restorepoints"])
        #expect(Target.service.segments.isEmpty)
    }

    @Test func `values of a parameter are found without case of its name and stay undecoded`() throws {
        let target = try #require(Target("/api/query?Format=Entity&format=%45&format&other=x=y"))
        #expect(target.values(of: "FORMAT") == ["Entity", "%45", ""])
        #expect(target.values(of: "other") == ["x=y"])
        #expect(target.values(of: "for").isEmpty)
    }

    @Test func `a parameter is added behind those that are there`() throws {
        let bare = try #require(Target("/api/backups"))
        let asked = try #require(Target("/api/backups?x=1"))
        #expect(bare.adding("format=Entity").description == "/api/backups?format=Entity")
        #expect(asked.adding("format=Entity").description == "/api/backups?x=1&format=Entity")
    }

    @Test func `the service is at the root of the interface`() {
        #expect(Target.service.description == "/api/")
        #expect(Target("/api/") == Target.service)
    }

    @Test func `targets are ordered by their text`() throws {
        let targets = try ["/api/b", "/api/a?x", "/api/a"].map { try #require(Target($0)) }
        #expect(targets.sorted().map(\.description) == ["/api/a", "/api/a?x", "/api/b"])
    }
}
