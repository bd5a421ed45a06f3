import Conformance
import Execution
import MockServer
import TestSupport
import Testing

/// One broken answer for each kind of requirement: exactly the right cases fail.
@Suite struct BrokenAnswerTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let breakage: MockEnterpriseManager.Transform
        let failing: [String]
    }

    static let headerRule = Example(
        testDescription: "header rule: a Content-Length that counts one byte too many",
        breakage: Answers {
            $0.readsBackup(asEntity: true) && $0.wantsJSON && $0.value(of: "X-RestSvcSessionId") != nil
        }.becoming {
            $0.setting("Content-Length", to: "\($0.body.count + 1)")
        },
        failing: ["backup.header.content-length [entity, json]"]
    )

    static let elementRule = Example(
        testDescription: "element rule: an entity without Platform",
        breakage: Answers { $0.readsBackup(asEntity: true) && $0.wantsJSON }.becoming {
            $0.replacing("\"Platform\":", with: "\"Plattform\":")
        },
        failing: [
            "backup.platform [entity, json]", "backup.members.known [entity, json]",
            "backup.parity.media-types.elements",
        ]
    )

    static let linkRule = Example(
        testDescription: "conditional link rule: an entity whose link to the restore points has another relation",
        breakage: Answers { $0.readsBackup(asEntity: true) && !$0.wantsJSON && $0.value(of: "Accept") != nil }.becoming
        {
            $0.replacing(
                "Type=\"RestorePointReferenceList\" Rel=\"Down\"",
                with: "Type=\"RestorePointReferenceList\" Rel=\"Related\""
            )
        },
        failing: [
            "backup.link.restore-points [entity, xml]", "backup.links.known [entity, xml]",
            "backup.parity.media-types.links",
        ]
    )

    static let followRule = Example(
        testDescription: "follow rule: restore points that answer 500",
        breakage: Answers { $0.target.hasSuffix("/restorePoints") && $0.wantsJSON && $0.target.contains("/backups/") }
            .becoming {
                $0.answering(500, "Internal Server Error")
            },
        failing: [
            "backup.link.restore-points.leads [reference, json]", "backup.link.restore-points.leads [entity, json]",
        ]
    )

    static let stepRule = Example(
        testDescription: "session step rule: a logout answered with 200",
        breakage: Answers { $0.method == "DELETE" }.becoming {
            $0.answering(200, "OK")
        },
        failing: ["session.logout"]
    )

    @Test(arguments: [headerRule, elementRule, linkRule, followRule, stepRule])
    func `exactly the right cases fail`(_ example: Example) async throws {
        let server = InMemoryServer(transform: example.breakage)
        let run = try await TestRun().perform(on: server)
        #expect(run.failingCases == example.failing)
    }
}
