import Foundation
import MockServer
import Testing

extension EndToEndTests {
    /// `mock`, as somebody uses it who wants to try things on.
    @Suite struct MockCommandTests {
        @Test(arguments: [SIGINT, SIGTERM])
        func `the mock serves what a run finds conforming, and ends with 0 at a signal`(_ number: Int32) async throws {
            let tool = try Tool()
            let (mock, url) = try await MockCommandTests.start(tool)
            let run = try await MockCommandTests.run(tool, url, password: "mock")
            #expect(run.status == 0)
            mock.signal(number)
            let ending = await mock.ending()
            #expect(ending.status == 0)
            #expect(ending.errors.contains("stopping the mock"))
        }

        @Test func `the mock says where it is and what to trust, and takes its own password alone`() async throws {
            let tool = try Tool()
            let (mock, url) = try await MockCommandTests.start(tool, "--http-port", "0", "--password", "other")
            let run = try await MockCommandTests.run(tool, url, password: "mock")
            #expect(run.status == 3)
            mock.signal(SIGINT)
            let ending = await mock.ending()
            #expect(ending.output.contains("CA file: ca/mock.pem"))
            #expect(ending.output.contains(/\nhttp:\/\/127\.0\.0\.1:[0-9]+\n/))
            #expect(tool.has("ca/mock.pem"))
        }

        @Test func `the mock replaces nothing that is no file`() async throws {
            let tool = try Tool()
            let pipe = tool.folder.appending(path: "pipe").path
            try #require(mkfifo(pipe, 0o600) == 0)
            let ending = try await tool.run("mock", "--port", "0", "--ca-file", "pipe")
            #expect(ending.status == 2)
            #expect(ending.errors.contains("not a regular file"), "\(ending.errors)")
        }

        @Test func `a port in use is a misuse that names the port`() async throws {
            try await onStage { stage in
                let port = String(stage.endpoints.httpsPort ?? 0)
                let ending = try await stage.tool.run("mock", "--port", port, "--ca-file", "new.pem")
                #expect(ending.status == 2)
                #expect(ending.errors.contains("cannot listen on port \(port)"))
                #expect(!stage.tool.has("new.pem"))
            }
        }

        /// Runs the tool against a mock that has said where it is.
        private static func run(_ tool: Tool, _ url: String, password: String) async throws -> Activity.Ending {
            let arguments = ["run", "--quiet", "--url", url, "--username", "mock", "--ca-file", "ca/mock.pem"]
            return try await tool.start(arguments, environment: ["EM_PASSWORD": password]).ending()
        }

        /// Starts the mock on a free port and waits until it has said where it is.
        private static func start(_ tool: Tool, _ arguments: String...) async throws -> (Activity, String) {
            let mock = try tool.start(["mock", "--port", "0", "--ca-file", "ca/mock.pem"] + arguments)
            let text = await mock.output.text(with: "Ctrl-C")
            return (mock, try #require(text.split(separator: "\n").first.map(String.init)))
        }
    }
}
