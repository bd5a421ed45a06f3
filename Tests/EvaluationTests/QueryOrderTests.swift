import Conformance
import Evaluation
import Testing

/// One order is the other reversed, up to ties, and like stands with like.
@Suite struct QueryOrderTests {
    /// A query that answers with some names in one order, and with others in the other order.
    private func scene(
        _ ascending: [String],
        _ descending: [String],
        page: ListScene.Page = ListScene.Page()
    ) throws -> ListScene {
        var scene = ListScene(.query)
        let orders = [("&sortAsc=Name", ascending), ("&sortDesc=Name", descending)]
        for (order, names) in orders {
            let backups = names.enumerated().map { BackupBody.listed($0, as: .entity, name: $1) }
            try scene.serve(
                backups,
                as: .entities,
                page: order == "&sortDesc=Name" ? page : ListScene.Page(),
                at: order
            )
        }
        return scene
    }

    @Test(
        arguments: [
            (["a", "b", "c"], ["c", "b", "a"]),
            // Ties stand in any order, and so does what differs in case and signs alone.
            (["a", "b", "b", "c"], ["c", "b", "b", "a"]), (["a", "A", "b"], ["b", "a", "A"]),
            (["db 03 [old]", "DB-03-old", "x"], ["X", "DB 03 (old)", "db03old"]), (["A", "b"], ["B", "a"]),
            // Where they make the order, one value stands in two places.
            (["DB 10", "DB-1", "DB10"], ["DB10", "DB-1", "DB 10"]), (["Job", "a", "job"], ["job", "a", "Job"]),
            (["a", "A", "a", "b"], ["b", "a", "A", "a"]), (["a", "\u{E4}", "a", "b"], ["b", "a", "\u{E4}", "a"]),
            // Of letters beyond ASCII no order is known.
            (["a", "\u{E4}", "b"], ["b", "\u{E4}", "a"]), (["a", "b", "\u{F6}"], ["c", "b", "a"]),
            // Backups may come and go, so the shorter list counts.
            (["a", "b", "c"], ["b", "a"]),
        ] as [([String], [String])]
    )
    func `a list and its reverse agree`(_ ascending: [String], _ descending: [String]) throws {
        #expect(try scene(ascending, descending).verdict(of: "order.name") == .pass)
    }

    @Test func `both orders being the same fails at the first item that differs`() throws {
        let mismatch = try scene(["a", "b", "b", "d"], ["a", "b", "b", "d"]).verdict(of: "order.name").mismatch
        #expect(mismatch?.expected == "ascending by Name is descending reversed")
        #expect(mismatch?.actual == "item 1 is 'a' ascending, and 'd' from the end descending")
    }

    @Test(
        arguments: [
            (["a", "b", "c"], ["c", "a", "b"], 1), (["a", "b", "c"], ["b", "c", "a"], 2),
            (["\u{E4}", "b", "c"], ["b", "c", "\u{F6}"], 2), (["", "b"], ["", "b"], 1),
        ] as [([String], [String], Int)]
    )
    func `a list that is no reverse fails where the two part`(
        _ ascending: [String],
        _ descending: [String],
        _ number: Int
    ) throws {
        let mismatch = try scene(ascending, descending).verdict(of: "order.name").mismatch
        #expect(mismatch?.actual.hasPrefix("item \(number) is '") == true)
    }

    @Test(arguments: [
        (["a", "b", "a"], "a"), (["a.", "b", "A", "c", "c", "a."], "a."), (["a-1", "b", "\u{E4}", "a-1"], "a-1"),
    ])
    func `like that does not stand with like fails, and is quoted as it is written`(
        _ names: [String],
        _ name: String
    ) throws {
        let mismatch = try scene(names, names.reversed()).verdict(of: "order.name").mismatch
        #expect(mismatch?.expected == "items with one Name stand together ascending")
        #expect(mismatch?.actual == "'\(name)' in two places with others between")
    }

    @Test(arguments: [[], ["a"], ["a", "A", "a."], ["\u{E4}", "a"], ["\u{E4}", "\u{F6}"]])
    func `where no two names differ no order is seen`(_ names: [String]) throws {
        let reason = Inconclusive(.noData, "no two items differ in Name")
        #expect(try scene(names, names).verdict(of: "order.name") == .inconclusive(reason))
    }

    @Test func `of several pages the last one of the descending order is compared`() throws {
        let page = ListScene.Page(1, of: 3, of: "&descending")
        var scene = try scene(["a", "b", "c"], ["z", "y", "x"], page: page)
        let last = ListScene.Page.href(3, of: "&descending")
        let ending = ["c", "b", "a"].enumerated().map { BackupBody.listed($0, as: .entity, name: $1) }
        try scene.serve(ending, as: .entities, page: ListScene.Page(3, of: 3), behind: last)
        #expect(try scene.verdict(of: "order.name") == .pass)
        try scene.serve(ending.dropLast(), as: .entities, page: ListScene.Page(3, of: 3), behind: last)
        #expect(try scene.verdict(of: "order.name").mismatch?.actual.hasPrefix("item 1 is 'a' ascending") == true)
    }

    @Test func `of one page the link to the last one is not followed`() throws {
        var page = ListScene.Page()
        page.links = [BackupBody.Link(relation: "Last", href: "\(Example.base)/query?page=9")]
        #expect(try scene(["a", "b"], ["b", "a"], page: page).verdict(of: "order.name") == .pass)
    }

    @Test(arguments: ["&sortAsc=Name", "&sortDesc=Name"], [(400, Inconclusive.Kind.blocked), (403, .forbidden)])
    func `an order that is refused says nothing of the other`(
        _ order: String,
        _ refusal: (status: Int, kind: Inconclusive.Kind)
    ) throws {
        var scene = try scene(["a", "b"], ["b", "a"])
        try scene.answer(.empty(refusal.status), as: .entities, at: order)
        #expect(try scene.verdict(of: "order.name").obstacle?.kind == refusal.kind)
    }

    @Test func `what shows no value is sorted too`() throws {
        var bare = BackupBody.listed(1, as: .entity)
        bare.elements["Platform"] = nil
        let backups = [bare, .listed(2, as: .entity)]
        var scene = ListScene(.query)
        try scene.serve(backups, as: .entities, at: "&sortAsc=Platform")
        try scene.serve(backups.reversed(), as: .entities, at: "&sortDesc=Platform")
        #expect(try scene.verdict(of: "order.platform") == .pass)
        try scene.serve(backups, as: .entities, at: "&sortDesc=Platform")
        let actual = "item 1 is '' ascending, and 'VMware' from the end descending"
        #expect(try scene.verdict(of: "order.platform").mismatch?.actual == actual)
    }

    @Test(arguments: [("order.repository-name", "RepositoryName"), ("order.repository-uid", "RepositoryUid")])
    func `a value that a link shows is compared by what the link says`(_ id: String, _ field: String) throws {
        let backups = [(1, "A"), (2, "B")].map { number, name in
            var backup = BackupBody.listed(number, as: .entity)
            backup.links[BackupBody.repository].name = name
            backup.links[BackupBody.repository].href = "\(Example.base)/repositories/\(Example.guid(number + 10))"
            return backup
        }
        var scene = ListScene(.query)
        try scene.serve(backups, as: .entities, at: "&sortAsc=\(field)")
        try scene.serve(backups.reversed(), as: .entities, at: "&sortDesc=\(field)")
        #expect(try scene.verdict(of: id) == .pass)
        try scene.serve(backups, as: .entities, at: "&sortDesc=\(field)")
        #expect(try scene.verdict(of: id).mismatch != nil)
    }
}
