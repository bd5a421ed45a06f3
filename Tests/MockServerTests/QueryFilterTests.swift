import Testing

@testable import MockServer

@Suite struct QueryFilterTests {
    private static let id = GUID(high: 0, low: 7)

    /// A resource with values that need quoting.
    private static let row = QueryRow(
        id: id,
        values: [
            .uid: "urn:veeam:Backup:\(id)", .name: #"R&D "lab" (a;b)"#, .jobUID: nil, .jobName: nil,
            .repositoryName: "Main", .platform: "HyperV", .backupType: "ParentBackup",
        ]
    )

    @Test(arguments: [
        ("RepositoryName==Main", true), ("repositoryname == \"MAIN\"", true), ("RepositoryName!=Main", false),
        ("RepositoryName<\"n\"", true), ("RepositoryName>=main", true), ("RepositoryName>main", false),
        (#"Name=="R&D ""lab"" (a;b)""#, true), (#"Name=="R&D""#, false), ("JobName==x", false), ("JobName!=x", true),
        ("UID==URN:VEEAM:BACKUP:00000000-0000-0000-0000-000000000007", true),
        ("Platform==hyperv", true), ("Platform>VMware", true), ("Platform>=vCloud", false),
        ("Platform<AgentForLinux", true), ("BackupType<=ParentBackup", true), ("BackupType<\"Standard\"", false),
    ])
    func `a comparison holds or does not`(_ text: String, _ holds: Bool) throws {
        let filter = try QueryFilterParser.filter(text, over: QueryField.allCases)
        #expect(filter.holds(for: Self.row) == holds)
    }

    @Test(arguments: [
        ("Name!=x;Name==x", false), ("Name!=x,Name==x", true), ("Name!=x,Name==x;Name==x", true),
        ("(Name!=x,Name==x);Name==x", false), ("Name==x;Name==x,Name!=x", true), ("Name==x;(Name==x,Name!=x)", false),
        ("((Name!=x))", true), (" ( Name!=x ; Name!=y ) , Name==x ", true),
    ])
    func `a semicolon binds more tightly than a comma, parentheses more than both`(
        _ text: String,
        _ holds: Bool
    ) throws {
        let filter = try QueryFilterParser.filter(text, over: QueryField.allCases)
        #expect(filter.holds(for: Self.row) == holds)
    }

    @Test(arguments: [
        ("", "a field name is missing at byte 1."), ("==x", "a field name is missing at byte 1."),
        ("Name", "a comparison operator is missing at byte 5."),
        ("Name=x", "a comparison operator is missing at byte 5."),
        ("Name==", "a value is missing at byte 7."), ("Name==\"x", "a closing quote is missing at byte 9."),
        ("Name==\"x\"y", "an operator ';' or ',' is missing at byte 10."),
        ("Name==x;", "a field name is missing at byte 9."),
        ("(Name==x", "a closing parenthesis is missing at byte 9."),
        ("Name==x)", "an operator ';' or ',' is missing at byte 8."), ("Size==1", "there is no field 'Size'."),
        ("Platform==Xen", "'Xen' is no value of Platform."),
    ])
    func `a filter that cannot be read is refused with its place`(_ text: String, _ mistake: String) {
        let error = #expect(throws: Refusal.self) {
            try QueryFilterParser.filter(text, over: QueryField.allCases)
        }
        #expect(error?.message == "The filter is wrong: " + mistake)
        #expect(error?.status == .badRequest)
    }

    @Test func `a filter is refused beyond its bounds`() {
        let deep = String(repeating: "(", count: 17) + "Name==x" + String(repeating: ")", count: 17)
        let long = "Name==" + String(repeating: "x", count: 4096)
        #expect(throws: Refusal.self) { try QueryFilterParser.filter(deep, over: QueryField.allCases) }
        #expect(throws: Refusal.self) { try QueryFilterParser.filter(long, over: QueryField.allCases) }
    }

    @Test func `a seeded backup is found by each of its values`() throws {
        var client = Client.loggedOn()
        let backup = try #require(client.manager.inventory.backups.first)
        let job = try #require(backup.job)
        let filter = [
            "UID==urn:veeam:Backup:\(backup.id)", "Name==\"\(backup.name)\"", "JobUid==\"urn:veeam:Job:\(job.id)\"",
            "JobName==\"\(job.name)\"", "RepositoryName!=x", "RepositoryUid>urn:veeam:Repository",
            "Platform==\(backup.platform.rawValue)", "BackupType==\(backup.role.backupType)",
        ].joined(separator: ";")
        let result = try client.node("query?type=Backup&filter=" + percentEncoded(filter))
        #expect(result.child("Refs")?.children.map { $0.attributes["Name"] } == [backup.name])
    }
}
