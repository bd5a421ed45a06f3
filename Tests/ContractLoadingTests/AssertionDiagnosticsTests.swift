import ContractLoading
import Testing

/// What requirements claim.
@Suite struct AssertionDiagnosticsTests {
    @Test func `a requirement that claims nothing is reported`() {
        let mistaken = Example().replacing(in: .conventions, "    status: 200\n", with: "")
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:11:5: error: the requirement claims nothing; use one of status, field, \
                document, root, attribute, element, uid, form-marks, every-link, link, follow, schema, steps, \
                error, each-item, parity, agrees-with, query, offers
                 11 |   - id: status.ok
                    |     ^~
                """
        )
    }

    @Test func `a requirement that claims two things is reported at the second`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: "    status: 200\n    root: by-form"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:15:5: error: a requirement claims one thing; this one has 'status' already
                 15 |     root: by-form
                    |     ^~~~
                """
        )
    }

    @Test func `a companion without its head is reported`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: "    status: 200\n    occurs: 1"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:15:5: error: 'occurs' belongs to 'attribute' or 'element' or 'link'
                 15 |     occurs: 1
                    |     ^~~~~~
                """
        )
    }

    @Test func `a field needs a value or a challenge`() {
        let mistaken = Example().replacing(in: .conventions, "    status: 200", with: "    field: Content-Type")
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:5: error: a field has either a 'value' or a 'challenge'
                 14 |     field: Content-Type
                    |     ^~~~~
                """
        )
    }

    @Test func `an unknown field value is reported`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: "    field: Content-Type\n    value: presnt"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:15:12: error: unknown field value 'presnt'; did you mean 'present'?
                 15 |     value: presnt
                    |            ^~~~~~
                """
        )
    }

    @Test func `an element needs an occurrence or a type`() {
        let mistaken = Example().replacing(in: .conventions, "    status: 200", with: "    element: Name")
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:5: error: missing key 'occurs' or 'type'; 'element' needs one
                 14 |     element: Name
                    |     ^~~~~~~
                """
        )
    }

    @Test func `a link needs an occurrence`() {
        let mistaken = Example().replacing("    occurs: 1\n", with: "")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:38:5: error: missing key 'occurs'; 'link' needs it
                 38 |     link: owner
                    |     ^~~~
                """
        )
    }

    @Test func `a followed link needs a destination`() {
        let mistaken = Example().replacing("    link: owner\n    occurs: 1", with: "    follow: owner")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:38:5: error: missing key 'to'; 'follow' needs it
                 38 |     follow: owner
                    |     ^~~~~~
                """
        )
    }

    @Test func `an unknown document rule is reported`() {
        let mistaken = Example().replacing(in: .conventions, "    status: 200", with: "    document: wellformed")
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:15: error: unknown document rule 'wellformed'; did you mean \
                'well-formed'?
                 14 |     document: wellformed
                    |               ^~~~~~~~~~
                """
        )
    }

    @Test func `an unknown rule of the root is reported`() {
        let mistaken = Example().replacing(in: .conventions, "    status: 200", with: "    root: by-from")
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:11: error: unknown root rule 'by-from'; did you mean 'by-form'?
                 14 |     root: by-from
                    |           ^~~~~~~
                """
        )
    }

    @Test func `an empty request is reported`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: "    request: {}\n    status: 200"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:14: error: 'request' must not be empty
                 14 |     request: {}
                    |              ^
                """
        )
    }

    @Test func `a request varies only in known ways`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: "    request: { accept: nune, session: main }\n    status: 200"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:24: error: unknown variation of Accept 'nune'; did you mean 'none'?
                 14 |     request: { accept: nune, session: main }
                    |                        ^~~~
                contracts/conventions.yaml:14:39: error: unknown variation of the session 'main'; known: none, invalid
                 14 |     request: { accept: nune, session: main }
                    |                                       ^~~~
                """
        )
    }

    @Test func `a convention speaks of nothing that belongs to a resource`() {
        let mistaken = Example().replacing(
            in: .conventions,
            "    status: 200",
            with: """
                    statements: [S1]
                    when: { colour: [Red] }
                    link: owner
                    occurs: 1
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:5: error: a convention has no 'statements'; resources name them in \
                'keeps'
                 14 |     statements: [S1]
                    |     ^~~~~~~~~~
                contracts/conventions.yaml:15:5: error: a convention has no 'when'; it belongs to a resource
                 15 |     when: { colour: [Red] }
                    |     ^~~~
                contracts/conventions.yaml:16:5: error: a convention has no 'link'; it belongs to a resource
                 16 |     link: owner
                    |     ^~~~
                """
        )
    }

    @Test func `the first step is a logon`() {
        let mistaken = Example().replacing("    - logon: { status: 201 }\n", with: "")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:45:7: error: the first step must be a logon
                 45 |     - get: { status: 200 }
                    |       ^~~
                """
        )
    }

    @Test func `a step after a refused logon has no session`() {
        let mistaken = Example().replacing("status: 201", with: "status: 401")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:46:7: error: the step needs a session; no logon before it expects 201
                 46 |     - get: { status: 200 }
                    |       ^~~
                """
        )
    }

    @Test func `a step is one thing`() {
        let mistaken = Example().replacing(
            "    - get: { status: 200 }",
            with: "    - { get: { status: 200 }, logout: { status: 204 } }"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:46:9: error: a step is one of logon, get and logout
                 46 |     - { get: { status: 200 }, logout: { status: 204 } }
                    |         ^~~
                """
        )
    }

    @Test func `a step expects a status`() {
        let mistaken = Example().replacing("    - get: { status: 200 }", with: "    - get: { empty: true }")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:46:14: error: missing key 'status'; each get has one
                 46 |     - get: { empty: true }
                    |              ^~~~~
                """
        )
    }

    @Test func `steps are made in the probe session`() {
        let mistaken = Example().replacing("    session: probe\n", with: "")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:43:5: error: missing key 'session'; 'steps' need it
                 43 |     steps:
                    |     ^~~~~
                """
        )
    }

    @Test func `steps have no dimensions`() {
        let mistaken = Example().replacing(
            "    session: probe",
            with: """
                    session: probe
                    forms: [entity]
                    media: [xml]
                """
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:44:5: error: steps have no 'forms'
                 44 |     forms: [entity]
                    |     ^~~~~
                contracts/resources/thing.yaml:45:5: error: steps have no 'media'
                 45 |     media: [xml]
                    |     ^~~~~
                """
        )
    }

    @Test func `unknown credentials are reported`() {
        let mistaken = Example().replacing(
            "logon: { status: 201 }",
            with: "logon: { credentials: wrogn, status: 201 }"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:45:29: error: unknown use of credentials 'wrogn'; did you mean 'wrong'?
                 45 |     - logon: { credentials: wrogn, status: 201 }
                    |                             ^~~~~
                """
        )
    }
}
