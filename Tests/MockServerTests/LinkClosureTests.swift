import Testing

@testable import MockServer

@Suite struct LinkClosureTests {
    /// The relations that do not change state.
    private static let safe: Set<String> = ["Up", "Down", "Alternate", "Related"]

    @Test func `every safe link from the session on is answered with 200 and the root of its type`() throws {
        var client = Client.loggedOn(Inventory(backups: 9, seed: 3))
        #expect(try follow(&client) > 200)
    }

    @Test(arguments: [
        Variant.otherHost, .externalRepositories, .empty, .pathCase, .entitiesSlash, .childBackupsUp, .referenceFiles,
        .extraLink, .restrictedRole, .version5, .tokenBytes,
    ])
    func `every safe link of a server that differs is answered as well`(_ variant: Variant) throws {
        var client = Client.loggedOn(Inventory(backups: 3, seed: 3), options: Client.fixed(variants: [variant]))
        #expect(try follow(&client) > 60)
    }

    /// Follows every safe link from the session on and counts the different ones.
    private func follow(_ client: inout Client) throws -> Int {
        var waiting = ["logonSessions/\(Client.sessionID)"]
        var seen = Set(waiting)
        while let path = waiting.popLast() {
            let response = client.get(path)
            try #require(response.status == 200, "\(path)")
            let document = try Node(parsing: response.body)
            for link in document.allLinks where Self.safe.contains(link.attributes["Rel"] ?? "") {
                let next = try #require(link.attributes["Href"]).behindAPI
                let type = try #require(link.attributes["Type"])
                guard seen.insert("\(type) \(next)").inserted else { continue }
                #expect(try client.node(next).name == Self.root(of: type), "\(next)")
                waiting.append(next)
            }
        }
        return seen.count
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

extension String {
    /// What stands behind `/api/` in a target.
    var behindAPI: String {
        split(separator: "/api/", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    }
}
