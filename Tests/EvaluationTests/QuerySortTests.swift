import Conformance
import Evaluation
import Testing

/// The two orders are not the same.
@Suite struct QuerySortTests {
    /// A query that answers with some names in one order, and with others in the other order.
    private func scene(_ ascending: [String], _ descending: [String]) throws -> ListScene {
        var scene = ListScene(.query)
        for (order, names) in [("&sortAsc=Name", ascending), ("&sortDesc=Name", descending)] {
            let backups = names.enumerated().map { BackupBody.listed($0, as: .entity, name: $1) }
            try scene.serve(backups, as: .entities, at: order)
        }
        return scene
    }

    @Test(
        arguments: [
            (["a", "b"], ["b", "a"]), (["a", "b", "c"], ["c", "a", "b"]), (["a", "b", "c"], ["a", "c", "b"]),
            (["a", "b"], ["b"]), (["\u{E4}", "b"], ["b", "\u{E4}"]),
            // Ordered by the number of each character, which tells case and signs apart.
            (["DB 10", "DB-1", "DB10"], ["DB10", "DB-1", "DB 10"]), (["Job", "a", "job"], ["job", "a", "Job"]),
        ] as [([String], [String])]
    )
    func `two orders that differ pass, however they differ`(_ ascending: [String], _ descending: [String]) throws {
        #expect(try scene(ascending, descending).verdict(of: "sort.name") == .pass)
    }

    @Test(arguments: [["a", "b", "c", "d"], ["b", "a"], ["a", "", "b"]])
    func `one order for both fails and shows its beginning`(_ names: [String]) throws {
        let mismatch = try scene(names, names).verdict(of: "sort.name").mismatch
        #expect(mismatch?.expected == "other items first descending by Name than ascending")
        let shown = names.prefix(3).joined(separator: ", ")
        #expect(mismatch?.actual == "the same order for both, \(shown) and so on")
    }

    @Test(arguments: [[], ["a"], ["a", "A", "a."], ["\u{E4}", "\u{F6}"]])
    func `where no two names differ no order is seen`(_ names: [String]) throws {
        let reason = Inconclusive(.noData, "no two items differ in Name")
        #expect(try scene(names, names).verdict(of: "sort.name") == .inconclusive(reason))
    }

    @Test(arguments: ["&sortAsc=Name", "&sortDesc=Name"], [(400, Inconclusive.Kind.blocked), (403, .forbidden)])
    func `an order that is refused says nothing of the other`(
        _ order: String,
        _ refusal: (status: Int, kind: Inconclusive.Kind)
    ) throws {
        var scene = try scene(["a", "b"], ["b", "a"])
        try scene.answer(.empty(refusal.status), as: .entities, at: order)
        #expect(try scene.verdict(of: "sort.name").obstacle?.kind == refusal.kind)
    }
}
