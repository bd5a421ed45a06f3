import Conformance
import ContractLoading
import Testing

/// What files that are right become.
@Suite struct LibraryTests {
    private func requirement(_ id: String, in example: Example = Example()) throws -> Requirement {
        try #require(try example.library().requirements.first { $0.id == id })
    }

    @Test func `a resource is judged by the conventions first and then by its own requirements`() throws {
        let ids = try Example().library().requirements.map(\.id)
        #expect(ids == ["thing.status.ok", "thing.colour", "thing.owner", "thing.session"])
    }

    @Test func `an inherited requirement keeps its place and cites what the resource says it keeps`() throws {
        let inherited = try requirement("thing.status.ok")
        #expect(inherited.location == SourceLocation(file: "contracts/conventions.yaml", line: 11, column: 5))
        #expect(inherited.citation.statements == ["S2"])
        #expect(inherited.group == "status")
        #expect(inherited.resource == "thing")
    }

    @Test func `a convention applies to those of its forms that a resource has`() throws {
        let example = Example().replacing(
            in: .conventions,
            "level: must",
            with: "level: must\n    forms: [sole, entity]"
        )
        #expect(try requirement("thing.status.ok", in: example).forms == [.entity])
    }

    @Test func `a convention about forms that a resource lacks is not inherited`() throws {
        let example = Example().replacing(in: .conventions, "level: must", with: "level: must\n    forms: [sole]")
            .replacing("  S2: Reading a thing succeeds.\nkeeps:\n  status.ok: [S2]\n", with: "")
        #expect(try example.library().requirements.first?.id == "thing.colour")
    }

    @Test func `all forms and both media types are judged where none are named`() throws {
        let owner = try requirement("thing.owner")
        #expect(owner.forms == [.reference, .entity])
        #expect(owner.mediaTypes == [.xml, .json])
    }

    @Test func `forms and media types stand in one order however they are written`() throws {
        let example = Example().replacing("forms: [entity]", with: "forms: [entity, reference]\n    media: [json, xml]")
        #expect(try requirement("thing.colour", in: example).forms == [.reference, .entity])
        #expect(try requirement("thing.colour", in: example).mediaTypes == [.xml, .json])
    }

    @Test func `steps have neither forms nor media types`() throws {
        let session = try requirement("thing.session")
        #expect(session.forms.isEmpty)
        #expect(session.mediaTypes.isEmpty)
    }

    @Test func `a citation is the page, the section and the build of the group`() throws {
        let citation = try requirement("thing.colour").citation
        #expect(citation.url == "https://helpcenter.veeam.com/docs/vbr/em_rest/get_things_id.html")
        #expect(citation.section == "Response body")
        #expect(citation.build == "13.0.1.1071")
    }

    @Test func `a requirement's own page, section and build win over its group's`() throws {
        let own = "level: should\n    page: links.html\n    section: Links\n    build: 12.0.0.1"
        let citation = try requirement("thing.owner", in: Example().replacing("level: should", with: own)).citation
        #expect(citation.url.hasSuffix("/links.html"))
        #expect(citation.section == "Links")
        #expect(citation.build == "12.0.0.1")
    }

    @Test func `a requirement rests on documents where it says nothing else`() throws {
        #expect(try requirement("thing.owner").basis == .documented)
        let observed = Example().replacing("level: should", with: "level: should\n    basis: observed")
        #expect(try requirement("thing.owner", in: observed).basis == .observed)
    }

    @Test func `a condition names each fact with its values`() throws {
        #expect(try requirement("thing.owner").condition == ["colour": ["Red"]])
    }

    @Test func `a condition's values are compared as its type compares them`() throws {
        let example = Example().replacing(
            in: .scalars,
            "values: [Red, Blue]",
            with: "values: [RED], ignoring-case: true"
        )
        #expect(try requirement("thing.owner", in: example).condition == ["colour": ["Red"]])
    }

    @Test func `a request varies as it is written`() throws {
        let example = Example().replacing("level: should", with: "level: should\n    request: { session: invalid }")
        #expect(
            try requirement("thing.owner", in: example).request
                == RequestVariation(session: .invalid)
        )
        #expect(try requirement("thing.colour").request == .plain)
    }

    @Test func `a resource holds its forms, facts, statements and discovery`() throws {
        let thing = try #require(try Example().library().resource(named: "thing"))
        #expect(thing.forms[.entity]?.query == "format=Entity")
        #expect(thing.facts == ["colour": "Colour"])
        #expect(thing.statements.map(\.number) == ["S1", "S2"])
        #expect(thing.discovery == .collection(reference: "ThingReferenceList", entity: "ThingList"))
        #expect(thing.namespace == "http://www.example.com/things")
    }

    @Test func `a link holds its relations, paths and types`() throws {
        let link = try #require(try Example().library().resource(named: "thing")?.links["owner"])
        #expect(link.relations == ["Up"])
        #expect(link.paths.map(\.description) == ["/owners/{other}"])
        #expect(link.types == [.entity: ["OwnerReference"]])
    }

    @Test func `a link without types may have any`() throws {
        let example = Example().replacing("\n    type: { entity: [OwnerReference] }", with: "")
        #expect(try example.library().resource(named: "thing")?.links["owner"]?.types == [:])
    }

    @Test func `scalar types and link types are there by name`() throws {
        let library = try Example().library()
        #expect(library.types["Colour"]?.grammar == .values(["Red", "Blue"], ignoringCase: false))
        #expect(library.types["Word"]?.grammar == .lexical(.nonEmpty))
        #expect(library.linkTypes.exceptions == ["ThingList": ["Things"]])
    }

    @Test func `resources stand by name behind service and session`() throws {
        let others = ["session", "apple", "service"].reduce(Example()) { example, name in
            example.adding("\(name).yaml", Example.thing.replacing("thing", with: name))
        }
        #expect(try others.library().resources.map(\.name) == ["service", "session", "apple", "thing"])
    }

    @Test func `line ends of either kind make the same library`() throws {
        let lines = Example.thing.replacing("\n", with: "\r\n")
        let library = try Example().replacing(.thing, by: lines).library()
        #expect(try library.requirements == Example().library().requirements)
    }

    @Test func `the digest depends on paths and bytes and on nothing else`() throws {
        let files = Example().files
        let digest = try ContractLoader().load(files).digest
        let moved = files.map { ContractFile(path: $0.path, bytes: $0.bytes, folder: "elsewhere") }
        #expect(digest == (try ContractLoader().load(moved.reversed()).digest))
        #expect(digest != (try Example().replacing("A thing", with: "One thing").library().digest))
        #expect(digest.count == 16)
    }
}

extension String {
    fileprivate func replacing(_ text: String, with other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}
