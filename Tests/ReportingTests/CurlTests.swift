import Conformance
import Foundation
import Testing

@testable import Reporting

@Suite struct CurlTests {
    @Test func `a plain request names the session by its variable`() throws {
        let request = ReadRequest(target: try Sample.target("/api/backups?format=Entity"), accept: .xml, session: .main)
        let line = Curl(request, at: try Sample.origin(), trust: .verified).text
        #expect(
            line == """
                curl --silent --show-error --include ${EM_CA_FILE:+--cacert "$EM_CA_FILE"} \
                --header 'Accept: application/xml' --header "X-RestSvcSessionId: $EM_SESSION" \
                'https://em.example:9398/api/backups?format=Entity'
                """
        )
    }

    @Test func `no Accept removes curl's own, and no session sends none`() throws {
        let request = ReadRequest(target: .service, accept: .none, session: .none)
        let line = Curl(request, at: try Sample.origin("http://em.example/"), trust: .verified).text
        #expect(line == "curl --silent --show-error --include --header 'Accept:' 'http://em.example/api/'")
    }

    @Test func `an unverified run repeats without verification`() throws {
        let request = ReadRequest(target: .service, accept: .json, session: .invalid)
        let words = try Self.arguments(of: Curl(request, at: try Sample.origin(), trust: .unverified).text)
        #expect(
            words == [
                "--silent", "--show-error", "--include", "--insecure", "--header", "Accept: application/json",
                "--header", "X-RestSvcSessionId: NWQwYzNmOWEtN2U0MS00Yjg2LTljMmQtMWY2YThlMzBiNzU0",
                "https://em.example:9398/api/",
            ]
        )
    }

    @Test func `a server is reached as the run reached it`() throws {
        var access = Run.Access()
        access.pin = "sha256//abc="
        access.proxy = "http://proxy.example:3128"
        access.resolutions = ["em.example:9398:10.0.0.1", "b:1:c"]
        access.certificate = "my cert.pem"
        access.key = "key.pem"
        let request = ReadRequest(target: .service, accept: .json, session: .none)
        let line = Curl(request, at: try Sample.origin(), trust: .verified, by: access).text
        let expected = [
            "--insecure", "--pinnedpubkey", "sha256//abc=", "--cert", "my cert.pem", "--key", "key.pem",
            "--proxy", "http://proxy.example:3128", "--resolve", "em.example:9398:10.0.0.1", "--resolve", "b:1:c",
        ]
        #expect(try Self.arguments(of: line).dropFirst(3).prefix(expected.count) == expected[...])
        let logon = Curl.logon(at: try Sample.origin(), trust: .verified, by: access).joined(separator: "\n")
        #expect(logon.contains("--pinnedpubkey 'sha256//abc='"))
        let plain = Curl(request, at: try Sample.origin("http://em.example/"), trust: .verified, by: access).text
        #expect(!plain.contains("--pinnedpubkey"))
        access = Run.Access()
        access.authorities = "authorities"
        let directory = Curl(request, at: try Sample.origin(), trust: .verified, by: access).text
        #expect(try Self.arguments(of: directory).dropFirst(3).prefix(2) == ["--capath", "authorities"])
    }

    @Test func `the authority's file is an option only when it is set`() throws {
        let line = Curl(
            ReadRequest(target: .service, accept: .xml, session: .none),
            at: try Sample.origin(),
            trust: .verified
        )
        #expect(try !Self.arguments(of: line.text).contains("--cacert"))
        let words = try Self.arguments(of: line.text, environment: ["EM_CA_FILE": "/tmp/my ca.pem"])
        #expect(words.dropFirst(3).prefix(2) == ["--cacert", "/tmp/my ca.pem"])
    }

    @Test(arguments: [
        "/api/a'b", "/api/'$(touch${IFS}x)'", "/api/`id`", "/api/\"$HOME\"", "/api/a;id", "/api/a|id&",
        "/api/!!", "/api/*?x=~", "/api/''", "/api/[1-9]{a,b}", "/api/-o/x?-d@/etc/passwd",
        "/api/$EM_SESSION",
    ])
    func `a shell hands curl a hostile target as it is`(_ text: String) throws {
        let request = ReadRequest(target: try #require(Target(text)), accept: .xml, session: .main)
        let line = Curl(request, at: try Sample.origin(), trust: .verified).text
        let words = try Self.arguments(of: line, environment: ["EM_SESSION": "secret"])
        #expect(words.last == "https://em.example:9398\(text)")
        #expect(words.contains("X-RestSvcSessionId: secret"))
        #expect(words.contains("--globoff") == text.contains { "[{".contains($0) })
    }

    @Test func `a quote with a combining mark is still a quote`() throws {
        let words = try Self.arguments(of: "curl \(Curl.quoted("a'\u{301};id'b"))")
        #expect(words == ["a'\u{301};id'b"])
    }

    @Test func `logging on keeps the password from the arguments and the token in the variable`() throws {
        let script = Curl.logon(at: try Sample.origin(), trust: .unverified).joined(separator: "\n")
        let output = try Self.shell(
            """
            curl() {
                cat >config
                printf '%s\\0' "$@" >arguments
                printf 'HTTP/1.1 201 Created\\r\\nx-restSvcSessionId: abc==\\r\\n\\r\\n'
            }
            \(script)
            printf '%s\\0' "$EM_SESSION" "$(cat config)"; cat arguments
            """,
            environment: ["EM_USERNAME": "DOM\\user", "EM_PASSWORD": "p\"w'$x:%s"]
        )
        #expect(output.prefix(2) == ["abc==", #"user = "DOM\\user:p\"w'$x:%s""#])
        #expect(output.dropFirst(2).contains("https://em.example:9398/api/sessionMngr/?v=latest"))
        #expect(!output.dropFirst(2).contains { $0.contains("p\"w") })
    }
}

extension CurlTests {
    /// What `curl` is given when a shell reads a line.
    private static func arguments(of line: String, environment: [String: String] = [:]) throws -> [String] {
        try shell("curl() { printf '%s\\0' \"$@\"; }\n\(line)", environment: environment)
    }

    /// The words, ended by NUL, that a script prints in an empty folder of its own.
    private static func shell(_ script: String, environment: [String: String]) throws -> [String] {
        var words: [String] = []
        try withTemporaryFolder { folder in
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", script]
            process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
            process.currentDirectoryURL = folder
            process.standardOutput = output
            try process.run()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            words = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return words
    }
}
