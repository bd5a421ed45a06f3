import ContractLoading
import Testing

/// What contracts say of one another.
@Suite struct ReferenceDiagnosticsTests {
    @Test func `an unknown link is reported with the link that was meant, which then counts as used`() {
        let mistaken = Example().replacing("link: owner", with: "link: owners")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:38:11: error: unknown link 'owners'; did you mean 'owner'?
                 38 |     link: owners
                    |           ^~~~~~
                """
        )
    }

    @Test func `a link that nothing speaks of is reported`() {
        let mistaken = Example().replacing("  owner:", with: "  keeper: { rel: [Up], path: [/keepers] }\n  owner:")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:17:3: error: the link 'keeper' is never used
                 17 |   keeper: { rel: [Up], path: [/keepers] }
                    |   ^~~~~~
                """
        )
    }

    @Test func `an unknown statement is reported with the one that was meant, which then counts as kept`() {
        let mistaken = Example().replacing("statements: [S1]", with: "statements: [S11]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:29:18: error: unknown statement 'S11'; did you mean 'S1'?
                 29 |     statements: [S11]
                    |                  ^~~
                """
        )
    }

    @Test func `a statement that no requirement keeps is reported`() {
        let mistaken = Example().replacing("  S2: Reading", with: "  S3: It is small.\n  S2: Reading")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:13:3: error: no requirement keeps S3; cite it, or drop it
                 13 |   S3: It is small.
                    |   ^~
                """
        )
    }

    @Test func `an unknown convention is reported`() {
        let mistaken = Example().replacing("  status.ok: [S2]", with: "  status.okay: [S2]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:15:3: error: unknown convention 'status.okay'; did you mean \
                'status.ok'?
                 15 |   status.okay: [S2]
                    |   ^~~~~~~~~~~
                """
        )
    }

    @Test func `an unknown fact of a condition is reported`() {
        let mistaken = Example().replacing("when: { colour:", with: "when: { color:")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:13: error: unknown fact 'color'; did you mean 'colour'?
                 36 |     when: { color: [Red] }
                    |             ^~~~~
                """
        )
    }

    @Test func `an unknown stratum is reported`() {
        let mistaken = Example().replacing("strata: [colour]", with: "strata: [color]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:10:10: error: unknown fact 'color'; did you mean 'colour'?
                 10 | strata: [color]
                    |          ^~~~~
                """
        )
    }

    @Test func `a condition that can never hold is reported`() {
        let mistaken = Example().replacing("when: { colour: [Red] }", with: "when: { colour: [Rad] }")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:22: error: 'Rad' is no value of 'colour'; did you mean 'Red'?
                 36 |     when: { colour: [Rad] }
                    |                      ^~~
                """
        )
    }

    @Test func `an id that is taken in the same file is reported`() {
        let mistaken = Example().replacing("id: thing.owner", with: "id: thing.colour")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:34:9: error: the id 'thing.colour' is taken; it stands in line 27
                 34 |   - id: thing.colour
                    |         ^~~~~~~~~~~~
                """
        )
    }

    @Test func `an id that is inherited is taken`() {
        let mistaken = Example().replacing("id: thing.owner", with: "id: thing.status.ok")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:34:9: error: the id 'thing.status.ok' is taken; it is inherited from \
                the conventions
                 34 |   - id: thing.status.ok
                    |         ^~~~~~~~~~~~~~~
                """
        )
    }

    @Test func `an id that is taken in the conventions is reported once`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: """
                    status: 200
                  - id: status.ok
                    level: may
                    purpose: It stands here again.
                    root: by-form
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:15:9: error: the id 'status.ok' is taken; it stands in line 11
                 15 |   - id: status.ok
                    |         ^~~~~~~~~
                """
        )
    }

    @Test func `a group that stands twice is reported`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "groups:",
            with: """
                groups:
                - name: status
                  title: More codes
                  page: http_response_codes.html
                  section: More codes
                  requirements:
                  - { id: status.more, level: may, purpose: There are more., status: 204 }
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:12:9: error: the group 'status' stands in line 6 already
                 12 | - name: status
                    |         ^~~~~~
                """
        )
    }

    @Test func `a link's types are those of forms that the resource has`() {
        let mistaken = Example().replacing(
            "type: { entity: [OwnerReference] }",
            with: "type: { sole: [OwnerReference] }"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:20:13: error: the resource has no form 'sole'
                 20 |     type: { sole: [OwnerReference] }
                    |             ^~~~
                """
        )
    }

    @Test func `a convention about forms that the resource lacks is kept by nobody`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: "    forms: [sole]\n    status: 200"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:15:3: error: the convention 'status.ok' is about forms that the \
                resource lacks
                 15 |   status.ok: [S2]
                    |   ^~~~~~~~~
                """
        )
    }
}
