import Testing

@testable import MockServer

/// What some defects mean to a client that follows them.
@Suite struct DefectMeaningTests {
    /// The entity of a backup that has links of a role.
    private func backup(_ role: LinkRole, in client: inout Client) throws -> Node {
        let type =
            switch role {
            case .children: "ParentBackup"
            case .parent: "ChildBackup"
            case .repository, .server, .alternate, .restorePoints, .backupFiles: "Standard"
            }
        let backup = try #require(Walk.inventory.backups.first { $0.role.backupType == type })
        return try client.node("backups/\(backup.id)?format=Entity")
    }

    /// The targets of the links that a defect of a role changes, with what they are without it.
    private func changedTarget(_ role: LinkRole, _ flaw: String) throws -> (clean: String, broken: String, Client) {
        var clean = Client.loggedOn()
        var broken = try Client.with(defect: "\(role.rawValue)-link-\(flaw)")
        let before = try backup(role, in: &clean).links
        let after = try backup(role, in: &broken).links
        let changed = try #require(zip(before, after).first { $0 != $1 })
        return (changed.0.attributes["Href"] ?? "", changed.1.attributes["Href"] ?? "", broken)
    }

    @Test(arguments: LinkRole.allCases)
    func `a dangling link is answered with 404`(_ role: LinkRole) throws {
        var (_, target, client) = try changedTarget(role, "dangling")
        #expect(client.get(target.behindAPI).status == 404)
    }

    @Test(arguments: LinkRole.allCases)
    func `a link to another resource of the kind is answered like the right one`(_ role: LinkRole) throws {
        var (right, wrong, client) = try changedTarget(role, "other-id")
        #expect(right != wrong)
        #expect(try client.node(wrong.behindAPI).name == (try client.node(right.behindAPI).name))
    }

    @Test(arguments: LinkRole.allCases)
    func `a link to another kind is answered with 200`(_ role: LinkRole) throws {
        var (right, wrong, client) = try changedTarget(role, "other-kind")
        #expect(right != wrong)
        #expect(client.get(wrong.behindAPI).status == 200)
    }

    @Test(arguments: LinkRole.allCases)
    func `a relative link begins with its path`(_ role: LinkRole) throws {
        #expect(try changedTarget(role, "relative").broken.hasPrefix("/api/"))
    }

    @Test(arguments: LinkRole.allCases)
    func `a link is missing or there twice`(_ role: LinkRole) throws {
        var clean = Client.loggedOn()
        var without = try Client.with(defect: "\(role.rawValue)-link-missing")
        var twice = try Client.with(defect: "\(role.rawValue)-link-doubled")
        let count = try backup(role, in: &clean).links.count
        #expect(try backup(role, in: &without).links.count == count - 1)
        #expect(try backup(role, in: &twice).links.count == count + 1)
    }

    @Test func `only entities link to another origin`() throws {
        var client = try Client.with(defect: "href-other-origin")
        let path = "backups/\(Walk.inventory.backups[0].id)"
        let isElsewhere = { (node: Node) in node.attributes["Href"]?.hasPrefix("https://elsewhere.example") == true }
        #expect(try client.node(path + "?format=Entity").links.allSatisfy(isElsewhere))
        #expect(try !client.node(path).links.contains(where: isElsewhere))
    }

    @Test func `a reference names another backup server that exists`() throws {
        var client = try Client.with(defect: "reference-server-other")
        let path = "backups/\(Walk.inventory.backups[0].id)"
        let type = "BackupServerReference"
        let entity = try #require(client.node(path + "?format=Entity").links("Up", type).first)
        let reference = try #require(client.node(path).links("Up", type).first)
        let target = try #require(reference.attributes["Href"])
        #expect(target != entity.attributes["Href"])
        #expect(try client.node(target.behindAPI).attributes["Name"] == reference.attributes["Name"])
    }

    @Test(arguments: [("parent-has-files", "ParentBackup", 1), ("reference-files-doubled", "Standard", 2)])
    func `a reference links to backup files`(_ name: String, _ type: String, _ count: Int) throws {
        var client = try Client.with(defect: name)
        let backup = try #require(Walk.inventory.backups.first { $0.role.backupType == type })
        #expect(try client.node("backups/\(backup.id)").links("Down", "BackupFileReferenceList").count == count)
    }

    @Test func `another external repository stands in the place of one`() throws {
        var client = try Client.with(defect: "external-repositories-lack-one")
        let list = try client.node("externalRepositories").children
        let id = try #require(Walk.inventory.externalRepositories.first?.id)
        #expect(list.count == Walk.inventory.externalRepositories.count)
        #expect(!list.contains { $0.attributes["UID"]?.hasSuffix(id.description) == true })
    }

    @Test func `names of entities in JSON begin with a small letter`() throws {
        var client = try Client.with(defect: "json-camel-case-entity")
        let path = "backups/\(Walk.inventory.backups[0].id)"
        #expect(client.get(path + "?format=Entity", accept: "application/json").text.contains("\"backupType\":"))
        #expect(client.get(path, accept: "application/json").text.contains("\"UID\":"))
    }

