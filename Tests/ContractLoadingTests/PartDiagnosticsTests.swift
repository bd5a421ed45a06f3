import ContractLoading
import Testing

/// Mistakes in contracts that are parts of others, and in where their subjects come from.
@Suite struct PartDiagnosticsTests {
    @Test func `a statement that neither the part nor its owner has is reported with the one that was meant`() {
        #expect(
            Example().listing("[S1]", replacedBy: "[S22]").diagnostics == """
                contracts/resources/thing.list.yaml:17:18: error: unknown statement 'S22'; did you mean 'S2'?
                 17 |     statements: [S22]
                    |                  ^~~
                """
        )
    }

    @Test func `a part keeps by conventions what its owner promises and nothing else`() {
        #expect(
            Example().listing("groups:", replacedBy: "keeps:\n  status.ok: [S2, twelve]\ngroups:").diagnostics == """
                contracts/resources/thing.list.yaml:10:19: error: unknown statement 'twelve'; known: S1, S2
                 10 |   status.ok: [S2, twelve]
                    |                   ^~~~~~
                """
        )
    }

    @Test func `a link that neither the part nor its owner has is reported`() {
        #expect(
            Example().listing("owner.UID", replacedBy: "shelf.UID").diagnostics == """
                contracts/resources/thing.list.yaml:25:12: error: unknown link 'shelf'; known: owner
                 25 |     shown: shelf.UID
                    |            ^~~~~~~~~
                """
        )
    }

    @Test func `a part's own link is not used by its owner`() {
        let own = "links:\n  shelf: { rel: [Up], path: [/shelves] }\ngroups:"
        #expect(
            Example().listing("groups:", replacedBy: own).diagnostics == """
                contracts/resources/thing.list.yaml:10:3: error: the link 'shelf' is never used
                 10 |   shelf: { rel: [Up], path: [/shelves] }
                    |   ^~~~~
                """
        )
    }

    @Test func `what a part's owner cannot tell is not held against the part`() {
        let broken = Example().listing("[S1]", replacedBy: "[S9]").replacing(.thing, by: "contract: [thing\n")
        #expect(!broken.diagnostics.contains("thing.list.yaml"))
        #expect(broken.diagnostics.contains("thing.yaml:"))
    }

    @Test func `a part's ids start with its own name`() {
        #expect(
            Example().listing("id: thing.list.owner", replacedBy: "id: thing.shelf").diagnostics == """
                contracts/resources/thing.list.yaml:20:9: error: the id 'thing.shelf' must start with 'thing.list.'
                 20 |   - id: thing.shelf
                    |         ^~~~~~~~~~~
                """
        )
    }

    @Test(arguments: ["thing.list.items", "thing.list.status.ok"])
    func `an id of the owner is none of its part's, inherited or own`(_ id: String) {
        let diagnostics = Example().claiming(["status: 200"]).listing()
            .replacing("id: thing.claim", with: "id: \(id)").diagnostics
        #expect(diagnostics.contains("thing.yaml:47:9: error: the id '\(id)' is taken; it stands in a part of the"))
    }

    @Test(arguments: ["thing..list", "thing.list.", "thing._list", "Thing.list"])
    func `a contract's name is words joined by dashes and dots`(_ name: String) {
        let file = Example.list.replacing("contract: thing.list", with: "contract: \(name)")
            .replacing("id: thing.list.", with: "id: \(name).")
        #expect(
            Example().adding("\(name).yaml", file).diagnostics.contains(
                """
                contracts/\(name).yaml:1:11: error: 'contract' must be lower-case words joined by dashes, and a dot \
                before a part, not '\(name)'
                """
            )
        )
    }

    @Test(arguments: ["{ }", "{ list: A, at: /api/ }", "{ open: /api/, at: /api/ }"])
    func `subjects come from one place`(_ written: String) {
        let example = Example().listing("{ list: ThingReferenceList }", replacedBy: written)
        #expect(
            example.diagnostics.contains(
                "error: 'discover' is logon-session, or has one of open, collection, list, at\n"
            )
        )
    }

    @Test func `a fixed target is under the interface and no action`() {
        #expect(
            Example().listing("list: ThingReferenceList", replacedBy: "at: /api/query?action=x").diagnostics == """
                contracts/resources/thing.list.yaml:8:17: error: 'at' must be a path under /api/ without an action, \
                not '/api/query?action=x'
                 8 | discover: { at: /api/query?action=x }
                   |                 ^~~~~~~~~~~~~~~~~~~
                """
        )
    }

    @Test func `a list is found by a word`() {
        #expect(
            Example().listing("list: ThingReferenceList", replacedBy: "list: Thing List").diagnostics == """
                contracts/resources/thing.list.yaml:8:19: error: 'list' must be one word of letters and digits, not \
                'Thing List'
                 8 | discover: { list: Thing List }
                   |                   ^~~~~~~~~~
                """
        )
    }

    @Test func `a form of the owner is none of its part`() {
        let forms = "    forms: [entity]\n    each-item: thing"
        #expect(
            Example().listing("    each-item: thing", replacedBy: forms).diagnostics == """
                contracts/resources/thing.list.yaml:19:13: error: the resource has no form 'entity', only references \
                and entities
                 19 |     forms: [entity]
                    |             ^~~~~~
                """
        )
    }
}
