import Conformance
import Evaluation
import Testing

/// Which texts belong to a type, seen through an element that must have it.
@Suite struct ScalarTypeTests {
    /// A text that is of a form, or is not.
    struct Specimen: CustomTestStringConvertible {
        let lexical: ScalarType.Lexical
        let text: String

        var testDescription: String { "\(lexical): '\(text)'" }

        init(_ lexical: ScalarType.Lexical, _ text: String) {
            self.lexical = lexical
            self.text = text
        }
    }

    private static let guid = Example.guid

    private static let belonging = [
        Specimen(.nonEmpty, "x"),
        Specimen(.nonEmpty, " x "),
        Specimen(.boolean, "true"),
        Specimen(.boolean, "false"),
        Specimen(.integer, "0"),
        Specimen(.integer, "-12"),
        Specimen(.integer, "123456789012345678901234567890"),
        Specimen(.guid, guid),
        Specimen(.guid, guid.uppercased()),
        Specimen(.dateTime, "2026-07-01T12:34:56Z"),
        Specimen(.dateTime, "2026-07-01T12:34:56.1Z"),
        Specimen(.dateTime, "2026-07-01T12:34:56.123456Z"),
        Specimen(.uid, "urn:veeam:Backup:\(guid)"),
        Specimen(.uid, "urn:veeam:NasJob:\(guid)"),
    ]

    private static let foreign = [
        Specimen(.nonEmpty, ""),
        Specimen(.nonEmpty, "  "),
        Specimen(.boolean, "True"),
        Specimen(.boolean, "1"),
        Specimen(.boolean, "true "),
        Specimen(.integer, ""),
        Specimen(.integer, "-"),
        Specimen(.integer, "1.5"),
        Specimen(.integer, "1e3"),
        Specimen(.integer, "\u{661}"),
        Specimen(.guid, "{\(guid)}"),
        Specimen(.guid, String(guid.dropLast())),
        Specimen(.guid, guid.replacing("a", with: "g")),
        Specimen(.guid, guid.replacing("-", with: "")),
        Specimen(.dateTime, "2026-07-01T12:34:56"),
        Specimen(.dateTime, "2026-07-01T12:34:56+02:00"),
        Specimen(.dateTime, "2026-07-01 12:34:56Z"),
        Specimen(.dateTime, "2026-07-01T12:34:56.Z"),
        Specimen(.dateTime, "2026-07-01T12:34:56.1234567890Z"),
        Specimen(.dateTime, "2026-07-01Z"),
        Specimen(.dateTime, "01.07.2026"),
        Specimen(.uid, guid),
        Specimen(.uid, "urn:veeam::\(guid)"),
        Specimen(.uid, "urn:veeam:Backup:\(guid.uppercased())"),
        Specimen(.uid, "urn:veeam:Back-up:\(guid)"),
        Specimen(.uid, "urn:acme:Backup:\(guid)"),
    ]

    @Test(arguments: belonging, MediaType.allCases)
    func `a text of the form passes`(_ specimen: Specimen, _ mediaType: MediaType) throws {
        #expect(try verdict(on: specimen, mediaType) == .pass)
    }

    @Test(arguments: foreign, MediaType.allCases)
    func `another text fails and is shown`(_ specimen: Specimen, _ mediaType: MediaType) throws {
        let mismatch = try #require(try verdict(on: specimen, mediaType).mismatch)
        #expect(mismatch.actual == "'\(specimen.text)'")
        #expect(mismatch.expected.hasPrefix("Platform is "))
    }

    @Test func `JSON spells Booleans and numbers as such, or as strings`() throws {
        let boolean = try scene(servingInsteadOfText: "true")
        let number = try scene(servingInsteadOfText: "-12")
        #expect(try boolean.verdict(on: rule(.boolean), .entity, .json) == .pass)
        #expect(try number.verdict(on: rule(.integer), .entity, .json) == .pass)
        #expect(try boolean.verdict(on: rule(.integer), .entity, .json).mismatch != nil)
        #expect(try number.verdict(on: rule(.boolean), .entity, .json).mismatch != nil)
    }

    @Test func `a JSON number is no text`() throws {
        let number = try scene(servingInsteadOfText: "12")
        let mismatch = try number.verdict(on: rule(.nonEmpty), .entity, .json).mismatch
        #expect(mismatch?.actual == "12, which is no string")
        #expect(mismatch?.place == "/Platform (line 2, column 13)")
    }

    private func scene(servingInsteadOfText value: String) throws -> Scene {
        let json = BackupBody.conforming(.standard, as: .entity).json.replacing("\"VMware\"", with: value)
        return try Scene.serving(json, as: .entity, .json)
    }

    private func verdict(on specimen: Specimen, _ mediaType: MediaType) throws -> Verdict {
        let scene = try Scene.conforming(.standard) { $0.elements["Platform"] = specimen.text }
        return try scene.verdict(on: rule(specimen.lexical), .entity, mediaType)
    }

    private func rule(_ lexical: ScalarType.Lexical) -> Assertion {
        let type = ScalarType(name: "Tested", grammar: .lexical(lexical))
        return .member(MemberRule(name: "Platform", spelling: .element, occurrence: nil, type: type))
    }
}
