import Conformance
import ContractLoading
import Testing

/// A contract that is a part of another one, and what the two share.
@Suite struct PartTests {
    private func part(_ example: Example = Example().listing()) throws -> ResourceContract {
        try #require(try example.library().resource(named: "thing.list"))
    }

    @Test func `a part knows what it is a part of, and what stands alone knows nothing`() throws {
        #expect(try part().owner == "thing")
        #expect(try Example().listing().library().resource(named: "thing")?.owner == nil)
    }

    @Test(arguments: ["things.list", "thing-list"]) func `a likeness of names makes no part`(_ name: String) throws {
        let file = Example.thing.replacing("contract: thing", with: "contract: \(name)")
            .replacing("id: thing.", with: "id: \(name).")
        let library = try Example().adding("\(name).yaml", file).library()
        #expect(try #require(library.resource(named: name)).owner == nil)
    }

    @Test func `a part has the links of its owner, which has none of its part's`() throws {
        let shelf = Example.list.replacing(
            "groups:",
            with: "links:\n  shelf: { rel: [Up], path: [/shelves] }\ngroups:"
        )
        .replacing("owner.UID", with: "shelf.Name")
        let library = try Example().adding("thing.list.yaml", shelf).library()
        let names = ["thing", "thing.list"].map { library.resource(named: $0)?.links.keys.sorted() }
        #expect(names == [["owner"], ["owner", "shelf"]])
    }

    @Test func `a part's own link counts more than its owner's of the same name`() throws {
        let own = "links:\n  owner: { rel: [Down], path: [/owners] }\ngroups:"
        #expect(try part(Example().listing("groups:", replacedBy: own)).links["owner"]?.relations == ["Down"])
    }

    @Test func `a link that only a part speaks of is used`() {
        let example = Example().replacing("link: owner\n    occurs: 1", with: "status: 404")
        #expect(example.listing().diagnostics.isEmpty)
        #expect(example.diagnostics.contains("the link 'owner' is never used"))
    }

    @Test func `a statement that only a part's requirement keeps is kept`() throws {
        let example = Example().replacing("    statements: [S1]\n", with: "")
        #expect(example.listing().diagnostics.isEmpty)
        #expect(example.diagnostics.contains("no requirement keeps S1; cite it, or drop it"))
        let items = try example.listing().library().requirements.first { $0.id == "thing.list.items" }
        #expect(items?.citation.statements == ["S1"])
    }

    @Test func `a statement that a part keeps by a convention is kept, and cited there`() throws {
        let keeps = "keeps:\n  status.ok: [S2]\ngroups:"
        let example = Example().replacing("keeps:\n  status.ok: [S2]\n", with: "")
        let library = try example.listing("groups:", replacedBy: keeps).library()
        #expect(library.requirements.first { $0.id == "thing.list.status.ok" }?.citation.statements == ["S2"])
        #expect(library.requirements.first { $0.id == "thing.status.ok" }?.citation.statements == [])
        #expect(example.listing().diagnostics.contains("no requirement keeps S2; cite it, or drop it"))
    }

    @Test func `a part shares no facts`() {
        #expect(
            Example().listing("    level: may", replacedBy: "    level: may\n    when: { colour: [Red] }").diagnostics
                == """
                contracts/resources/thing.list.yaml:22:13: error: unknown fact 'colour'
                 22 |     when: { colour: [Red] }
                    |             ^~~~~~
                """
        )
    }

    @Test func `a part inherits the conventions under its own name, behind its owner`() throws {
        let ids = try Example().listing().library().requirements.map(\.id)
        let own = ["thing.status.ok", "thing.colour", "thing.owner", "thing.session"]
        #expect(ids == own + ["thing.list.status.ok", "thing.list.items", "thing.list.owner"])
    }

    @Test(arguments: [
        ("{ list: ThingReferenceList }", ResourceContract.Discovery.listing("ThingReferenceList")),
        ("{ collection: { reference: A, entity: B } }", .collection(reference: "A", entity: "B")),
        ("{ open: /api/ }", .open(.service)), ("logon-session", .logonSession),
    ])
    func `subjects come from where is written`(
        _ written: String,
        _ discovery: ResourceContract.Discovery
    ) throws {
        let example = Example().listing("{ list: ThingReferenceList }", replacedBy: written)
        #expect(try part(example).discovery == discovery)
    }

    @Test func `a subject is at a fixed target, query included`() throws {
        let written = "{ at: /api/query?type=Thing }"
        let example = Example().listing("{ list: ThingReferenceList }", replacedBy: written)
        #expect(try part(example).discovery == .fixed(try #require(Target("/api/query?type=Thing"))))
    }

    @Test func `lists have forms of their own, in the order of judging`() throws {
        let items = try Example().listing().library().requirements.first { $0.id == "thing.list.items" }
        #expect(items?.forms == [.references, .entities])
        #expect(items?.assertion == .eachItem(contract: "thing"))
    }
}
