import ContractLoading
import Testing

/// Values that are spelt wrongly, or not known.
@Suite struct ValueDiagnosticsTests {
    @Test func `an unknown level is reported with the level that was meant`() {
        let mistaken = Example().replacing("level: should", with: "level: shuold")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:35:12: error: unknown level 'shuold'; did you mean 'should'?
                 35 |     level: shuold
                    |            ^~~~~~
                """
        )
    }

    @Test func `an unknown basis far from all others is reported with those that are known`() {
        let mistaken = Example().replacing("level: should", with: "level: should\n    basis: guesswork")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:12: error: unknown basis 'guesswork'; known: documented, \
                observed, inferred
                 36 |     basis: guesswork
                    |            ^~~~~~~~~
                """
        )
    }

    @Test func `an unknown form is reported`() {
        let mistaken = Example().replacing("forms: [entity]", with: "forms: [entitty]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:30:13: error: unknown form 'entitty'; did you mean 'entity'?
                 30 |     forms: [entitty]
                    |             ^~~~~~~
                """
        )
    }

    @Test func `a form that the resource lacks is reported`() {
        let mistaken = Example().replacing("forms: [entity]", with: "forms: [sole]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:30:13: error: the resource has no form 'sole', only reference and \
                entity
                 30 |     forms: [sole]
                    |             ^~~~
                """
        )
    }

    @Test func `an unknown media type is reported`() {
        let mistaken = Example().replacing("forms: [entity]", with: "forms: [entity]\n    media: [yaml]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:31:13: error: unknown media type 'yaml'; did you mean 'xml'?
                 31 |     media: [yaml]
                    |             ^~~~
                """
        )
    }

    @Test func `an id is lower-case words joined by dots and dashes`() {
        let mistaken = Example().replacing("id: thing.owner", with: "id: thing.Owner")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:34:9: error: 'id' must be lower-case words joined by dots and \
                dashes, not 'thing.Owner'
                 34 |   - id: thing.Owner
                    |         ^~~~~~~~~~~
                """
        )
    }

    @Test func `an id starts with its contract's name`() {
        let mistaken = Example().replacing("id: thing.owner", with: "id: owner")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:34:9: error: the id 'owner' must start with 'thing.'
                 34 |   - id: owner
                    |         ^~~~~
                """
        )
    }

    @Test func `a purpose ends in a full stop`() {
        let mistaken = Example().replacing("its colour.", with: "its colour")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:31:14: error: 'purpose' must be one sentence that ends in a full \
                stop, not 'The thing tells its colour'
                 31 |     purpose: The thing tells its colour
                    |              ^~~~~~~~~~~~~~~~~~~~~~~~~~
                """
        )
    }

    @Test func `a purpose is one sentence`() {
        let mistaken = Example().replacing("its colour.", with: "its colour. It does so once.")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:31:14: error: 'purpose' must be one sentence that ends in a full \
                stop, not 'The thing tells its colour. It does so once.'
                 31 |     purpose: The thing tells its colour. It does so once.
                    |              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                """
        )
    }

    @Test func `a page is one of the reference`() {
        let mistaken = Example().replacing("page: get_things_id.html", with: "page: https://example.com/")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:24:9: error: 'page' must be a page of the reference such as \
                get_backups_id.html, not 'https://example.com/'
                 24 |   page: https://example.com/
                    |         ^~~~~~~~~~~~~~~~~~~~
                """
        )
    }

    @Test func `a build is four numbers`() {
        let mistaken = Example().replacing("build: 13.0.1.1071", with: "build: 13.0")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:4:8: error: 'build' must be a build of the reference such as \
                13.0.1.1071, not '13.0'
                 4 | build: 13.0
                   |        ^~~~
                """
        )
    }

    @Test func `a contradiction has a number`() {
        let mistaken = Example().replacing("level: should", with: "level: should\n    contradictions: [8]")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:36:22: error: an item of 'contradictions' must be the number of a \
                contradiction such as C8, not '8'
                 36 |     contradictions: [8]
                    |                      ^
                """
        )
    }

    @Test func `a status code is a number from 100 to 599`() {
        let mistaken = Example().replacing(in: .conventions, "status: 200", with: "status: [200, 600]")
        #expect(
            mistaken.diagnostics == """
                contracts/conventions.yaml:14:19: error: 'status' must be a number from 100 to 599 or a class such as \
                4xx, not '600'
                 14 |     status: [200, 600]
                    |                   ^~~
                """
        )
    }

    @Test func `an occurrence is a number or a range`() {
        let mistaken = Example().replacing("occurs: 1", with: "occurs: 2..1")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:39:13: error: 'occurs' must be a number or a range such as 0..1 or \
                1.., not '2..1'
                 39 |     occurs: 2..1
                    |             ^~~~
                """
        )
    }

    @Test func `an unknown type is reported with the type that was meant`() {
        let mistaken = Example().replacing("    type: Colour", with: "    type: Color")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:33:11: error: unknown type 'Color'; did you mean 'Colour'?
                 33 |     type: Color
                    |           ^~~~~
                """
        )
    }

    @Test func `a version is spelt as servers spell it`() {
        let mistaken = Example().replacing("kind: Thing", with: "kind: Thing\nsince: 1.7")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:4:8: error: 'since' must be a version such as v1_7, not '1.7'
                 4 | since: 1.7
                   |        ^~~
                """
        )
    }

    @Test func `a path of a link is a template`() {
        let mistaken = Example().replacing("/owners/{other}", with: "/owners/{id}/{name}")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:19:12: error: a path must be like /backups/{id} or \
                /repositories/{other}, not '/owners/{id}/{name}'
                 19 |     path: ["/owners/{id}/{name}"]
                    |            ^~~~~~~~~~~~~~~~~~~~~
                """
        )
    }

    @Test func `a path of a link is never the root alone`() {
        let mistaken = Example().replacing("/owners/{other}", with: "/")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:19:12: error: a path must be like /backups/{id} or \
                /repositories/{other}, not '/'
                 19 |     path: ["/"]
                    |            ^~~
                """
        )
    }

    @Test func `a fixed target is under the interface`() {
        let mistaken = Example().replacing(
            "{ collection: { reference: ThingReferenceList, entity: ThingList } }",
            with: "{ open: /things }"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:8:19: error: 'open' must be a path under /api/ without an action, \
                not '/things'
                 8 | discover: { open: /things }
                   |                   ^~~~~~~
                """
        )
    }

    @Test func `an unknown discovery is reported`() {
        let mistaken = Example().replacing(
            "{ collection: { reference: ThingReferenceList, entity: ThingList } }",
            with: "logon-sesion"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:8:11: error: unknown discovery 'logon-sesion'; did you mean \
                'logon-session'?
                 8 | discover: logon-sesion
                   |           ^~~~~~~~~~~~
                """
        )
    }

    @Test func `a discovery is of one kind`() {
        let mistaken = Example().replacing("{ collection: {", with: "{ open: /api/, collection: {")
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:8:13: error: 'discover' is logon-session, or has one of open, \
                collection, list, at
                 8 | discover: { open: /api/, collection: { reference: ThingReferenceList, entity: ThingList } }
                   |             ^~~~
                """
        )
    }

    @Test func `the form sole stands alone`() {
        let mistaken = Example().replacing(
            "query: format=Entity }",
            with: "query: format=Entity }\n  sole: { root: Thing }"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/resources/thing.yaml:8:3: error: a resource with the form 'sole' has no other
                 8 |   sole: { root: Thing }
                   |   ^~~~
                """
        )
    }

    @Test func `a scalar type is either words or a lexical form`() {
        let mistaken = Example().replacing(
            in: .scalars,
            "{ lexical: non-empty }",
            with: "{ lexical: non-empty, values: [a] }"
        )
        #expect(
            mistaken.diagnostics == """
                contracts/scalars.yaml:4:11: error: a scalar type has either 'values' or 'lexical'
                 4 |   Word: { lexical: non-empty, values: [a] }
                   |           ^~~~~~~
                """
        )
    }

    @Test func `an unknown lexical form is reported`() {
        let mistaken = Example().replacing(in: .scalars, "non-empty", with: "nonempty")
        #expect(
            mistaken.diagnostics == """
                contracts/scalars.yaml:4:20: error: unknown lexical form 'nonempty'; did you mean 'non-empty'?
                 4 |   Word: { lexical: nonempty }
                   |                    ^~~~~~~~
                """
        )
    }
}
