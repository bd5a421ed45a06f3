import Conformance
import Execution
import MockServer
import Synchronization
import TestSupport
import Testing

/// Answers that look right at first sight: exactly the right requirements notice.
@Suite struct SubtleBreakageTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let breakage: MockEnterpriseManager.Transform
        let failing: [String]
    }

    private static let readsServer = Answers { $0.target.hasPrefix("/api/backupServers/") && !$0.wantsJSON }
    private static let readsEntityInXML = Answers {
        $0.readsBackup(asEntity: true) && !$0.wantsJSON && $0.value(of: "Accept") != nil
    }
    private static let readsEntityInJSON = Answers { $0.readsBackup(asEntity: true) && $0.wantsJSON }

    static let foreignServer = Example(
        testDescription: "a link to the backup server leads to a reference of another type",
        breakage: readsServer.becoming { $0.replacing("BackupServerReference", with: "JobReference") },
        failing: ["backup.link.server.resource"]
    )

    static let alternateToItself = Example(
        testDescription: "the Alternate link of an entity leads to the entity",
        breakage: readsEntityInXML.becoming { response in
            response.rewritten { body in
                body.replacing(/Href="([^"?]+)"( Name="[^"]*")? Type="BackupReference" Rel="Alternate"/) { match in
                    "Href=\"\(match.1)?format=Entity\"\(match.2 ?? "") Type=\"BackupReference\" Rel=\"Alternate\""
                }
            }
        },
        failing: ["backup.link.other-form.leads", "backup.parity.media-types.links"]
    )

    static let hrefOfAnotherKind = Example(
        testDescription: "the body's Href is of another kind with the same guid",
        breakage: readsEntityInXML.becoming { response in
            response.rewritten { body in
                guard let place = body.firstRange(of: "/api/backups/") else { return body }
                return body.replacing("/api/backups/", with: "/api/jobs/", subrange: place, maxReplacements: 1)
            }
        },
        failing: ["backup.parity.media-types", "backup.representation.marks"]
    )

    static let otherBytesByDefault = Example(
        testDescription: "without Accept the bytes are JSON in the guise of XML",
        breakage: Answers { $0.readsBackup(asEntity: true) && $0.value(of: "Accept") == nil }.becoming { response in
            response.rewritten { _ in "{\"Name\": \"no XML\"}" }
        },
        failing: ["backup.collection.unknown.default", "backup.negotiation.default-bytes"]
    )

    static let nameThatIsNoText = Example(
        testDescription: "the Name of a backup is a Boolean",
        breakage: readsEntityInJSON.becoming { response in
            response.rewritten { $0.replacing(/"Name":"(?:[^"\\]|\\.)*"/, with: "\"Name\":true") }
        },
        failing: [
            "backup.collection.values", "backup.document.link-array", "backup.parity.forms",
            "backup.parity.media-types", "backup.parity.media-types.links", "backup.query.values",
            "backup.representation.name",
        ]
    )

    static let emptyPlatform = Example(
        testDescription: "the Platform is empty",
        breakage: readsEntityInJSON.becoming { response in
            response.rewritten { $0.replacing(/"Platform":"[^"]*"/, with: "\"Platform\":\"\"") }
        },
        failing: ["backup.parity.media-types.elements", "backup.platform", "backup.platform.value"]
    )

    @Test(arguments: [
        foreignServer, alternateToItself, hrefOfAnotherKind, otherBytesByDefault, nameThatIsNoText, emptyPlatform,
    ])
    func `exactly the right requirements notice`(_ example: Example) async throws {
        let run = try await TestRun().perform(on: InMemoryServer(transform: example.breakage))
        #expect(Set(run.results.filter(\.outcome.isFinding).map(\.requirement)).sorted() == example.failing)
    }

    @Test func `a token that works on after the logout is noticed`() async throws {
        let undead = UndeadTokens()
        let run = try await TestRun().perform(on: InMemoryServer(transform: undead.transform))
        #expect(run.failingCases == ["session.revoked"])
    }

    @Test func `a server that names itself by another host is warned of once`() async throws {
        let elsewhere = Answers { _ in true }.becoming {
            $0.replacing("https://mock.example:9398/", with: "https://localhost:9398/")
        }
        let run = try await TestRun().perform(on: InMemoryServer(transform: elsewhere))
        #expect(run.failingCases == ["backup.links.origin [entity, xml]"])
    }

    @Test func `a server that spells JSON in camel case is warned of once`() async throws {
        let camel = Answers { $0.wantsJSON }.becoming { response in
            response.rewritten { body in body.replacing(/"([A-Z])([A-Za-z]+)":/) { "\"\($0.1.lowercased())\($0.2)\":" }
            }
        }
        let run = try await TestRun().perform(on: InMemoryServer(transform: camel))
        #expect(run.failingCases == ["backup.document.spelling [entity, json]"])
    }

    @Test func `a logon whose body is no session is noticed`() async throws {
        let broken = Answers { $0.method == "POST" }.becoming { response in response.rewritten { _ in "<oops" } }
        let server = InMemoryServer(transform: broken)
        let run = try await TestRun().perform(on: server)
        #expect(run.failingCases == ["session.logon", "session.logon.identity"])
        // The session is found by its Location, and ended.
        #expect(server.sessions == (opened: 2, ended: 2))
    }

    @Test func `links without end come to an end`() async throws {
        let endless = Answers { $0.readsBackup(asEntity: true) && !$0.wantsJSON }.becoming { response in
            response.rewritten { body in
                body.replacing(/<Link [^>]*Type="RepositoryReference"[^>]*>/) { match in
                    (0..<60).map { match.0.replacing("\" Name", with: "?n=\($0)\" Name") }.joined()
                }
            }
        }
        let run = try await TestRun().perform(on: InMemoryServer(transform: endless))
        #expect(run.failingCases == ["backup.link.repository [entity, xml]", "backup.parity.media-types.links"])
    }
}

/// Tokens that a logout does not end: whoever sends one is answered.
final class UndeadTokens: Sendable {
    private let ended = Mutex<Set<String>>([])

    var transform: MockEnterpriseManager.Transform {
        { [self] request, response in
            guard let token = request.value(of: "X-RestSvcSessionId") else { return response }
            if request.method == "DELETE" {
                _ = ended.withLock { $0.insert(token) }
                return response
            }
            return ended.withLock { $0.contains(token) } ? response.answering(200, "OK") : response
        }
    }
}
