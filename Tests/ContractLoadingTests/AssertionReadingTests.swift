import Conformance
import ContractLoading
import Testing

/// An assertion as it is written, and what it becomes.
struct WrittenAssertion: CustomTestStringConvertible, Sendable {
    let text: String
    let assertion: Assertion

    var testDescription: String { text }
}

/// What is written in place of `status: 200`, and what it claims.
@Suite struct AssertionReadingTests {
    private static let written: [WrittenAssertion] = [
        WrittenAssertion(text: "status: 404", assertion: .status([.code(404)])),
        WrittenAssertion(text: "status: [200, 204]", assertion: .status([.code(200), .code(204)])),
        WrittenAssertion(
            text: "{ field: Date, value: present }",
            assertion: .field(FieldRule(name: "Date", value: .present))
        ),
        WrittenAssertion(
            text: "{ field: Content-Length, value: content-length }",
            assertion: .field(FieldRule(name: "Content-Length", value: .contentLength))
        ),
        WrittenAssertion(
            text: "{ field: Content-Type, value: negotiated-media-type }",
            assertion: .field(FieldRule(name: "Content-Type", value: .negotiatedMediaType))
        ),
        WrittenAssertion(
            text: "{ field: Content-Type, value: charset }",
            assertion: .field(FieldRule(name: "Content-Type", value: .charset))
        ),
        WrittenAssertion(
            text: "{ field: WWW-Authenticate, challenge: Basic }",
            assertion: .field(FieldRule(name: "WWW-Authenticate", value: .challenge(scheme: "Basic")))
        ),
        WrittenAssertion(text: "document: well-formed", assertion: .document(.wellFormed)),
        WrittenAssertion(text: "root: by-form", assertion: .root),
        WrittenAssertion(
            text: "{ attribute: Name, occurs: 1, type: Word }",
            assertion: .member(
                MemberRule(
                    name: "Name",
                    spelling: .attribute,
                    occurrence: Occurrence("1"),
                    type: ScalarType(name: "Word", grammar: .lexical(.nonEmpty))
                )
            )
        ),
        WrittenAssertion(
            text: "{ element: Name, occurs: 0..1 }",
            assertion: .member(MemberRule(name: "Name", spelling: .element, occurrence: Occurrence("0..1"), type: nil))
        ),
        WrittenAssertion(text: "uid: href", assertion: .uid(.agreesWithHref)),
        WrittenAssertion(text: "form-marks: in-step", assertion: .formMarks),
        WrittenAssertion(text: "every-link: absolute", assertion: .everyLink(.absolute)),
        WrittenAssertion(text: "schema: product", assertion: .schema(.product)),
    ]

    @Test(arguments: written)
    func `an assertion claims what is written`(_ example: WrittenAssertion) throws {
        let keys = example.text.trimmingPrefix("{ ").split(separator: ", ").map { $0.replacing(" }", with: "") }
        let lines = example.text.hasPrefix("{") ? keys.joined(separator: "\n    ") : example.text
        let library = try Example().replacing(in: .conventions, "status: 200", with: lines).library()
        #expect(library.requirements.first?.assertion == example.assertion)
    }

    @Test func `a link occurs`() throws {
        let owner = try Example().library().requirements.first { $0.id == "thing.owner" }
        let once = try #require(Occurrence("1"))
        #expect(owner?.assertion == .link(name: "owner", occurrence: once))
    }

    @Test func `a link leads somewhere`() throws {
        let example = Example().replacing("link: owner\n    occurs: 1", with: "follow: owner\n    to: other-form")
        let owner = try example.library().requirements.first { $0.id == "thing.owner" }
        #expect(owner?.assertion == .follow(FollowRule(hops: [.link("owner")], destination: .otherForm)))
    }

    @Test func `steps are logon, get and logout with what each must come back with`() throws {
        let example = Example().replacing(
            "logon: { status: 201 }\n    - get: { status: 200 }",
            with: """
                logon: { credentials: none, status: 401, challenge: Basic }
                    - logon: { status: 201, fields: [X-RestSvcSessionId] }
                    - logout: { status: 204, empty: true }
                """
        )
        let challenge = FieldRule(name: "WWW-Authenticate", value: .challenge(scheme: "Basic"))
        let token = FieldRule(name: "X-RestSvcSessionId", value: .present)
        let refused = StepExpectation(status: 401, fields: [challenge], isEmpty: false)
        let created = StepExpectation(status: 201, fields: [token], isEmpty: false)
        let steps: [SessionStep] = [
            .logOn(SessionStep.LogOn(credentials: .none, expectation: refused)),
            .logOn(SessionStep.LogOn(credentials: .configured, expectation: created)),
            .logOut(expecting: StepExpectation(status: 204, fields: [], isEmpty: true)),
        ]
        let session = try example.library().requirements.first { $0.id == "thing.session" }
        #expect(session?.assertion == .steps(steps))
    }
}
