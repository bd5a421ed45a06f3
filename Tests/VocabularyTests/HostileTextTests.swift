import Conformance
import Testing

/// Texts that try to be taken for something else.
@Suite struct HostileTextTests {
    @Test(arguments: [
        "/api/x?%61ction=start", "/api/x?actio%6E=start", "/api/x?%2561ction=start", "/api/..;/admin",
        "/api/%2e%2e;x/admin", "/api/%252e%252e/admin", "/api/\(String(repeating: "a", count: 9_000))",
    ])
    func `no target hides an action or a way out`(_ text: String) { #expect(Target(text) == nil) }

    @Test(arguments: ["https://h:+443/", "https://a]b/", "https://[]/", "https://\u{212A}em.example/", "https://[x]/"])
    func `no origin hides another host`(_ text: String) { #expect(Origin.split(text) == nil) }

    @Test func `an empty port is the scheme's own`() {
        #expect(Origin.split("https://em.example:/api/")?.origin.port == 443)
    }

    @Test func `a sign is no digit`() {
        #expect(RESTVersion("v+1_7") == nil)
        #expect(Occurrence("+1") == nil)
    }

    @Test func `a colon with a combining mark is still a colon`() {
        #expect(Credentials(username: "a:\u{301}b", password: "x") == nil)
    }

    @Test func `a dump shows no secret`() throws {
        var text = ""
        dump(try #require(Credentials(username: "user", password: "canary-password")), to: &text)
        dump(try #require(SessionToken("canary-token")), to: &text)
        #expect(!text.contains("canary"))
    }
}
