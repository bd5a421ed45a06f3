import Foundation
import MockServer
import TestSupport
import Testing

extension EndToEndTests {
    /// Secrets in every spelling, reflected in every place, searched for in every byte that a run leaves.
    @Suite struct CanaryTests {
        /// A place where a server reflects what it was told.
        struct Mirror: CustomTestStringConvertible, Sendable {
            let testDescription: String
            let transform: MockEnterpriseManager.Transform
        }

        static let mirrors = [
            Mirror(testDescription: "fields and reason") { request, response in
                guard request.method == "GET" else { return response }
                let secrets = Spelling.header(secrets(in: request)).joined(separator: " ")
                return response.answering(response.status, secrets).setting("X-Leak", to: secrets)
                    .setting("Content-Type", to: "leak/\(secrets)")
            },
            Mirror(testDescription: "texts of XML") { request, response in
                let secrets = Spelling.markup(secrets(in: request)).joined(separator: " ")
                return response.rewritten { $0.replacing("<Platform>", with: "<Platform>\(secrets) ") }
            },
            Mirror(testDescription: "names and links of XML") { request, response in
                let secrets = Spelling.markup(secrets(in: request)).joined(separator: " ")
                return response.rewritten { text in
                    text.replacing(" Name=\"", with: " Name=\"\(secrets) ")
                        .replacing(/<Link Href="/) { "\($0.output)http://leak.example/\(secrets)/" }
                }
            },
            Mirror(testDescription: "element names and comments") { request, response in
                let token = request.value(of: "X-RestSvcSessionId")?.prefix { $0 != "=" } ?? ""
                return response.rewritten { $0.replacing("<Platform>", with: "<!--\(token)--><x\(token)/><Platform>") }
            },
            Mirror(testDescription: "texts of JSON") { request, response in
                let secrets = Spelling.json(secrets(in: request)).joined(separator: " ")
                return response.rewritten {
                    $0.replacing("\"Platform\":\"", with: "\"\(secrets)\":1,\"Platform\":\"\(secrets) ")
                }
            },
            Mirror(testDescription: "error messages") { request, response in
                guard request.method == "GET", request.target.contains("/backups") else { return response }
                let secrets = Spelling.markup(secrets(in: request)).joined(separator: " ")
                return response.answering(500, "Error").rewritten { _ in
                    "<Error xmlns=\"http://www.veeam.com/ent/v1.0\" StatusCode=\"500\" Message=\"\(secrets)\"/>"
                }
            },
            Mirror(testDescription: "a page") { request, response in
                guard request.method == "GET", request.target.contains("/backups") else { return response }
                let secrets = (Spelling.markup(secrets(in: request)) + Spelling.json(secrets(in: request)))
                    .joined(separator: "<br>")
                return response.setting("Content-Type", to: "text/html").rewritten { _ in "<html>\(secrets)</html>" }
            },
        ]

        @Test(arguments: mirrors) func `no byte that a run leaves tells a secret`(_ mirror: Mirror) async throws {
            try await onStage(transform: mirror.transform) { stage in
                try FileManager.default.createDirectory(
                    at: stage.tool.folder.appending(path: "tmp"),
                    withIntermediateDirectories: true
                )
                let places = ["TMPDIR": "tmp", "GITHUB_STEP_SUMMARY": "step.md", "NO_COLOR": "1"]
                let ending = try await stage.tool.start(
                    ["run", "--verbose", "--annotations", "github", "--record", "recording", "--evidence", "all"],
                    environment: stage.environment.merging(places) { $1 }
                )
                .ending()
                #expect([0, 1, 3].contains(ending.status), "\(ending.errors)")
                #expect(ending.output.lowercased().contains("leak") || !mirror.testDescription.contains("fields"))
                let leaks = try CanaryTests.leaks(ending, of: stage)
                #expect(leaks == [])
            }
        }

        @Test func `a report that cannot be written tells none either`() async throws {
            try await onStage(transform: CanaryTests.mirrors[1].transform) { stage in
                try FileManager.default.createDirectory(
                    at: stage.tool.folder.appending(path: "reports"),
                    withIntermediateDirectories: true
                )
                let pipe = stage.tool.folder.appending(path: "reports/junit.xml").path
                try #require(mkfifo(pipe, 0o644) == 0)
                let ending = try await stage.run("--verbose")
                #expect(ending.status == 2)
                #expect(ending.errors.contains("it is not a regular file"))
                let leaks = try CanaryTests.leaks(ending, of: stage)
                #expect(leaks == [])
            }
        }

        @Test func `the search finds what is there`() async throws {
            try await onStage { stage in
                let ending = try await stage.run("--quiet")
                try stage.tool.write("<p>\(Stage.canary.uppercased())</p>", to: "planted")
                let leaks = try CanaryTests.leaks(ending, of: stage)
                #expect(leaks == ["planted: \(Stage.canary.uppercased())"])
            }
        }

        /// What a request carries that must not be told.
        private static func secrets(in request: MockRequest) -> [String] {
            let token = request.value(of: "X-RestSvcSessionId").map { [$0] } ?? []
            let basic = Data("\(Stage.userName):\(Stage.password)".utf8).base64EncodedString()
            return token + [Stage.password, basic]
        }

        /// Where a secret stands, in any of its spellings: in what was printed, and in every file but the tool's input.
        private static func leaks(_ ending: Activity.Ending, of stage: Stage) throws -> [String] {
            var texts = ["output": Array(ending.output.utf8), "errors": Array(ending.errors.utf8)]
            let given: Set = [".input", "ca.pem"]
            for path in try FileManager.default.subpathsOfDirectory(atPath: stage.tool.folder.path)
            where !given.contains(path) {
                let file = stage.tool.folder.appending(path: path)
                let kind = try FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
                if kind == .typeRegular { texts[path] = Array(try Data(contentsOf: file)) }
            }
            let tokens = stage.journal.values(of: "X-RestSvcSessionId").filter { !$0.hasPrefix("NWQwYzNm") }
            let ids = stage.journal.values(of: "Location").compactMap { $0.split(separator: "/").last.map(String.init) }
            let basic = Data("\(Stage.userName):\(Stage.password)".utf8).base64EncodedString()
            let secrets = Array(tokens) + ids + [Stage.password, Stage.canary, basic]
            try #require(secrets.count > 4)
            let spelt = Set(secrets.flatMap { Spelling.every($0) }).filter { $0.utf8.count > 5 }
            return texts.flatMap { name, bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                return spelt.filter { text.contains($0) }.map { "\(name): \($0)" }
            }
        }
    }
}

/// The spellings in which a secret may come back, written here anew so that the tool's own list has a judge.
private enum Spelling {
    /// Every spelling.
    static func every(_ secret: String) -> [String] {
        markup([secret]) + json([secret]) + header([secret]) + pointer([secret])
    }

