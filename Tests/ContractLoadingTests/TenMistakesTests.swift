import Conformance
import ContractLoading
import Testing

/// One file with a mistake of each sort.
@Suite struct TenMistakesTests {
    private static let text = """
        contract: thing
        titel: A thing
        kind: Thing
        build: 13.0.1.1071
        forms:
          entity: { root: Thing, type: Thing }
        discover: { open: /things }
        facts: { colour: Colour }
        links:
          owner: { rel: [Up], path: [/owners/own] }
          keeper: { rel: [Up], path: [/keepers] }
        groups:
        - name: elements
          title: Elements of a thing
          page: get_things_id.html
          section: Response body
          requirements:
          - id: thing.colour
            level: mist
            purpose: The thing tells its colour.
            element: Colour
            type: Colour
          - id: thing.size
            purpose: The thing tells its size.
            element: Size
            occurs: 0..1
          - id: thing.owner
            level: must
            level: should
            when: { colour: [Green] }
            purpose: A green thing leads to its owner.
            link: onwer
            occurs: 1
          - id: thing.status
            level: must
            purpose: Reading a thing succeeds
            status: OK
        """

    @Test func `ten mistakes of one file are ten diagnostics at their places`() throws {
        let example = Example().replacing(.thing, by: TenMistakesTests.text)
        let error = #expect(throws: InvalidContracts.self) { try example.library() }
        #expect(
            error?.diagnostics.map { "\($0.location.line):\($0.location.column) \($0.message)" } == [
                "2:1 unknown key 'titel'; did you mean 'title'?",
                "7:19 'open' must be a path under /api/ without an action, not '/things'",
                "11:3 the link 'keeper' is never used",
                "19:12 unknown level 'mist'; did you mean 'must'?",
                "23:5 missing key 'level'; each requirement has one",
                "29:5 duplicate key 'level'; it stands in line 28 already",
                "30:22 'Green' is no value of 'colour'; known: Red, Blue",
                "32:11 unknown link 'onwer'; did you mean 'owner'?",
                "36:14 'purpose' must be one sentence that ends in a full stop, not 'Reading a thing succeeds'",
                "37:13 'status' must be a number from 100 to 599 or a class such as 4xx, not 'OK'",
            ]
        )
    }
}
