import Conformance
import ContractLoading
import Testing

/// How requests and session steps depart from the plain ones.
@Suite struct RequestReadingTests {
    @Test(arguments: [
        ("{ accept: none }", RequestVariation(accept: Accept.none)),
        ("{ accept: any }", RequestVariation(accept: .any)),
        ("{ accept: list }", RequestVariation(accept: .list)),
        ("{ item: unknown }", RequestVariation(item: .unknown)),
        ("{ item: malformed }", RequestVariation(item: .malformed)),
        (
            "{ item: unknown, accept: none, session: none }",
            RequestVariation(accept: Accept.none, session: SessionUse.none, item: .unknown)
        ),
    ])
    func `a request varies as it is written`(_ written: String, _ variation: RequestVariation) throws {
        let example = Example().claiming("request: \(written)", "status: 404")
        #expect(try example.library().requirements.first { $0.id == "thing.claim" }?.request == variation)
    }

    @Test(arguments: ["xml", "json"])
    func `a media type is no variation, since cases are of one`(_ word: String) {
        #expect(
            Example().claiming("request: { accept: \(word) }", "status: 404").diagnostics == """
                contracts/resources/thing.yaml:50:24: error: unknown variation of Accept '\(word)'; known: none, any, \
                list
                 50 |     request: { accept: \(word) }
                    |                        \(word == "xml" ? "^~~" : "^~~~")
                """
        )
    }

    @Test func `an unknown item is reported with the one that was meant`() {
        #expect(
            Example().claiming("request: { item: unknwon }", "status: 404").diagnostics == """
                contracts/resources/thing.yaml:50:22: error: unknown variation of the item 'unknwon'; did you mean \
                'unknown'?
                 50 |     request: { item: unknwon }
                    |                      ^~~~~~~
                """
        )
    }

    @Test(arguments: SessionStep.Read.Carrier.allCases)
    func `a read sends the token as it is written`(_ carrier: SessionStep.Read.Carrier) throws {
        let steps = try steps("- get: { by: \(carrier.rawValue), status: 401 }")
        let expectation = StepExpectation(status: 401, fields: [], isEmpty: false)
        #expect(steps.last == .read(SessionStep.Read(carrier: carrier, expectation: expectation)))
    }

    @Test func `a read sends the token in the header field where nothing is written`() throws {
        guard case .read(let read) = try steps("- get: { status: 200 }").last else {
            Issue.record("the last step is no read")
            return
        }
        #expect(read.carrier == .header)
    }

    @Test(arguments: StepExpectation.SessionClaim.allCases)
    func `a logon tells of its session what is written`(_ claim: StepExpectation.SessionClaim) throws {
        let steps = try steps("- logon: { status: 201, tells: \(claim.rawValue) }")
        #expect(steps.map(\.expectation.session) == [nil, claim])
    }

    @Test func `an unknown claim about a session is reported with the one that was meant`() {
        let mistaken = Example().replacing("logon: { status: 201 }", with: "logon: { status: 201, tells: cokie }")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:45:36: error: unknown claim about a session 'cokie'; did you mean \
                'cookie'?
                 45 |     - logon: { status: 201, tells: cokie }
                    |                                    ^~~~~
                """
        )
    }

    @Test func `an unknown way to send the token is reported with those that are known`() {
        let mistaken = Example().replacing("get: { status: 200 }", with: "get: { by: pigeon, status: 200 }")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:46:18: error: unknown way to send the token 'pigeon'; known: header, \
                cookie, header-beside-false-cookie, cookie-beside-false-header, false-cookie
                 46 |     - get: { by: pigeon, status: 200 }
                    |                  ^~~~~~
                """
        )
    }

    @Test(arguments: ["get: { status: 200, tells: cookie }", "logout: { status: 204, tells: cookie }"])
    func `only a logon tells of its session`(_ step: String) {
        let mistaken = Example().replacing("get: { status: 200 }", with: step)
        #expect(mistaken.diagnostics.contains("46:\(step.hasPrefix("get") ? 27 : 30): error: unknown key 'tells'"))
    }

    @Test func `a step has one status and no class of them`() {
        #expect(
            Example().replacing("get: { status: 200 }", with: "get: { status: 2xx }").diagnostics == """
                contracts/resources/thing.yaml:46:22: error: 'status' must be a number from 100 to 599, not '2xx'
                 46 |     - get: { status: 2xx }
                    |                      ^~~
                """
        )
    }

    /// The steps of the thing's session, of which the last is another one.
    private func steps(_ last: String) throws -> [SessionStep] {
        let library = try Example().replacing("- get: { status: 200 }", with: last).library()
        let session = library.requirements.first { $0.id == "thing.session" }
        guard case .steps(let steps) = session?.assertion else { return [] }
        return steps
    }
}
