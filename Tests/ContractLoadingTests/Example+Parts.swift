import Conformance
import ContractLoading

// What tests add to the small library: a further requirement, and a part of the thing.
extension Example {
    /// The library whose thing has one more requirement: its id stands in line 47, its claim from line 50 on.
    func claiming(_ lines: String...) -> Example { claiming(lines) }

    /// The library with these lines as the claim.
    func claiming(_ lines: [String]) -> Example {
        let head = ["  - id: thing.claim", "    level: may", "    purpose: It is claimed."]
        let claim = head + lines.map { "    \($0)" }
        return replacing(.thing, by: Example.thing + claim.joined(separator: "\n") + "\n")
    }

    /// What the further requirement claims.
    func claim() throws(InvalidContracts) -> Assertion? {
        try library().requirements.first { $0.id == "thing.claim" }?.assertion
    }

    /// The library with `thing.list`, a part of the thing; a text in it may be replaced by another.
    func listing(_ text: String = "", replacedBy replacement: String = "") -> Example {
        let part = text.isEmpty ? Example.list : Example.list.replacing(text, with: replacement)
        return adding("resources/thing.list.yaml", part)
    }

    static let list = """
        contract: thing.list
        title: The things
        kind: Thing
        build: 13.0.1.1071
        forms:
          references: { root: EntityReferences }
          entities: { root: Things, query: format=Entity }
        discover: { list: ThingReferenceList }
        groups:
        - name: items
          title: What is listed
          page: get_things.html
          section: Response body
          requirements:
          - id: thing.list.items
            level: must
            statements: [S1]
            purpose: Each thing in the list is one.
            each-item: thing
          - id: thing.list.owner
            level: may
            purpose: A thing is found by its owner.
            query: filter
            by: OwnerUid
            shown: owner.UID

        """
}
