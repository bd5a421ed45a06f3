import Conformance
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
}
