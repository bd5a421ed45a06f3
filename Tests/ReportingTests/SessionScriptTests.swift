import Conformance
import Foundation
import Testing

@testable import Reporting

@Suite struct SessionScriptTests {
    @Test(arguments: [
        (SessionStep.Read.Carrier.header, #"--header "X-RestSvcSessionId: $EM_TOKEN""#),
        (.cookie, #"--header "Cookie: X-RestSvcSessionId=$EM_COOKIE""#),
        (
            .headerBesideFalseCookie,
            #"--header "X-RestSvcSessionId: $EM_TOKEN" --header "Cookie: X-RestSvcSessionId=NWQwYzNmOWEtN2U0MS00Yjg2LTljMmQtMWY2YThlMzBiNzU0""#
        ),
        (
            .cookieBesideFalseHeader,
            #"--header "X-RestSvcSessionId: NWQwYzNmOWEtN2U0MS00Yjg2LTljMmQtMWY2YThlMzBiNzU0" --header "Cookie: X-RestSvcSessionId=$EM_COOKIE""#
        ),
        (.falseCookie, #"--header "Cookie: X-RestSvcSessionId=NWQwYzNmOWEtN2U0MS00Yjg2LTljMmQtMWY2YThlMzBiNzU0""#),
    ])
    func `a read carries the token as the step says`(_ carrier: SessionStep.Read.Carrier, _ words: String) throws {
        let line = try #require(try lines([.read(carrier, isOpen: true)], reading: "/api/backups").first)
        #expect(line.hasSuffix(" --header 'Accept: application/xml' \(words) 'https://em.example:9398/api/backups'"))
    }

    @Test func `a session is read where the lines opened it, and ended once`() throws {
        let steps: [SessionAction] = [.logOn(.configured), .read(.header, isOpen: true)]
        let lines = try lines(steps, reading: "/api/logonSessions/6f1c2a50")
        #expect(lines.count { $0.contains("--request DELETE") } == 1)
        #expect(lines.suffix(3).first?.hasSuffix(#"/api/logonSessions/'"${EM_SESSION_ID:?}""#) == true)
        #expect(!lines.contains { $0.contains("6f1c2a50") })
        #expect(try self.lines(steps + [.logOut], reading: "/api/backups").count { $0.contains("DELETE") } == 1)
    }

    @Test func `a logon shows its answer, and its session is ended if there is one`() throws {
        for use in SessionStep.LogOn.CredentialsUse.allCases {
            let lines = try lines([.logOn(use)], reading: nil)
            #expect(lines.suffix(3).first == #"printf '%s\n' "$EM_ANSWER""#)
            #expect(lines.last?.hasPrefix(#"[ -z "$EM_SESSION_ID" ] || curl "#) == true)
            #expect(lines.contains { $0.contains("--user ") } == (use == .wrong))
        }
    }

    @Test func `where it is not known what was read there are no lines`() throws {
        #expect(try lines([.logOn(.configured), .read(.header, isOpen: true)], reading: nil).isEmpty)
    }

    @Test func `a session is ended unless the last of its steps did`() throws {
        let steps: [SessionAction] = [.logOn(.configured), .logOut, .logOn(.configured)]
        #expect(try lines(steps, reading: nil).last?.contains("--request DELETE") == true)
    }

    /// An answer to a logon, and what the lines take for token, cookie and session.
    private static let answers = [
        (
            "X-RestSvcSessionId: T==\r\n\r\n<A Href=\"h/api/logonSessions/A-1\"><SessionId>a-1</SessionId></A>", "T==",
            "T==", "a-1"
        ),
        (
            "x-restsvcsessionid:T\r\nset-cookie: a=1; b\r\nset-cookie:x-restsvcsessionid=C=; p\r\n\r\n<e:SessionId x='y'>b</e:SessionId>",
            "T", "C=", "b"
        ),
        (
            "X-RestSvcSessionId: T\r\nLocation: h/api/logonSessions/c\r\n\r\n<A Href='h/api/logonSessions/c'>\n<SessionId>d</SessionId></A>",
            "T", "T", "c"
        ),
        (
            "X-RestSvcSessionId: T\r\n\r\n<L Href=\"h/api/logonSessions/z\" Rel=\"Delete\"/><SessionId>a/../{1,2}</SessionId>",
            "T", "T", "a"
        ),
        (
            "X-RestSvcSessionId: T\r\nSet-Cookie: X-RestSvcSessionId=C\r\nSet-Cookie: X-RestSvcSessionId=D\r\n\r\n<SessionId>e</SessionId>",
            "T", "C", "e"
        ),
    ]

    @Test(arguments: answers)
    func `the lines read an answer as the run does`(
        _ answer: String,
        _ token: String,
        _ cookie: String,
        _ id: String
    ) throws {
        let folder = try Folder()
        let steps: [SessionAction] = [
            .logOn(.configured), .read(.header, isOpen: true), .read(.cookie, isOpen: true), .logOut,
        ]
        let calls = try folder.calls(of: lines(steps, reading: "/api/backups"), answering: answer)
        try #require(calls.count == 4)
        #expect(calls[1].contains("X-RestSvcSessionId: \(token) https"))
        #expect(calls[2].contains("Cookie: X-RestSvcSessionId=\(cookie) https"))
        #expect(calls[3].hasSuffix("/api/logonSessions/\(id)"))
    }

    @Test func `no session is ended that is not known`() throws {
        let folder = try Folder()
        for steps: [SessionAction] in [[.logOn(.none)], [.logOn(.configured), .logOut]] {
            let calls = try folder.calls(of: lines(steps, reading: nil), answering: "HTTP/1.1 401 Unauthorized")
            #expect(calls.count == 1)
        }
    }

    /// A folder with a `curl` that answers logons and notes how it was called.
    private final class Folder {
        private let url = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID())")

        init() throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            let program = "#!/bin/sh\necho \"$*\" >> calls\ncase \"$*\" in *sessionMngr*) cat answer;; esac\n"
            try Data(program.utf8).write(to: url.appending(path: "curl"))
            let path = url.appending(path: "curl").path
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func calls(of lines: [String], answering answer: String) throws -> [String] {
            try Data(answer.utf8).write(to: url.appending(path: "answer"))
            try? FileManager.default.removeItem(at: url.appending(path: "calls"))
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", lines.joined(separator: "\n")]
            shell.currentDirectoryURL = url
            shell.environment = ["PATH": "\(url.path):/usr/local/bin:/usr/bin:/bin"]
            shell.standardOutput = FileHandle.nullDevice
            shell.standardError = FileHandle.nullDevice
            try shell.run()
            shell.waitUntilExit()
            let calls = try Data(contentsOf: url.appending(path: "calls"))
            return String(decoding: calls, as: UTF8.self).split(separator: "\n").map { String($0) }
        }
    }

    @Test func `no two steps have the same words`() {
        #expect(Set(SessionAction.allCases.map(\.description)).count == SessionAction.allCases.count)
    }

    private func lines(_ steps: [SessionAction], reading target: String?) throws -> [String] {
        let setting = try Sample.run([]).setting
        return SessionScript(steps, reading: try target.map { try Sample.target($0) }, in: setting).lines
    }
}
