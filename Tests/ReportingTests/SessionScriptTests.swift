import Conformance
import Testing

@testable import Reporting

@Suite struct SessionScriptTests {
    @Test(arguments: [
        (SessionStep.Read.Carrier.header, #"--header "X-RestSvcSessionId: $EM_SESSION""#),
        (.cookie, #"--header "Cookie: X-RestSvcSessionId=$EM_COOKIE""#),
        (
            .headerBesideFalseCookie,
            #"--header "X-RestSvcSessionId: $EM_SESSION" --header "Cookie: X-RestSvcSessionId=no-such-session""#
        ),
        (
            .cookieBesideFalseHeader,
            #"--header "X-RestSvcSessionId: no-such-session" --header "Cookie: X-RestSvcSessionId=$EM_COOKIE""#
        ),
    ])
    func `a read carries the token as the step says`(_ carrier: SessionStep.Read.Carrier, _ words: String) throws {
        let line = try #require(try lines([.read(carrier, isOpen: true)], reading: "/api/backups").first)
        #expect(line.hasSuffix(" --header 'Accept: application/xml' \(words) 'https://em.example:9398/api/backups'"))
    }

    @Test func `a session is read where the lines opened it, and ended once`() throws {
        let steps: [SessionAction] = [.logOn(.configured), .read(.header, isOpen: true)]
        let lines = try lines(steps, reading: "/api/logonSessions/6f1c2a50")
        #expect(lines.count { $0.contains("--request DELETE") } == 1)
        #expect(lines.suffix(3).first?.hasSuffix(#" "$EM_LOGON_SESSION""#) == true)
        #expect(!lines.contains { $0.contains("6f1c2a50") })
        #expect(try self.lines(steps + [.logOut], reading: "/api/backups").count { $0.contains("DELETE") } == 1)
    }

    @Test func `what a logon must not open shows its answer alone`() throws {
        for use in [SessionStep.LogOn.CredentialsUse.wrong, .none] {
            let lines = try lines([.logOn(use)], reading: nil)
            #expect(lines.count == 1)
            #expect(lines.first?.contains("--user") == (use == .wrong))
        }
        #expect(try lines([.logOn(.configured)], reading: nil).contains(#"printf '%s\n' "$EM_ANSWER""#))
    }

    @Test func `no two steps have the same words`() {
        #expect(Set(SessionAction.allCases.map(\.description)).count == SessionAction.allCases.count)
    }

    private func lines(_ steps: [SessionAction], reading target: String?) throws -> [String] {
        let setting = try Sample.run([]).setting
        return SessionScript(steps, reading: try target.map { try Sample.target($0) }, in: setting).lines
    }
}
