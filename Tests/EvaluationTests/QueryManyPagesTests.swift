import Conformance
import Evaluation
import Testing

/// Queries whose plain answer has several pages: four pages of its size are read, and tell what they can.
@Suite struct QueryManyPagesTests {
    /// A query that answers with two backups a page, whatever is asked.
    private func scene(_ pages: [[Int]]) throws -> ListScene {
        var scene = ListScene(.query)
        for (index, numbers) in pages.enumerated() {
            let page = ListScene.Page(index + 1, of: pages.count, size: 2)
            let backups = try ListScene.backups(numbers, in: .references)
            try scene.serve(backups, as: .references, page: page, behind: ListScene.Page.href(index + 1))
            guard index == 0 else { continue }
            for more in ["", "&page=1"] { try scene.serve(backups, as: .references, page: page, at: more) }
            try scene.serve(backups, as: .references, page: page, at: "&sortAsc=UID&pageSize=2&page=1")
        }
        return scene
    }

    @Test(arguments: [
        [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10], [11]], [[1, 2], [3, 4], [5, 6], [7, 8]], [[1, 2], [3]],
    ])
    func `pages that share nothing pass, however many there are`(_ pages: [[Int]]) throws {
        #expect(try scene(pages).verdict(of: "pages") == .pass)
    }

    @Test func `four pages are read, the first one and the last one behind their links, and no more`() throws {
        let judgement = try scene([[1, 2], [3, 4], [5, 6], [7, 8], [9, 9]]).judgement(of: "pages")
        #expect(judgement.verdict == .pass)
        #expect(
            judgement.consulted?.map(\.target.description) == [
                "/api/query?type=Backup&format=References",
                "/api/query?type=Backup&format=References&sortAsc=UID&pageSize=2&page=1",
                "/api/query?page=2", "/api/query?page=3", "/api/query?page=4", "/api/query?page=1",
                "/api/query?page=5",
            ]
        )
    }

    @Test(arguments: [
        ([[1, 2], [3, 4], [5, 6], [7, 1], [9]], "each item once"),
        ([[1, 2], [3, 4, 5], [6], [7], [8]], "2 items on page 2"),
        ([[1, 2], [3], [4, 5], [6, 7], [8]], "2 items on page 2"),
    ])
    func `what one of the four pages shows wrongly fails`(_ pages: [[Int]], _ expected: String) throws {
        #expect(try scene(pages).verdict(of: "pages").mismatch?.expected == expected)
    }
}
