import Conformance
import Execution
import MockServer
import TestSupport
import Testing

@Suite struct SecrecyTests {
    @Test func `what a server reflects of a session is in no result`() async throws {
        let token = Reflected()
        let breakage = Answers { token.sees($0) && $0.readsBackup(asEntity: true) }.becoming { response in
            response.rewritten { _ in "<Echo xmlns=\"\(token.values.joined(separator: " "))\"/>" }
        }
        let run = try await TestRun().perform(on: InMemoryServer(transform: breakage))
        let text = String(describing: run)
        #expect(!run.failingCases.isEmpty)
        #expect(!token.values.isEmpty)
        for value in token.values { #expect(!text.contains(value)) }
        #expect(!text.contains("correct horse"))
    }

    /// Other text stands in its place in a recording, by which a replay may judge otherwise.
    @Test(arguments: [("Backup", true), ("correct horse", false)])
    func `a password that is one of the server's own words is told to whoever records`(
        _ password: String,
        _ isTold: Bool
    ) async throws {
        var test = TestRun()
        test.filter = Plan.Filter(patterns: ["backup.type.value"])
        let server = InMemoryServer(credentials: MockServer.Credentials(userName: "user", password: password))
        let user = Conformance.Credentials(username: "user", password: password)
        #expect(try await test.perform(server.send, as: user).changesRecording == false)
        test.record = { _ in }
        #expect(try await test.perform(server.send, as: user).changesRecording == isTold)
    }
}
