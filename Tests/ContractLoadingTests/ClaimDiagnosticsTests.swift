import ContractLoading
import Testing

/// Mistakes in what is claimed of several answers, of lists and of refusals.
@Suite struct ClaimDiagnosticsTests {
    @Test(arguments: ["0xx", "6xx", "4XX", "40x"]) func `a class of codes is a digit and two x`(_ text: String) {
        #expect(
            Example().claiming("status: [404, \(text)]").diagnostics == """
                contracts/resources/thing.yaml:50:19: error: 'status' must be a number from 100 to 599 or a class such \
                as 4xx, not '\(text)'
                 50 |     status: [404, \(text)]
                    |                   ^~~
                """
        )
    }

    @Test func `an unknown rule of errors is reported`() {
        #expect(
            Example().claiming("error: boddy").diagnostics == """
                contracts/resources/thing.yaml:50:12: error: unknown rule of errors 'boddy'; did you mean 'body'?
                 50 |     error: boddy
                    |            ^~~~~
                """
        )
    }

    @Test func `items of an unknown contract are reported`() {
        #expect(
            Example().claiming("each-item: thin").diagnostics == """
                contracts/resources/thing.yaml:50:16: error: unknown contract 'thin'; did you mean 'thing'?
                 50 |     each-item: thin
                    |                ^~~~
                """
        )
    }

    @Test func `parity says what is compared`() {
        #expect(
            Example().claiming("parity: forms").diagnostics == """
                contracts/resources/thing.yaml:50:5: error: missing key 'of'; 'parity' needs it
                 50 |     parity: forms
                    |     ^~~~~~
                """
        )
    }

    @Test func `unknown sides and parts of parity are reported at their places`() {
        #expect(
            Example().claiming("parity: media", "of: everything").diagnostics == """
                contracts/resources/thing.yaml:50:13: error: unknown pair of sides 'media'; known: forms, media-types
                 50 |     parity: media
                    |             ^~~~~
                contracts/resources/thing.yaml:51:9: error: unknown part that is compared 'everything'; known: \
                identity, elements, links
                 51 |     of: everything
                    |         ^~~~~~~~~~
                """
        )
    }

    @Test func `an unknown list to agree with is reported`() {
        #expect(
            Example().claiming("agrees-with: agent").diagnostics == """
                contracts/resources/thing.yaml:50:18: error: unknown list to agree with 'agent'; did you mean 'agents'?
                 50 |     agrees-with: agent
                    |                  ^~~~~
                """
        )
    }

    @Test func `what is offered is a version`() {
        #expect(
            Example().claiming("offers: 1.7").diagnostics == """
                contracts/resources/thing.yaml:50:13: error: 'offers' must be any or a version such as v1_7, not '1.7'
                 50 |     offers: 1.7
                    |             ^~~
                """
        )
    }

    @Test(arguments: [("of", "'parity'"), ("by", "'query'"), ("shown", "'query'"), ("to", "'follow'")])
    func `a companion belongs to its head`(_ key: String, _ head: String) {
        #expect(
            Example().claiming("status: 404", "\(key): x").diagnostics == """
                contracts/resources/thing.yaml:51:5: error: '\(key)' belongs to \(head)
                 51 |     \(key): x
                    |     ^\(String(repeating: "~", count: key.count - 1))
                """
        )
    }

    /// A claim that compares answers.
    private static let comparisons = [
        ["parity: forms", "of: identity"], ["agrees-with: query"], ["follow: owner", "to: member"],
        ["follow: [owner, items]", "to: owned"], ["query: filter", "by: Name", "shown: Name"], ["query: pages"],
    ]

    @Test(arguments: comparisons) func `what compares answers chooses its own requests`(_ claim: [String]) {
        let dimensions = ["forms: [entity]", "media: [xml]", "request: { accept: none }"]
        let refused = zip(["forms", "media", "request"], dimensions).enumerated().map { index, dimension in
            """
            contracts/resources/thing.yaml:\(50 + index):5: error: what compares several answers has no \
            '\(dimension.0)'
             \(50 + index) |     \(dimension.1)
                |     ^\(String(repeating: "~", count: dimension.0.count - 1))
            """
        }
        #expect(Example().claiming(dimensions + claim).diagnostics == refused.joined(separator: "\n"))
    }

    @Test(arguments: comparisons) func `what compares answers may depend on facts`(_ claim: [String]) {
        #expect(Example().claiming(["when: { colour: [Red] }"] + claim).diagnostics.isEmpty)
    }

    @Test(arguments: [
        ["follow: owner", "to: resource"], ["query: paging-info"], ["error: body"], ["each-item: thing"],
    ])
    func `what is about one answer may be about some forms and media types`(_ claim: [String]) {
        let dimensions = ["forms: [entity]", "media: [xml]", "request: { session: none }"]
        #expect(Example().claiming(dimensions + claim).diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("each-item", "each-item: thing"), ("parity", "parity: forms\n    of: links"),
        ("agrees-with", "agrees-with: query"), ("query", "query: pages"),
    ])
    func `a convention compares nothing`(_ key: String, _ claim: String) {
        let first = claim.split(separator: "\n")[0]
        #expect(
            Example().replacing(in: .conventions, "status: 200", with: claim).diagnostics.hasPrefix(
                """
                contracts/conventions.yaml:14:5: error: a convention has no '\(key)'; it belongs to a resource
                 14 |     \(first)
                    |     ^\(String(repeating: "~", count: key.count - 1))
                """
            )
        )
    }
}
