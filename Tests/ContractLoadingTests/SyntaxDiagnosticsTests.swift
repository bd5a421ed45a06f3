import ContractLoading
import Testing

/// What is no YAML, or more than contracts need.
@Suite struct SyntaxDiagnosticsTests {
    @Test func `a file that is no YAML is reported where the parser stopped`() {
        let mistaken = Example().replacing("kind: Thing", with: "kind: [Thing")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:4:6: error: YAML: did not find expected ',' or ']' (while parsing a \
                flow sequence, from line 3)
                 4 | build: 13.0.1.1071
                   |      ^
                """
        )
    }

    @Test func `a tab in the indentation is reported`() {
        let mistaken = Example().replacing("  reference: { root", with: "\treference: { root")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:6:1: error: YAML: found character that cannot start any token (while \
                scanning for the next token, from line 6)
                 6 | \treference: { root: EntityRef, type: ThingReference }
                   | ^
                """
        )
    }

    // A form feed is a line break to Swift, and to libyaml none.
    @Test(arguments: ["\u{7}", "\u{B}", "\u{C}"])
    func `a control character is reported at its place`(_ control: String) {
        let mistaken = Example().replacing("title: A thing", with: "title: A \(control)thing")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:2:10: error: YAML: control characters are not allowed
                 2 | title: A \(control)thing
                   |          ^
                """
        )
    }

    @Test func `an empty file is reported`() {
        let mistaken = Example().replacing(.scalars, by: "")
        #expect(
            mistaken.diagnostics == """
                contracts/scalars.yaml:1:1: error: the file is empty
                 1 |\u{20}
                   | ^
                """
        )
    }

    @Test func `a file of comments alone is empty`() {
        let mistaken = Example().replacing(.scalars, by: "# Nothing here.\n")
        #expect(
            mistaken.diagnostics == """
                contracts/scalars.yaml:1:1: error: the file is empty
                 1 | # Nothing here.
                   | ^
                """
        )
    }

    @Test func `a second document is reported`() {
        let mistaken = Example().replacing(
            .scalars,
            by: """
                contract: scalars
                ---
                types: {}

                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/scalars.yaml:2:1: error: a contract file is one document; another starts here
                 2 | ---
                   | ^
                """
        )
    }

    @Test func `a file that is a list is no contract`() {
        let mistaken = Example().replacing(.scalars, by: "- contract: scalars\n")
        #expect(
            mistaken.diagnostics == """
                contracts/scalars.yaml:1:1: error: a contract file must be a mapping, not a list
                 1 | - contract: scalars
                   | ^
                """
        )
    }

    @Test func `an alias is reported at its place`() {
        let mistaken = Example().replacing(
            "    forms: [entity]\n    purpose: The thing tells",
            with: """
                    forms: &forms [entity]
                    media: *forms
                    purpose: The thing tells
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:31:12: error: aliases are not read; write the value out in place of \
                '*forms'
                 31 |     media: *forms
                    |            ^~~~~~
                """
        )
    }

    @Test func `an undefined alias is reported by the parser`() {
        let mistaken = Example().replacing("strata: [colour]", with: "strata: [*colour]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:10:10: error: YAML: found undefined alias
                 10 | strata: [*colour]
                    |          ^
                """
        )
    }

    @Test func `a tag is reported`() {
        let mistaken = Example().replacing("occurs: 1", with: "occurs: !!int 1")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:39:13: error: tags have no meaning in contracts; drop it
                 39 |     occurs: !!int 1
                    |             ^
                """
        )
    }

    @Test func `a duplicate key is reported at its second place`() {
        let mistaken = Example().replacing("    level: should", with: "    level: should\n    level: must")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:5: error: duplicate key 'level'; it stands in line 35 already
                 36 |     level: must
                    |     ^~~~~
                """
        )
    }

    @Test func `a quoted key is a duplicate of a plain one`() {
        let mistaken = Example().replacing("    level: should", with: "    level: should\n    \"level\": must")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:5: error: duplicate key 'level'; it stands in line 35 already
                 36 |     "level": must
                    |     ^~~~~~~
                """
        )
    }

    @Test func `a key that stands three times is reported twice`() {
        let mistaken = Example().replacing(
            "    level: should",
            with: """
                    level: should
                    level: must
                    level: may
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:5: error: duplicate key 'level'; it stands in line 35 already
                 36 |     level: must
                    |     ^~~~~
                contracts/resources/thing.yaml:37:5: error: duplicate key 'level'; it stands in line 35 already
                 37 |     level: may
                    |     ^~~~~
                """
        )
    }

    @Test func `a duplicate key hides no other mistake`() {
        let mistaken = Example().replacing(
            "    level: should",
            with: """
                    level: should
                    level: must
                    levl: may
                    status: 99
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:5: error: duplicate key 'level'; it stands in line 35 already
                 36 |     level: must
                    |     ^~~~~
                contracts/resources/thing.yaml:37:5: error: unknown key 'levl'; did you mean 'level'?
                 37 |     levl: may
                    |     ^~~~
                contracts/resources/thing.yaml:38:13: error: 'status' must be a number from 100 to 599 or a class \
                such as 4xx, not '99'
                 38 |     status: 99
                    |             ^~
                contracts/resources/thing.yaml:41:5: error: a requirement claims one thing; this one has 'status' \
                already
                 41 |     link: owner
                    |     ^~~~
                """
        )
    }

    @Test func `a key that is a list is reported`() {
        let mistaken = Example().replacing("strata: [colour]", with: "? [strata]\n: [colour]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:10:3: error: a key must be text, not a list
                 10 | ? [strata]
                    |   ^
                """
        )
    }

    @Test func `the caret counts characters, not bytes`() {
        let mistaken = Example().replacing(
            "facts: { colour: Colour }",
            with: "facts: { colour: \"Café 🦊\", size: Si-ze }"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:9:18: error: 'colour' must be one word of letters and digits, not \
                'Café 🦊'
                 9 | facts: { colour: "Café 🦊", size: Si-ze }
                   |                  ^~~~~~~~
                contracts/resources/thing.yaml:9:34: error: 'size' must be one word of letters and digits, not 'Si-ze'
                 9 | facts: { colour: "Café 🦊", size: Si-ze }
                   |                                  ^~~~~
                """
        )
    }
}
