import Conformance
import Execution
import MockServer
import TestSupport
import Testing

/// One broken promise for each paragraph of what is promised: exactly the right cases fail.
@Suite struct PromiseBreakageTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let breakage: MockEnterpriseManager.Transform
        let failing: [String]
    }

    private static let unknown = RequestVariation.Item.unknown.identifier
    private static let otherGUID = "0e0e0e0e-1111-4222-8333-444444444444"
    private static let readsEntityInXML = Answers {
        $0.readsBackup(asEntity: true) && $0.value(of: "Accept") == "application/xml"
    }

    static let session = Example(
        testDescription: "session: a logon that says no Location",
        breakage: Answers { $0.method == "POST" }.becoming { $0.setting("Location", to: nil) },
        failing: ["session.logon.location"]
    )

    static let cookie = Example(
        testDescription: "session: a header field that counts more than a cookie",
        breakage: Answers { $0.value(of: "Cookie") != nil && $0.value(of: "X-RestSvcSessionId") != nil }.becoming {
            $0.answering(200, "OK")
        },
        failing: ["session.cookie.precedence"]
    )

    static let operation = Example(
        testDescription: "operation: an unknown backup answered with 200",
        breakage: Answers { $0.target.contains(unknown) && $0.target.hasPrefix("/api/backups/") }.becoming {
            $0.answering(200, "OK")
        },
        failing: ["backup.collection.unknown", "backup.collection.unknown.status"].flatMap { id in
            ["references, xml", "references, json", "entities, xml", "entities, json"].map { "\(id) [\($0)]" }
        }
    )

    static let negotiation = Example(
        testDescription: "negotiation: an Error that is XML whatever was asked for",
        breakage: Answers { $0.target.contains(unknown) && $0.wantsJSON }.becoming { response in
            response.rewritten { _ in "<Error xmlns=\"http://www.veeam.com/ent/v1.0\" StatusCode=\"404\" />" }
                .setting("Content-Type", to: "application/xml")
        },
        failing: [
            "backup.collection.unknown.error [references, json]", "backup.collection.unknown.error [entities, json]",
        ]
    )

    static let stackTrace = Example(
        testDescription: "operation: an Error that shows where the server broke",
        breakage: Answers { $0.target.contains(unknown) && $0.wantsJSON && !$0.target.contains("format") }.becoming {
            $0.replacing("\"StackTrace\":null", with: "\"StackTrace\":\"at Server.Read()\"")
        },
        failing: ["backup.collection.unknown.silent [references, json]"]
    )

    static let header = Example(
        testDescription: "header fields: a collection without Content-Length",
        breakage: Answers { $0.target == "/api/backups?format=Entity" && $0.value(of: "Accept") == "application/json" }
            .becoming { $0.setting("Content-Length", to: nil) },
        failing: ["backup.collection.header.content-length [entities, json]"]
    )

    static let shape = Example(
        testDescription: "shape: links of JSON with a number in them",
        breakage: Answers { $0.readsBackup(asEntity: true) && $0.wantsJSON }.becoming {
            $0.replacing("{\"Rel\":\"Down\"", with: "{\"Name\":1,\"Rel\":\"Down\"")
        },
        failing: ["backup.document.link-array [entity, json]", "backup.parity.media-types.links"]
    )

    static let parity = Example(
        testDescription: "parity: a reference in JSON with another name",
        breakage: Answers { $0.readsBackup(asEntity: false) && $0.wantsJSON }.becoming { response in
            response.rewritten { $0.replacing(/"Name":"[^"\\]*","Href"/, with: "\"Name\":\"renamed\",\"Href\"") }
        },
        failing: [
            "backup.collection.values", "backup.parity.forms", "backup.parity.media-types", "backup.query.values",
        ]
    )

    static let links = Example(
        testDescription: "links: a container with restore points of its own",
        breakage: readsEntityInXML.becoming { response in
            response.rewritten { body in
                guard body.contains("ParentBackup"), let href = body.firstMatch(of: /Href="([^"?]*)\?format=Entity"/)
                else { return body }
                let link =
                    "<Link Href=\"\(href.1)/restorePoints\" Type=\"RestorePointReferenceList\" Rel=\"Down\" /></Links>"
                return body.replacing("</Links>", with: link)
            }
        },
        failing: ["backup.link.restore-points.absent [entity, xml]", "backup.parity.media-types.links"]
    )

    static let closure = Example(
        testDescription: "closure: restore points that lead up to another backup",
        breakage: Answers { $0.target.hasPrefix("/api/restorePoints/") && $0.target.hasSuffix("?format=Entity") }
            .becoming { response in
                response.rewritten { $0.replacing(/\/api\/backups\/[^"]*/, with: "/api/backups/\(otherGUID)") }
            },
        failing: ["backup.restore-points.own", "backup.restore-points.own.child"]
    )

    static let filter = Example(
        testDescription: "query: a filter by platform that leaves others",
        breakage: Answers { $0.target.contains("filter=Platform") }.becoming { response in
            response.rewritten { body in
                body.replacing(/<Platform>[^<]*<\/Platform>/, with: "<Platform>CustomPlatform</Platform>")
            }
        },
        failing: ["backup.query.filter.platform"]
    )

    static let order = Example(
        testDescription: "query: both orders are the same",
        breakage: { request, response in
            guard request.target.contains("sortDesc=Name") else { return response }
            return response.rewritten { body in
                let items = body.matches(of: /<Backup .*?<\/Backup>/).map { String($0.0) }
                return body.replacing(items.joined(), with: items.reversed().joined())
            }
        },
        failing: ["backup.query.order.name", "backup.query.sort.name"]
    )

    static let agreement = Example(
        testDescription: "agreement: a collection that lacks a backup",
        breakage: Answers { $0.target == "/api/backups" && $0.value(of: "Accept") == "application/xml" }.becoming {
            response in
            response.rewritten { $0.replacing(/<Ref .*?<\/Ref>/, with: "", maxReplacements: 1) }
        },
        failing: ["backup.collection.query", "backup.collection.representations"]
    )

    @Test(arguments: [
        session, cookie, operation, negotiation, stackTrace, header, shape, parity, links, closure, filter, order,
        agreement,
    ])
    func `exactly the right cases fail`(_ example: Example) async throws {
        let run = try await TestRun().perform(on: InMemoryServer(transform: example.breakage))
        #expect(run.failingCases.sorted() == example.failing.sorted())
    }

    @Test func `an installation whose lists are too large for one answer is read page by page`() async throws {
        let server = InMemoryServer(
            backups: 120,
            intercepting: { request in
                guard case .read(let read) = request, read.target.segments == ["backups"] else { return nil }
                return TransportError(.contentTooLarge, "the content is over the limit")
            }
        )
        var test = TestRun()
        test.sampling = Sampling(limit: 8, seed: 1)
        let run = try await test.perform(on: server)
        let population = try #require(run.populations.first { $0.resource == "backup" })
        #expect(population.found == 120)
        #expect(population.picked == 8)
        #expect(run.results.filter { $0.resource == "backup" }.allSatisfy { !$0.outcome.isFinding })
        #expect(run.result(named: "backup.link.children [entity, xml]")?.outcome == .pass)
        // What shows whether a token works is the session itself then.
        #expect(run.results.filter { $0.outcome == .error || $0.outcome.isFinding }.map(\.name) == [])
        #expect(run.result(named: "session.header")?.outcome == .pass)
    }

    @Test func `a linked resource that is too large is an error, as it is no list that may be`() async throws {
        let server = InMemoryServer(intercepting: { request in
            guard case .read(let read) = request, read.target.segments.first == "backupservers",
                read.target.segments.count > 1
            else { return nil }
            return TransportError(.contentTooLarge, "the content is over the limit")
        })
        let run = try await TestRun().perform(on: server)
        #expect(run.result(named: "backup.link.server.leads [entity, xml]")?.outcome == .error)
    }
}
