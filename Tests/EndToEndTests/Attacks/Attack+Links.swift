import MockServer
import TestSupport

extension Attack {
    /// Where links lead, and how names read.
    static let links: [Attack] = [
        .xml("20,000 links", "(--limit links)", status: 3) { text, ground in
            text.replacing(
                "<Links>",
                with: "<Links>" + String(repeating: link("/api/forbidden", ground.port), count: 20_000)
            )
        },
        .xml("a link to another host", "another one, Rel=") { text, _ in elsewhere(text, "https://192.0.2.1/forbidden")
        },
        .xml("a link to another port", "another one, Rel=", status: 1) {
            elsewhere($0, "http://127.0.0.1:\($1.decoy)/api/nowhere")
        },
        .xml("a link to another scheme", "another one, Rel=") { text, _ in
            elsewhere(text, "gopher://127.0.0.1/api/forbidden")
        },
        .xml("a link to a file", "another one, Rel=") { text, _ in elsewhere(text, "file:///api/forbidden") },
        .xml("a link to a script", "another one, Rel=") { text, _ in elsewhere(text, "javascript:pwned()") },
        .xml("a link with a user", "another one, Rel=") {
            elsewhere($0, "http://a:b@127.0.0.1:\($1.port)/api/forbidden")
        },
        .xml("a link that climbs", "another one, Rel=") {
            elsewhere($0, "http://127.0.0.1:\($1.port)/api/../forbidden")
        },
        .xml("a link that climbs in disguise", "another one, Rel=") {
            elsewhere($0, "http://127.0.0.1:\($1.port)/api/%2e%2e/forbidden")
        },
        .xml("a link that acts", "another one, Rel=") {
            elsewhere($0, "http://127.0.0.1:\($1.port)/api/backups?action=forbidden")
        },
        .xml("a link that acts in disguise", "another one, Rel=") {
            elsewhere($0, "http://127.0.0.1:\($1.port)/api/backups?%61ction=forbidden")
        },
        .xml("a link with a line break", "another one, Rel=") {
            elsewhere($0, "http://127.0.0.1:\($1.port)/api/x&#13;&#10;DELETE /api/forbidden HTTP/1.1&#13;&#10;")
        },
        .xml("a link outside the interface", "another one, Rel=") {
            elsewhere($0, "http://127.0.0.1:\($1.port)/forbidden")
        },
        .xml("a link without an origin", "another one, Rel=") { text, _ in elsewhere(text, "/api/forbidden") },
        .xml("a link without a scheme", "another one, Rel=") { elsewhere($0, "//127.0.0.1:\($1.decoy)/api/forbidden") },
        .xml("a link of 100,000 bytes", "another one, Rel=") {
            elsewhere($0, "http://127.0.0.1:\($1.port)/api/" + String(repeating: "forbidden/", count: 10_000))
        },
        .xml("links that delete and edit", "Rel=Delete", status: 0) { text, ground in
            let relations = ["Delete", "Edit", "Create", "Start", "Stop", "Down\u{200B}", "delete"]
            let links = relations.map { link("/api/forbidden", ground.port, $0) }.joined()
            return text.replacing("<Links>", with: "<Links>\(links)")
        },
        .everywhere(
            "links to another origin in every answer",
            "backup.links.origin",
            status: 0,
            where: \.reads
        ) {
            response,
            ground in
            response.rewritten { $0.replacing("127.0.0.1:\(ground.port)", with: "127.0.0.1:\(ground.decoy)") }
        },
        .everywhere(
            "links to another host in every answer",
            "Href https://192.0.2.1/forbidden",
            status: 1,
            where: \.isAny
        ) { response, ground in
            response.rewritten {
                $0.replacing("http://127.0.0.1:\(ground.port)/api", with: "https://192.0.2.1/forbidden")
            }
        },
        .naming("terminal escapes", "\u{9B}2J\u{9D}0;pwned\u{9C}"),
        .naming("a CI command", "x&#10;::error::pwned&#10;##vso[task.complete result=Failed;]pwned"),
        .naming("a script", "]]&gt;&lt;/script&gt;&lt;script&gt;pwned()&lt;/script&gt;"),
        .naming("directions", "\u{202E}pwned\u{2066}\u{200F}"),
        .naming("Markdown", "`[pwned](javascript:pwned)|&lt;details&gt;`"),
        .naming("a path", "../../../../etc/passwd&#0000000047;", "../../etc/passwd"),
        .naming("a name of 300,000 bytes", String(repeating: "pwned ", count: 50_000)),
    ]

    /// Calls the backup something else, in the one form that is looked at.
    private static func naming(_ what: String, _ name: String, _ told: String = "pwned") -> Attack {
        .xml("a backup called \(what)", told) { text, _ in
            text.replacing(/\ Name="[^"]*"/) { _ in " Name=\"\(name)\"" }
        }
    }

    /// The entity, whose links lead elsewhere.
    private static func elsewhere(_ text: String, _ href: String) -> String {
        text.replacing(/<Link Href="[^"]*"/) { _ in "<Link Href=\"\(href)\"" }
    }

    private static func link(_ path: String, _ port: UInt16, _ relation: String = "Down") -> String {
        "<Link Href=\"http://127.0.0.1:\(port)\(path)\" Name=\"pwned\" Type=\"BackupReference\" Rel=\"\(relation)\"/>"
    }
}