    @Test func `a list with a dangling backup leads to 404`() throws {
        var client = try Client.with(defect: "backups-dangling")
        let href = try #require(try client.node("backups").children.last?.attributes["Href"])
        #expect(client.get(href.behindAPI).status == 404)
    }

    @Test func `a backup that the list lacks exists`() throws {
        var client = try Client.with(defect: "backups-lack-one")
        #expect(try client.node("backups").children.count == 11)
        #expect(client.get("backups/\(Walk.inventory.backups[11].id)").status == 200)
    }

    @Test func `an unknown identifier is answered with a backup of that identifier`() throws {
        var client = try Client.with(defect: "unknown-id-found")
        let id = GUID(high: 0, low: 1)
        #expect(try client.node("backups/\(id)").attributes["UID"] == "urn:veeam:Backup:\(id)")
    }

    @Test func `a session goes on after its logout`() throws {
        var client = try Client.with(defect: "logout-ignored")
        let field = HeaderField(name: "X-RestSvcSessionId", value: client.token ?? "")
        #expect(client.send("DELETE", "logonSessions/\(Client.sessionID)", [field]).status == 204)
        #expect(client.get("backups").status == 200)
    }

    @Test func `a cookie alone goes on after its session's logout`() throws {
        var client = try Client.with(defect: "cookie-outlives-logout")
        let header = HeaderField(name: "X-RestSvcSessionId", value: client.token ?? "")
        let cookie = HeaderField(name: "Cookie", value: "X-RestSvcSessionId=\(client.token ?? "")")
        #expect(client.send("DELETE", "logonSessions/\(Client.sessionID)", [header]).status == 204)
        #expect(client.send("GET", "backups", [cookie]).status == 200)
        #expect(client.send("GET", "backups", [header]).status == 401)
        #expect(client.send("GET", "backups", [header, cookie]).status == 401)
    }

    @Test(arguments: [[], [HeaderField(name: "X-RestSvcSessionId", value: "no such token")]])
    func `JSON is served without a session`(_ fields: [HeaderField]) throws {
        var client = try Client.with(defect: "session-not-required-for-json")
        for (accept, status) in [("application/json", 200), ("application/xml", 401)] {
            let fields = fields + [HeaderField(name: "Accept", value: accept)]
            #expect(client.send("GET", "backups", fields).status == status)
        }
    }

    @Test func `another link comes before that to the other form`() throws {
        var client = try Client.with(defect: "alternate-link-rivalled")
        let links = try client.node("backups/\(Walk.inventory.backups[0].id)").links
        let alternates = links.filter { $0.attributes["Rel"] == "Alternate" }.compactMap { $0.attributes["Href"] }
        #expect(alternates.map { client.get($0.behindAPI).status } == [404, 200])
        #expect(links.first?.attributes["Rel"] == "Alternate")
    }

    @Test(arguments: [
        ("header-wins", true, false, 200), ("header-refused", true, nil, 401), ("cookie-refused", nil, true, 401),
        ("unknown-token-accepted", false, nil, 200), ("session-not-required", nil, nil, 200),
        ("session-not-required", false, nil, 401), ("token-refused", true, nil, 401),
        ("unknown-cookie-accepted", nil, false, 200), ("unknown-cookie-accepted", false, false, 401),
        ("unknown-cookie-accepted", false, nil, 401), ("unknown-cookie-accepted", nil, nil, 401),
        ("cookie-outlives-logout", nil, false, 401), ("session-not-required-for-json", nil, nil, 401),
    ])
    func `a token is taken or not`(_ name: String, _ header: Bool?, _ cookie: Bool?, _ status: Int) throws {
        var client = try Client.with(defect: name)
        let example = TokenCase(header: header, cookie: cookie, status: status)
        #expect(client.send("GET", "backups", example.fields(client.token ?? "")).status == status)
    }

    @Test func `pages that repeat the first have their own numbers`() throws {
        var client = try Client.with(defect: "page-repeated")
        let first = try client.node("query?type=Backup&pageSize=5&page=1")
        let second = try client.node("query?type=Backup&pageSize=5&page=2")
        #expect(first.child("Refs") == second.child("Refs"))
        #expect(second.child("PagingInfo")?.attributes["PageNum"] == "2")
    }

    @Test func `a filter is ignored for its field only`() throws {
        var client = try Client.with(defect: "filter-ignored-platform")
        let ignored = try client.node("query?type=Backup&filter=Platform==VMware").child("Refs")
        let heeded = try client.node("query?type=Backup&filter=Platform==VMware;Name==none").child("Refs")
        #expect(ignored?.children.count == 12)
        #expect(heeded?.children.isEmpty == true)
    }

    @Test func `a refused field is refused in filters only`() throws {
        var client = try Client.with(defect: "filter-refused-jobname")
        #expect(client.get("query?type=Backup&filter=JobName==x").status == 400)
        #expect(client.get("query?type=Backup&sortAsc=JobName").status == 200)
    }
}