    /// What a field may hold.
    static func header(_ secrets: [String]) -> [String] {
        secrets.flatMap { secret in
            let base64 = Data(secret.utf8).base64EncodedString()
            let bare = base64.replacing("=", with: "")
            let plain =
                secret.unicodeScalars.allSatisfy(\.isASCII) ? [secret, secret.uppercased(), secret.lowercased()] : []
            return plain + [base64, bare, bare.replacing("+", with: "-").replacing("/", with: "_")]
                + [percent(secret, "%02X"), percent(secret, "%02x")]
        }
    }

    /// What XML may hold.
    static func markup(_ secrets: [String]) -> [String] {
        secrets.flatMap { secret in
            [
                escaped(secret) { ["&": "&amp;", "<": "&lt;", "\"": "&quot;"][$0] },
                escaped(secret) { isWord($0) ? nil : "&#\($0.value);" },
                escaped(secret) { isWord($0) ? nil : "&#x\(String($0.value, radix: 16));" },
            ]
        } + header(secrets)
    }

    /// What a JSON text may hold.
    static func json(_ secrets: [String]) -> [String] {
        secrets.flatMap { secret in
            [
                escaped(secret) { ["\"": "\\\"", "\\": "\\\\"][$0] },
                escaped(secret) { isWord($0) ? nil : "\\u" + String(format: "%04x", $0.value) },
            ]
        } + header(secrets)
    }

    /// What the place of a member may hold (RFC 6901 §3).
    static func pointer(_ secrets: [String]) -> [String] {
        secrets.map { secret in escaped(secret) { ["~": "~0", "/": "~1"][$0] } }
    }

    private static func percent(_ text: String, _ format: String) -> String {
        text.utf8.reduce(into: "") { text, byte in
            let isPlain = isWord(Unicode.Scalar(byte)) || byte == UInt8(ascii: "-")
            text += isPlain ? String(Unicode.Scalar(byte)) : "%" + String(format: format, byte)
        }
    }

    private static func escaped(_ text: String, _ change: (Unicode.Scalar) -> String?) -> String {
        text.unicodeScalars.map { change($0) ?? String($0) }.joined()
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
}
