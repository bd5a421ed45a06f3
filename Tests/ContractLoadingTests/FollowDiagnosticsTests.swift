import ContractLoading
import Testing

/// Mistakes in the ways that are followed.
@Suite struct FollowDiagnosticsTests {
    @Test func `a way has three steps at most`() {
        #expect(
            Example().claiming("follow: [owner, items, alternate, owner]", "to: owned").diagnostics == """
                contracts/resources/thing.yaml:50:13: error: a way has at most 3 steps
                 50 |     follow: [owner, items, alternate, owner]
                    |             ^
                """
        )
    }

    @Test func `a way has a step`() {
        #expect(
            Example().claiming("follow: []", "to: owned").diagnostics == """
                contracts/resources/thing.yaml:50:13: error: 'follow' must not be empty
                 50 |     follow: []
                    |             ^
                """
        )
    }

    @Test(arguments: ["items", "alternate"]) func `a way begins with a link`(_ step: String) {
        #expect(
            Example().claiming("follow: [\(step), owner]", "to: owned").diagnostics == """
                contracts/resources/thing.yaml:50:14: error: unknown link '\(step)'; known: owner
                 50 |     follow: [\(step), owner]
                    |              ^\(String(repeating: "~", count: step.count - 1))
                """
        )
    }

    @Test func `a further step is a link, the items or the other form`() {
        #expect(
            Example().claiming("follow: [owner, things]", "to: owned").diagnostics == """
                contracts/resources/thing.yaml:50:21: error: unknown link or step 'things'; known: owner, items, \
                alternate
                 50 |     follow: [owner, things]
                    |                     ^~~~~~
                """
        )
    }

    @Test func `a misspelt step is reported with the one that was meant`() {
        #expect(
            Example().claiming("follow: [ownr, itmes]", "to: owned").diagnostics == """
                contracts/resources/thing.yaml:50:14: error: unknown link 'ownr'; did you mean 'owner'?
                 50 |     follow: [ownr, itmes]
                    |              ^~~~
                contracts/resources/thing.yaml:50:20: error: unknown link or step 'itmes'; did you mean 'items'?
                 50 |     follow: [ownr, itmes]
                    |                    ^~~~~
                """
        )
    }

    @Test func `a way with a step that nobody knows has no other mistake`() {
        #expect(
            Example().claiming("follow: [owner, elsewhere, items]", "to: type").diagnostics == """
                contracts/resources/thing.yaml:50:21: error: unknown link or step 'elsewhere'; known: owner, items, \
                alternate
                 50 |     follow: [owner, elsewhere, items]
                    |                     ^~~~~~~~~
                """
        )
    }

    @Test(arguments: ["type", "answer", "root", "resource", "other-form", "member"])
    func `only what is owned or listed is reached in several steps`(_ destination: String) {
        #expect(
            Example().claiming("follow: [owner, items]", "to: \(destination)").diagnostics == """
                contracts/resources/thing.yaml:51:5: error: 'to: \(destination)' takes one link, no way of several steps
                 51 |     to: \(destination)
                    |     ^~
                """
        )
    }

    @Test(arguments: ["owned", "listed"]) func `what is owned or listed is reached in one step too`(_ to: String) {
        #expect(Example().claiming("follow: owner", "to: \(to)").diagnostics.isEmpty)
        #expect(Example().claiming("follow: [owner, items]", "to: \(to)").diagnostics.isEmpty)
    }

    @Test func `an unknown destination is reported`() {
        #expect(
            Example().claiming("follow: owner", "to: owend").diagnostics == """
                contracts/resources/thing.yaml:51:9: error: unknown destination 'owend'; did you mean 'owned'?
                 51 |     to: owend
                    |         ^~~~~
                """
        )
    }

    @Test func `a link that a mistaken way names is used all the same`() {
        let link = "  keeper: { rel: [Up], path: [/keepers] }\n  owner:"
        let mistaken = Example().claiming("follow: [keeper, items]", "to: type").replacing("  owner:", with: link)
        #expect(!mistaken.diagnostics.contains("is never used"))
        #expect(mistaken.diagnostics.contains("52:5: error: 'to: type' takes one link"))
    }
}
