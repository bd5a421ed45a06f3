import Conformance
import Testing

/// What an assertion is about, on which depends how it is judged.
@Suite struct AssertionKindTests {
    /// An assertion, whether it is judged in forms and media types, and whether it compares answers.
    struct Kind: CustomTestStringConvertible {
        let assertion: Assertion
        let hasDimensions: Bool
        let comparesAnswers: Bool

        var testDescription: String { "\(assertion)" }
    }

    private static let field = QueryField(name: "Name", display: .member("Name"))
    private static let member = MemberRule(name: "Name", spelling: .attribute, occurrence: nil, type: nil)

    /// What looks at the answer to one request.
    private static let ofOneAnswer: [Assertion] = [
        .status([.code(200)]), .field(FieldRule(name: "Date", value: .present)), .document(.utf8), .root,
        .member(member), .uid(.grammar), .formMarks, .everyLink(.known), .schema(.contract), .error(.body),
        .eachItem(contract: "backup"), .offers(nil),
    ]

    private static let kinds =
        ofOneAnswer.map { Kind(assertion: $0, hasDimensions: true, comparesAnswers: false) } + [
            Kind(assertion: .steps([]), hasDimensions: false, comparesAnswers: false),
            Kind(assertion: follow(.type), hasDimensions: true, comparesAnswers: true),
            Kind(assertion: follow(.answer), hasDimensions: true, comparesAnswers: true),
            Kind(assertion: follow(.root), hasDimensions: true, comparesAnswers: true),
            Kind(assertion: follow(.resource), hasDimensions: true, comparesAnswers: true),
            Kind(assertion: follow(.otherForm), hasDimensions: true, comparesAnswers: true),
            Kind(assertion: follow(.member), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: follow(.owned), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: follow(.listed), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: parity, hasDimensions: false, comparesAnswers: true),
            Kind(assertion: .agreement(.query), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: .query(.accepts(field)), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: .query(.filter(field)), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: .query(.sort(field)), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: .query(.order(field)), hasDimensions: false, comparesAnswers: true),
            Kind(assertion: .query(.pages), hasDimensions: false, comparesAnswers: true),
        ]

    private static let parity = Assertion.parity(ParityRule(sides: .forms, part: .identity))

    private static func follow(_ destination: FollowRule.Destination) -> Assertion {
        .follow(FollowRule(hops: [.link("server")], destination: destination))
    }

    @Test(arguments: kinds) func `an assertion is of its kind`(_ kind: Kind) {
        #expect(kind.assertion.hasDimensions == kind.hasDimensions)
        #expect(kind.assertion.comparesAnswers == kind.comparesAnswers)
    }

    @Test func `a link occurs in forms and media types`() throws {
        let once = try #require(Occurrence("1"))
        #expect(Assertion.link(name: "server", occurrence: once).hasDimensions)
        #expect(!Assertion.link(name: "server", occurrence: once).comparesAnswers)
    }

    @Test func `paging information is told in forms and media types`() {
        #expect(Assertion.query(.pagingInfo).hasDimensions)
    }

    @Test(arguments: FollowRule.Destination.allCases)
    func `a rule about how resources belong together is a closure, however long its way is`(
        _ destination: FollowRule.Destination
    ) {
        let closures: [FollowRule.Destination] = [.member, .owned, .listed]
        let ways: [[FollowRule.Hop]] = [[.link("server")], [.link("server"), .items, .alternate]]
        for hops in ways {
            let rule = FollowRule(hops: hops, destination: destination)
            #expect(rule.isClosure == closures.contains(destination))
        }
    }

    @Test func `items have the form of their list, and nothing else has items`() {
        #expect(Form.references.ofItems == .reference)
        #expect(Form.entities.ofItems == .entity)
        #expect(Form.allCases.filter { $0.ofItems == nil } == [.reference, .entity, .sole])
    }
}
