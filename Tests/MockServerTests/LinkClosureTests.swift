import Testing

@testable import MockServer

@Suite struct LinkClosureTests {
    /// The relations that do not change state.
    private static let safe: Set<String> = ["Up", "Down", "Alternate", "Related"]

    @Test func `every safe link from the session on is answered with 200 and the root of its type`() throws {
        var client = Client.loggedOn(Inventory(backups: 9, seed: 3))
        var waiting = ["logonSessions/\(Client.sessionID)"]
        var seen = Set(waiting)
        while let path = waiting.popLast() {
            let response = client.get(path)
            try #require(response.status == 200, "\(path)")
            let document = try Node(parsing: response.body)
            for link in document.allLinks where Self.safe.contains(link.attributes["Rel"] ?? "") {
                let next = try #require(link.attributes["Href"]).replacing("https://em.example:9398/api/", with: "")
                let type = try #require(link.attributes["Type"])
                guard seen.insert("\(type) \(next)").inserted else { continue }
                #expect(try client.node(next).name == Self.root(of: type), "\(next)")
                waiting.append(next)
            }
        }
        #expect(seen.count > 200)
    }

    /// The root that the public reference gives for a link type (page mapping_link_types_to_xml_schema).
    private static func root(of type: String) -> String {
        let exceptions = [
            "Report": "SummaryReport", "QueryService": "QuerySvc", "LookupService": "LookupSvc",
            "AgentsService": "Agents", "NasService": "NASService", "CredentialsList": "CredentialsInfoList",
            "PasswordKeyList": "PasswordKeyInfoList", "RepositoryList": "Repositories",
            "ExternalRepositoryList": "ExternalRepositories",
        ]
        if let root = exceptions[type] { return root }
        if type.hasSuffix("ReferenceList") { return "EntityReferences" }
        if type.hasSuffix("Reference") { return "EntityRef" }
        return type.hasSuffix("List") ? type.dropLast(4) + "s" : type
    }
}

extension Node {
    /// The links of this element and of every element inside.
    var allLinks: [Node] {
        links + children.filter { $0.name != "Links" }.flatMap(\.allLinks)
    }
}
