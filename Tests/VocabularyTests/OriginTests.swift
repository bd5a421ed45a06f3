import Conformance
import Testing

@Suite struct OriginTests {
    /// A URL and the origin at its front.
    struct Reading: CustomTestStringConvertible {
        let url: String
        let scheme: Origin.Scheme
        let host: String
        let port: Int
        let rest: String

        var testDescription: String { url }
    }

    @Test(arguments: [
        Reading(url: "https://em.example:9398/api/", scheme: .https, host: "em.example", port: 9398, rest: "/api/"),
        Reading(url: "https://em.example", scheme: .https, host: "em.example", port: 443, rest: ""),
        Reading(url: "http://em.example/api", scheme: .http, host: "em.example", port: 80, rest: "/api"),
        Reading(url: "HTTPS://EM.Example:1/x", scheme: .https, host: "em.example", port: 1, rest: "/x"),
        Reading(url: "http://192.0.2.7:65535?q", scheme: .http, host: "192.0.2.7", port: 65_535, rest: "?q"),
        Reading(url: "https://[2001:DB8::1]:9398/a", scheme: .https, host: "[2001:db8::1]", port: 9398, rest: "/a"),
        Reading(url: "https://[::1]/a", scheme: .https, host: "[::1]", port: 443, rest: "/a"),
        Reading(url: "https://em.example#f", scheme: .https, host: "em.example", port: 443, rest: "#f"),
        Reading(url: "https://em.example/a@b:c", scheme: .https, host: "em.example", port: 443, rest: "/a@b:c"),
    ])
    func `the origin is read off the front of a URL`(_ reading: Reading) throws {
        let (origin, rest) = try #require(Origin.split(reading.url))
        #expect(origin.scheme == reading.scheme)
        #expect(origin.host == reading.host)
        #expect(origin.port == reading.port)
        #expect(String(rest) == reading.rest)
    }

    @Test(arguments: [
        "", "em.example", "//em.example/api/", "/api/", "ftp://em.example/", "javascript://em.example/", "file:///api/",
        "httpss://em.example/", " https://em.example/", "https:/em.example/", "https:em.example", "https://",
        "https:///api/",
    ])
    func `another scheme or no host is no origin`(_ url: String) {
        #expect(Origin.split(url) == nil)
    }

    @Test(arguments: [
        "https://user@em.example/api/", "https://user:secret@em.example:9398/api/",
        "https://em.example:9398@evil.example/",
        "https://@em.example/",
    ])
    func `user information makes no origin`(_ url: String) {
        #expect(Origin.split(url) == nil)
    }

    @Test(arguments: [
        "https://em.example:0/", "https://em.example:65536/", "https://em.example:-1/", "https://em.example:port/",
        "https://em.example:99999999999999999999/", "https://em.example:80:81/", "https://::1/",
    ])
    func `a port out of range makes no origin`(_ url: String) {
        #expect(Origin.split(url) == nil)
    }

    @Test(arguments: [
        "https://em example/", "https://em.example\\.evil.example/", "https://em\n.example/", "https://<em>/",
        "https://[::1/", "https://[::1]x:443/", "https://\u{E9}m.example/", "https://em\u{0}/",
    ])
    func `a host with a character that has no place there makes no origin`(_ url: String) {
        #expect(Origin.split(url) == nil)
    }

    @Test(arguments: [
        ("https://em.example:443/", "https://em.example"), ("http://em.example:80/", "http://em.example"),
        ("https://em.example:80/", "https://em.example:80"), ("https://EM.example:9398", "https://em.example:9398"),
        ("https://[::1]:9398/", "https://[::1]:9398"),
    ])
    func `an origin is printed without the port that goes without saying`(_ url: String, _ text: String) throws {
        #expect(try #require(Origin.split(url)).origin.description == text)
    }

    @Test func `origins are the same whatever the spelling of the default port and the case of the host`() {
        #expect(Origin.split("https://em.example")?.origin == Origin.split("https://EM.EXAMPLE:443")?.origin)
        #expect(Origin.split("https://em.example")?.origin != Origin.split("http://em.example:443")?.origin)
    }
}
