import Conformance
import ContractLoading
import Testing

/// What is written of several answers, of lists and of refusals, and what it becomes.
@Suite struct ClaimReadingTests {
    /// Lines of a requirement, and what they claim.
    struct Written: CustomTestStringConvertible {
        let lines: String
        let assertion: Assertion

        init(_ lines: String, _ assertion: Assertion) {
            self.lines = lines
            self.assertion = assertion
        }

        var testDescription: String { lines }
    }

    private static let statuses = [
        Written("status: 4xx", .status([.family(4)])),
        Written("status: [204, 3xx, 4xx]", .status([.code(204), .family(3), .family(4)])),
    ]

    private static let errors = ErrorRule.allCases.map { Written("error: \($0.rawValue)", .error($0)) }

    private static let documents = DocumentRule.allCases.map { Written("document: \($0.rawValue)", .document($0)) }

    private static let agreements = AgreementRule.allCases.map {
        Written("agrees-with: \($0.rawValue)", .agreement($0))
    }

    private static let parities = ParityRule.Sides.allCases.flatMap { sides in
        ParityRule.Part.allCases.map { part in
            Written(
                "parity: \(sides.rawValue) | of: \(part.rawValue)",
                .parity(ParityRule(sides: sides, part: part))
            )
        }
    }

    private static let follows = [
        Written("follow: owner | to: member", .follow(FollowRule(hops: [.link("owner")], destination: .member))),
        Written("follow: owner | to: resource", .follow(FollowRule(hops: [.link("owner")], destination: .resource))),
        Written("follow: [owner] | to: type", .follow(FollowRule(hops: [.link("owner")], destination: .type))),
        Written(
            "follow: [owner, items, alternate] | to: owned",
            .follow(FollowRule(hops: [.link("owner"), .items, .alternate], destination: .owned))
        ),
        Written(
            "follow: [owner, owner] | to: listed",
            .follow(FollowRule(hops: [.link("owner"), .link("owner")], destination: .listed))
        ),
    ]

    private static let name = QueryField(name: "Name", display: .member("Name"))

    private static let queries = [
        Written("query: paging-info", .query(.pagingInfo)),
        Written("query: pages", .query(.pages)),
        Written("query: accepts | by: JobUid", .query(.accepts(QueryField(name: "JobUid", display: nil)))),
        Written("query: accepts | by: Name | shown: Name", .query(.accepts(name))),
        Written("query: filter | by: Name | shown: Name", .query(.filter(name))),
        Written("query: sort | by: Name | shown: Name", .query(.sort(name))),
        Written("query: order | by: Name | shown: Name", .query(.order(name))),
        Written(
            "query: filter | by: OwnerName | shown: owner.Name",
            .query(.filter(QueryField(name: "OwnerName", display: .linkName("owner"))))
        ),
        Written(
            "query: sort | by: OwnerUid | shown: owner.UID",
            .query(.sort(QueryField(name: "OwnerUid", display: .linkUID("owner"))))
        ),
    ]

    private static let offers = [
        Written("offers: any", .offers(nil)), Written("offers: v1_7", .offers(RESTVersion("v1_7"))),
    ]

    @Test(
        arguments: [
            offers, statuses, errors, documents, agreements, parities, follows, queries,
            [
                Written("each-item: thing", .eachItem(contract: "thing")),
                Written("every-link: known", .everyLink(.known)),
            ],
        ].flatMap(\.self)
    )
    func `a requirement claims what is written`(_ written: Written) throws {
        let lines = written.lines.split(separator: " | ").map(String.init)
        #expect(try Example().claiming(lines).claim() == written.assertion)
    }

    @Test(arguments: [
        "parity: forms | of: links", "agrees-with: agents", "follow: owner | to: member",
        "follow: [owner, items] | to: owned", "query: filter | by: Name | shown: Name", "query: pages",
    ])
    func `what compares answers has neither forms nor media types`(_ written: String) throws {
        let example = Example().claiming(written.split(separator: " | ").map(String.init))
        let claim = try #require(try example.library().requirements.first { $0.id == "thing.claim" })
        #expect(claim.forms.isEmpty)
        #expect(claim.mediaTypes.isEmpty)
        #expect(claim.request == .plain)
    }

    @Test(arguments: ["query: paging-info", "error: body", "each-item: thing", "follow: owner | to: resource"])
    func `what is about one answer is judged in every form and media type`(_ written: String) throws {
        let example = Example().claiming(written.split(separator: " | ").map(String.init))
        let claim = try #require(try example.library().requirements.first { $0.id == "thing.claim" })
        #expect(claim.forms == [.reference, .entity])
        #expect(claim.mediaTypes == MediaType.allCases)
    }

    @Test func `a link that only a claim about a query speaks of is used`() throws {
        let lines = ["query: filter", "by: KeeperName", "shown: keeper.Name"]
        let example = Example().claiming(lines).replacing(
            "  owner:",
            with: "  keeper: { rel: [Up], path: [/keepers] }\n  owner:"
        )
        let field = QueryField(name: "KeeperName", display: .linkName("keeper"))
        #expect(try example.claim() == .query(.filter(field)))
    }
}
