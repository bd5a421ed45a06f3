import ContractLoading
import Testing

/// Keys and kinds of values.
@Suite struct KeyDiagnosticsTests {
    @Test func `an unknown key is reported with the key that was meant`() {
        let mistaken = Example().replacing("    level: should", with: "    levle: should")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:35:5: error: unknown key 'levle'; did you mean 'level'?
                 35 |     levle: should
                    |     ^~~~~
                """
        )
    }

    @Test func `an unknown key far from all others is reported with those that are known`() {
        let mistaken = Example().replacing(
            "discover: { collection: { reference: ThingReferenceList, entity: ThingList } }",
            with: """
                discover: { collection: { reference: ThingReferenceList, entity: ThingList, mistake: 1 } }
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:8:77: error: unknown key 'mistake'; known: reference, entity
                 8 | discover: { collection: { reference: ThingReferenceList, entity: ThingList, mistake: 1 } }
                   |                                                                             ^~~~~~~
                """
        )
    }

    @Test func `a missing key is reported at the start of its mapping`() {
        let mistaken = Example().replacing("    level: should\n", with: "")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:34:5: error: missing key 'level'; each requirement has one
                 34 |   - id: thing.owner
                    |     ^~
                """
        )
    }

    @Test func `a key without a value is reported at the key`() {
        let mistaken = Example().replacing("    level: should", with: "    level:")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:35:5: error: 'level' has no value
                 35 |     level:
                    |     ^~~~~
                """
        )
    }

    @Test func `text in place of a list is reported`() {
        let mistaken = Example().replacing("strata: [colour]", with: "strata: colour")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:10:9: error: 'strata' must be a list, not text
                 10 | strata: colour
                    |         ^~~~~~
                """
        )
    }

    @Test func `a list in place of text is reported`() {
        let mistaken = Example().replacing("title: A thing", with: "title: [A thing]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:2:8: error: 'title' must be text, not a list
                 2 | title: [A thing]
                   |        ^
                """
        )
    }

    @Test func `text in place of a mapping is reported, and makes no other mistakes`() {
        let mistaken = Example().replacing("facts: { colour: Colour }", with: "facts: colour")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:9:8: error: 'facts' must be a mapping, not text
                 9 | facts: colour
                   |        ^~~~~~
                """
        )
    }

    @Test func `an empty list is reported`() {
        let mistaken = Example().replacing("    rel: [Up]", with: "    rel: []")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:18:10: error: 'rel' must not be empty
                 18 |     rel: []
                    |          ^
                """
        )
    }

    @Test func `an empty text is reported`() {
        let mistaken = Example().replacing("title: A thing", with: "title: \"\"")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:2:8: error: 'title' must not be empty
                 2 | title: ""
                   |        ^~
                """
        )
    }

    @Test func `an item that stands twice is reported`() {
        let mistaken = Example().replacing("    forms: [entity]", with: "    forms: [entity, entity]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:30:21: error: 'entity' stands twice in 'forms'
                 30 |     forms: [entity, entity]
                    |                     ^~~~~~
                """
        )
    }

    @Test func `a contract must bear its file's name`() {
        let mistaken = Example().replacing("contract: thing", with: "contract: ting")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:1:11: error: 'contract' must be the file's base name 'thing', not \
                'ting'
                 1 | contract: ting
                   |           ^~~~
                """
        )
    }

    @Test func `a flag is true or false`() {
        let mistaken = Example().replacing(
            in: .scalars,
            "values: [Red, Blue]",
            with: "values: [Red, Blue], ignoring-case: yes"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/scalars.yaml:3:49: error: 'ignoring-case' must be true or false, not 'yes'
                 3 |   Colour: { values: [Red, Blue], ignoring-case: yes }
                   |                                                 ^~~
                """
        )
    }
}
