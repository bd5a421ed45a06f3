import Foundation
import Testing

@testable import MockServer

/// What defects of the spelling do to parsers.
@Suite struct DefectSyntaxTests {
    // Foundation forgives what follows the root, and a comma before a brace: those defects are not among these.
    private static let malformedXML = [
        "xml-unclosed", "xml-cut", "xml-leading-line",
        "xml-unescaped-ampersand", "xml-unquoted-attribute", "xml-entity-unknown", "xml-invalid-utf8",
        "xml-declares-utf16", "xml-uid-doubled", "xml-name-doubled", "xml-href-doubled", "xml-type-doubled",
    ]
    private static let malformedJSON = [
        "json-unclosed", "json-cut", "json-trailing-bytes", "json-single-quotes",
        "json-comment", "json-not-a-value", "json-invalid-utf8",
    ]
    private static let path = "backups/\(Walk.inventory.backups[0].id)?format=Entity"

    private func body(_ name: String, accept: String) throws -> [UInt8] {
        var client = try Client.with(defect: name)
        return client.get(Self.path, accept: accept).body
    }

    @Test(arguments: malformedXML)
    func `XML that a defect makes ill-formed is not parsed`(_ name: String) throws {
        let body = try body(name, accept: "application/xml")
        #expect(throws: Node.Malformed.self) { try Node(parsing: body) }
    }

    @Test(
        arguments: Defect.allCases.map(\.rawValue).filter { $0.hasPrefix("xml-") && !malformedXML.contains($0) }
            .filter { $0 != "xml-asked-json-sent" }
    )
    func `XML stays well-formed under every other defect of it`(_ name: String) throws {
        let body = try body(name, accept: "application/xml")
        #expect(throws: Never.self) { try Node(parsing: body) }
    }

    @Test(arguments: malformedJSON)
    func `JSON that a defect makes ill-formed is not parsed`(_ name: String) throws {
        let body = try body(name, accept: "application/json")
        #expect(throws: (any Error).self) { try JSONSerialization.jsonObject(with: Data(body)) }
    }

    @Test(
        arguments: Defect.allCases.map(\.rawValue).filter { $0.hasPrefix("json-") && !malformedJSON.contains($0) }
            .filter { $0 != "json-asked-xml-sent" }
    )
    func `JSON stays well-formed under every other defect of it`(_ name: String) throws {
        let body = try body(name, accept: "application/json")
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(body)) }
    }

    @Test(arguments: Defect.allCases.map(\.rawValue).filter { $0.hasPrefix("json-") })
    func `a defect of JSON leaves a backup in XML as it was`(_ name: String) throws {
        var clean = Client.loggedOn()
        var broken = try Client.with(defect: name)
        #expect(broken.get(Self.path).body == clean.get(Self.path).body)
    }
}
