import Foundation
import Testing

@testable import MockServer

@Suite struct NegotiationTests {
    @Test(arguments: [nil, "*/*", "application/xml", "text/html, application/xml;q=0.9", "application/jsonp"])
    func `XML is the answer unless JSON is asked for`(_ accept: String?) {
        var client = Client.loggedOn()
        let response = client.get("backups", accept: accept)
        #expect(response.fields.first(named: "Content-Type") == "application/xml; charset=utf-8")
        #expect(response.text.hasPrefix(#"<?xml version="1.0" encoding="utf-8"?><EntityReferences xmlns:xsd="#))
    }

    @Test(arguments: ["application/json", "application/xml, application/json;q=0.1", "Application/JSON"])
    func `JSON is the answer wherever it stands in the list`(_ accept: String) throws {
        var client = Client.loggedOn()
        let response = client.get("backups", accept: accept)
        #expect(response.fields.first(named: "Content-Type") == "application/json; charset=utf-8")
        #expect(response.text.hasPrefix(#"{"Refs":[{"Links":["#))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(response.body)) }
    }

    @Test func `a success carries the usual header fields`() {
        var client = Client.loggedOn()
        let response = client.get("backups")
        #expect(response.fields.first(named: "Cache-Control") == "private")
        #expect(response.fields.first(named: "Content-Length") == String(response.body.count))
        #expect(response.fields.first(named: "Date") == "Tue, 14 Oct 2025 20:00:31 GMT")
        #expect(response.fields.first(named: "X-Content-Type-Options") == "nosniff")
        #expect(response.fields.first(named: "X-Frame-Options") == "SAMEORIGIN")
        #expect(response.fields.first(named: "Server") != nil)
    }

    @Test func `a logon session in JSON has the documented order of members`() {
        var client = Client.loggedOn()
        let text = client.get("logonSessions/\(Client.sessionID)", accept: "application/json").text
        #expect(text.hasPrefix(#"{"UserName":"EM\\operator","SessionId":"\#(Client.sessionID)","Links":[{"Rel":"Up","#))
        #expect(text.hasSuffix(#""Type":"LogonSession"}"#))
    }

    @Test func `both media types tell the same names`() throws {
        var client = Client.loggedOn(Inventory(backups: 30, seed: 2))
        let xml = try client.node("backups?format=Entity").children.map { $0.attributes["Name"] }
        let response = client.get("backups?format=Entity", accept: "application/json")
        let json = try JSONDecoder().decode([String: [NamedItem]].self, from: Data(response.body))
        #expect(json["Backups"]?.map(\.name) == xml)
        #expect(xml == client.manager.inventory.backups.map(\.name))
    }

    @Test func `an error in JSON prints null members and no charset`() {
        var client = Client.loggedOn()
        let response = client.get("backups/null", accept: "application/json")
        #expect(response.fields.first(named: "Content-Type") == "application/json")
        let message = "The identifier is not a GUID."
        let end = #""StackTrace":null,"Status":null,"StatusCode":400}"#
        #expect(response.text == #"{"FirstChanceExceptionMessage":null,"Message":"\#(message)","# + end)
    }

    @Test func `an error in XML has attributes, its namespace and no charset`() throws {
        var client = Client.loggedOn()
        let response = client.get("backups/null")
        #expect(response.fields.first(named: "Content-Type") == "application/xml")
        #expect(response.text.contains(#" xmlns="http://www.veeam.com/ent/v1.0" />"#))
        #expect(try Node(parsing: response.body).attributes["StatusCode"] == "400")
    }
}

/// The name of an item in JSON.
private struct NamedItem: Decodable {
    enum CodingKeys: String, CodingKey {
        case name = "Name"
    }

    var name: String
}
