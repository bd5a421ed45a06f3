import Conformance
import Evaluation
import Testing

/// The schema that is compiled from a contract, and the one that a user hands over.
@Suite struct ContractSchemaTests {
    private let schema = "backup.document.schema"

    @Test(arguments: BackupType.allCases, [Form.reference, .entity])
    func `a valid body passes`(_ type: BackupType, _ form: Form) throws {
        #expect(try Scene.conforming(type).verdict(of: schema, form, .xml) == .pass)
    }

    /// A body that is not valid, and what the message must name.
    struct Invalid: CustomTestStringConvertible {
        let claim: String
        var form = Form.entity
        let named: String
        let change: @Sendable (inout BackupBody) -> Void

        var testDescription: String { claim }
    }

    @Test(arguments: [
        Invalid(claim: "a missing element", named: "Platform") { $0.elements["Platform"] = nil },
        Invalid(claim: "another missing element", named: "BackupType") { $0.elements["BackupType"] = nil },
        Invalid(claim: "a doubled element", named: "BackupType") { $0.elements.append($0.elements[1]) },
        Invalid(claim: "an empty element", named: "BackupType") { $0.elements["BackupType"] = "" },
        Invalid(claim: "a value of no type", named: "BackupType") { $0.elements["BackupType"] = "Full" },
        Invalid(claim: "a missing attribute", named: "Name") { $0.attributes["Name"] = nil },
        Invalid(claim: "an empty attribute", form: .reference, named: "Name") { $0.attributes["Name"] = "" },
        Invalid(claim: "another root", named: "Job") { $0.root = "Job" },
        Invalid(claim: "another namespace", named: "Backup") { $0.namespace = "urn:other" },
    ])
    func `an invalid body fails`(_ invalid: Invalid) throws {
        let scene = try Scene.conforming(.standard, breaking: invalid.form, by: invalid.change)
        let mismatch = try #require(try scene.verdict(of: schema, invalid.form, .xml).mismatch)
        #expect(mismatch.expected == "a body valid against the contract's schema")
        #expect(mismatch.actual.contains(invalid.named))
        #expect(mismatch.place?.isEmpty == false)
    }

    /// Links that are alike are looked at once, and a link that is not is found wherever it stands.
    @Test(arguments: [
        ("<Link Rel=\"Up\" Href=\"h\">x</Link>", 6), ("<Link Rel=\"Up\" Href=\"h\">\n</Link>", 6),
        ("<Link xmlns=\"urn:other\" Rel=\"Up\" Href=\"h\"/>", 6),
        ("<Link Rel=\"Up\" Href=\"h\"/><Link xmlns=\"urn:other\"/><Link Rel=\"Up\" Href=\"h\"/>", 7),
    ])
    func `a link that is unlike the others fails, and is named`(_ links: String, _ number: Int) throws {
        let xml = BackupBody.conforming(.standard, as: .entity).xml.replacing("</Links>", with: "\(links)</Links>")
        let scene = try Scene.serving(xml, as: .entity, .xml)
        let mismatch = try #require(try scene.verdict(of: schema, .entity, .xml).mismatch)
        #expect(mismatch.place?.contains("Link[\(number)]") == true)
    }

    @Test func `doubled Links fail`() throws {
        let xml = BackupBody.conforming(.standard, as: .entity).xml.replacing("</Links>", with: "</Links>\n<Links/>")
        let scene = try Scene.serving(xml, as: .entity, .xml)
        #expect(try scene.verdict(of: schema, .entity, .xml).mismatch?.actual.contains("Links") == true)
    }

    @Test func `the product's schema is applied when it was handed over`() throws {
        let valid = try verdict(underSchemaOfRoot: "Backup")
        let invalid = try verdict(underSchemaOfRoot: "Other")
        #expect(valid == .pass)
        #expect(invalid?.mismatch?.expected == "a body valid against the schema handed over")
        #expect(invalid?.mismatch?.actual.contains("Backup") == true)
    }

    @Test(arguments: [
        "", "<schema", "<a/>", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:x/></xs:schema>",
    ])
    func `a text that is no schema is refused with its name`(_ text: String) throws {
        let mistake = #expect(throws: SchemaMistake.self) { try ProductSchema(Array(text.utf8), name: "em.xsd") }
        #expect(mistake?.description.hasPrefix("em.xsd is no usable XML schema: ") == true)
    }

    private func verdict(underSchemaOfRoot root: String) throws -> Verdict? {
        let schema = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.veeam.com/ent/v1.0">
            <xs:element name="\(root)" type="xs:anyType"/></xs:schema>
            """
        let product = try ProductSchema(Array(schema.utf8), name: "em.xsd")
        let judge = try Judge(try Contracts.library, origin: nil, productSchema: product)
        let candidate = try Contracts.candidate("backup.document.product-schema", .entity, .xml)
        let scene = try Scene.conforming(.standard)
        return judge.judgement(of: candidate, on: try scene.subject, given: scene.evidence).verdict
    }
}
