import Foundation
import Testing

@testable import ContractLoading

/// The JSON Schema for editors says what the loader does.
@Suite struct SchemaTests {
    @Test(arguments: ContractObject.allCases)
    func `the schema knows the keys of each mapping that the loader knows`(_ object: ContractObject) throws {
        let definition = try #require(try Schema.committed().definitions[object.rawValue])
        #expect(Set(try #require(definition.properties).keys) == Set(object.keys))
        #expect(Set(definition.required ?? []) == Set(object.required))
        #expect(definition.additionalProperties == false)
    }

    @Test(arguments: Vocabulary.allCases)
    func `the schema knows the words of each vocabulary that the loader knows`(_ vocabulary: Vocabulary) throws {
        let definition = try #require(try Schema.committed().definitions[vocabulary.rawValue])
        #expect(definition.words == vocabulary.words)
    }

    @Test func `the schema defines nothing that the loader does not know`() throws {
        let known = ContractObject.allCases.map(\.rawValue) + Vocabulary.allCases.map(\.rawValue)
        #expect(Set(try Schema.committed().definitions.keys) == Set(known))
    }

    @Test func `each definition and each property of the schema is described`() throws {
        let definitions = try Schema.committed().definitions
        #expect(definitions.filter { $0.value.description == nil }.isEmpty)
        let properties = definitions.values.flatMap { $0.properties ?? [:] }
        #expect(properties.filter { $0.value.description == nil && $0.value.reference == nil }.map(\.key).isEmpty)
    }

    @Test func `no key of an assertion is one of a requirement's other keys`() {
        #expect(Set(ContractObject.requirement.keys).count == ContractObject.requirement.keys.count)
        #expect(Set(AssertionKey.allCases.flatMap(\.companions)) == Set(AssertionKey.everyCompanion))
    }
}

/// What the tests look at in the schema.
private struct Schema: Decodable {
    let definitions: [String: Definition]

    enum CodingKeys: String, CodingKey { case definitions = "$defs" }

    struct Definition: Decodable {
        let description: String?
        let properties: [String: Property]?
        let required: [String]?
        let words: [String]?
        let additionalProperties: Bool?

        enum CodingKeys: String, CodingKey {
            case description
            case properties
            case required
            case words = "enum"
            case additionalProperties
        }
    }

    struct Property: Decodable {
        let description: String?
        let reference: String?

        enum CodingKeys: String, CodingKey {
            case description
            case reference = "$ref"
        }
    }

    static func committed() throws -> Schema {
        let file = URL(filePath: Folder.contracts).appending(path: "schema/contract.schema.json")
        return try JSONDecoder().decode(Schema.self, from: Data(contentsOf: file))
    }
}
