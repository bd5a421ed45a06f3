import Conformance
import Testing

@Suite struct HrefTests {
    @Test func `an absolute URL under the interface is a target at the origin it names`() throws {
        let href = Href("http://other.example:9399/api/backups/1?format=Entity")
        let target = try #require(Target("/api/backups/1?format=Entity"))
        let origin = try #require(Origin.split("http://other.example:9399")).origin
        #expect(href == .target(target, origin: origin))
        #expect(href.target == target)
    }

    @Test(arguments: [
        "", "/api/backups", "api/backups", "//em.example/api/backups", "https://em.example", "https://em.example/",
        "https://em.example/backups", "https://em.example/apis/", "https://user@em.example/api/backups",
        "https://user:pass@em.example/api/backups", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "ldap://em.example/api/", "https://em.example/api/../admin", "https://em.example/api/%2e%2e/admin",
        "https://em.example/api/..%5cadmin", "https://em.example\\@evil.example/api/",
        "https://em.example/api\\backups",
        "https://em.example/api/backups#x", "https://em.example/api/back ups", "https://em.example/api/\r\nX: y",
        "https://em.example/api/backups/1?action=start", "https://em.example/api/backups/1?x=1&ACTION=start",
        "https://em.example?/api/", "https://em.example#/api/",
    ])
    func `anything else is unusable and stays as it was`(_ text: String) {
        let href = Href(text)
        #expect(href == .unusable(text))
        #expect(href.target == nil)
    }
}
