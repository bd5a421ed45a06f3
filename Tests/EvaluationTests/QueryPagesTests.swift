import Conformance
import Evaluation
import Testing

/// Pages follow each other, share no backup and lack none.
@Suite struct QueryPagesTests {
    /// Five backups on pages of two, in the order of UIDs.
    private static let pages = [[1, 2], [3, 4], [5]]

    /// A query whose answer shows some backups on its only page, and is asked for pages of a size.
    private func scene(
        _ whole: [Int] = [5, 3, 1, 4, 2],
        size: Int = 2,
        pages: [[Int]] = pages,
        later: [Int]? = nil,
        by change: (_ number: Int, _ page: inout ListScene.Page) -> Void = { _, _ in }
    ) throws -> ListScene {
        var scene = ListScene(.query)
        try scene.serve(try ListScene.backups(whole, in: .references), as: .references)
        // Read once more before pages fail.
        try scene.serve(try ListScene.backups(later ?? whole, in: .references), as: .references, at: "&page=1")
        for (index, numbers) in pages.enumerated() {
            var page = ListScene.Page(index + 1, of: pages.count, size: size)
            change(index + 1, &page)
            let backups = try ListScene.backups(numbers, in: .references)
            try scene.serve(backups, as: .references, page: page, behind: ListScene.Page.href(index + 1))
            guard index == 0 else { continue }
            let more = "&sortAsc=UID&pageSize=\(size)&page=1"
            try scene.serve(backups, as: .references, page: page, at: more)
        }
        return scene
    }

    @Test func `pages that follow each other, share nothing and lack nothing pass`() throws {
        #expect(try scene().verdict(of: "pages") == .pass)
    }

    @Test(arguments: [
        ([1, 2], 1, [[1], [2]]), ([1, 2, 3], 1, [[1], [2], [3]]), ([1, 2, 3, 4], 2, [[1, 2], [3, 4]]),
    ])
    func `some backups are asked for on three pages at most`(
        _ whole: [Int],
        _ size: Int,
        _ pages: [[Int]]
    ) throws {
        #expect(try scene(whole, size: size, pages: pages).verdict(of: "pages") == .pass)
    }

    @Test(arguments: [[5, 3, 1, 2], [5, 3, 1, 2, 4, 6]])
    func `what came or went between the pages makes no finding`(_ later: [Int]) throws {
        let race = Inconclusive(.race, "/api/query?type=Backup&format=References changed while we looked")
        let pages = [[1, 2], [3, 5], []]
        #expect(try scene(pages: pages).verdict(of: "pages").mismatch != nil)
        #expect(try scene(pages: pages, later: later).verdict(of: "pages") == .inconclusive(race))
    }

    @Test(arguments: [[], [1]]) func `for one backup there are no two pages`(_ whole: [Int]) throws {
        let reason = Inconclusive(.noData, "there are too few items for two pages")
        #expect(try scene(whole, pages: []).verdict(of: "pages") == .inconclusive(reason))
    }

    @Test(arguments: [
        ([[1, 2, 3], [4, 5]], 1, 3), ([[1], [2, 3], [4, 5]], 1, 1), ([[1, 2], [3], [4, 5]], 2, 1),
        ([[1, 2], [3, 4, 5]], 2, 3),
    ])
    func `a page of another size than was asked for fails`(
        _ pages: [[Int]],
        _ number: Int,
        _ count: Int
    ) throws {
        let mismatch = try scene(pages: pages).verdict(of: "pages").mismatch
        #expect(mismatch?.expected == "2 items on page \(number)")
        #expect(mismatch?.actual == "\(count)")
    }

    @Test func `a query without references has no pages to follow`() throws {
        var scene = try ListScene(.query, of: [1, 2])
        scene.forms = [.entities]
        let reason = Inconclusive(.noData, "the subject has no list of references")
        #expect(try scene.verdict(of: "pages") == .inconclusive(reason))
    }

    @Test func `a page size that is ignored fails`() throws {
        let mismatch = try scene(pages: [[1, 2, 3, 4, 5]]).verdict(of: "pages").mismatch
        #expect(mismatch?.actual == "5")
        #expect(mismatch?.place == "/api/query?type=Backup&format=References&sortAsc=UID&pageSize=2&page=1")
    }

    @Test func `a backup that stands on two pages fails`() throws {
        let mismatch = try scene(pages: [[1, 2], [2, 4], [5]]).verdict(of: "pages").mismatch
        #expect(mismatch?.expected == "each item once")
        #expect(mismatch?.actual == "\(Example.guid(2)) on page 2 again")
        #expect(mismatch?.place == "/api/query?page=2")
    }

    @Test func `a backup that stands on one page twice fails`() throws {
        let mismatch = try scene(pages: [[1, 1], [3, 4], [5]]).verdict(of: "pages").mismatch
        #expect(mismatch?.actual == "\(Example.guid(1)) on page 1 again")
    }

    @Test func `a backup that stands on no page fails`() throws {
        let mismatch = try scene(pages: [[1, 2], [3, 4]]).verdict(of: "pages").mismatch
        #expect(mismatch?.expected == "\(Example.guid(5)) on one of the pages")
        #expect(mismatch?.actual == "it is on none")
    }

    @Test func `a backup that came meanwhile is no failure`() throws {
        #expect(try scene([1, 2, 3, 4], pages: Self.pages).verdict(of: "pages") == .pass)
    }

    @Test func `a page that says another number fails`() throws {
        let scene = try scene { if $0 == 2 { $1.members["PageNum"] = "1" } }
        let mismatch = try scene.verdict(of: "pages").mismatch
        #expect(mismatch?.expected == "PageNum 2 behind the link Next")
        #expect(mismatch?.actual == "1")
    }

    @Test(arguments: [1, 2, 3]) func `a page that counts other pages fails`(_ number: Int) throws {
        let scene = try scene { if $0 == number { $1.members["PagesCount"] = "2" } }
        let mismatch = try scene.verdict(of: "pages").mismatch
        #expect(mismatch?.expected == "PagesCount 3, which is how many pages there are")
        #expect(mismatch?.actual == "2")
    }

    @Test(arguments: [1, 2, 3]) func `a page that says another size than was asked for fails`(_ number: Int) throws {
        let scene = try scene { if $0 == number { $1.members["PageSize"] = "3" } }
        let mismatch = try scene.verdict(of: "pages").mismatch
        #expect(mismatch?.expected == "PageSize 2, as was asked for")
        #expect(mismatch?.actual == "3")
    }

    @Test(arguments: [("First", 1), ("Last", 3), ("Prev", 2), ("Next", 2)])
    func `a page that does not link to another fails`(_ relation: String, _ number: Int) throws {
        let scene = try scene { if $0 == number { $1.links.removeAll { $0.relation == relation } } }
        let mismatch = try scene.verdict(of: "pages").mismatch
        #expect(mismatch?.expected.hasPrefix("a link Rel=\(relation)") == true)
        #expect(mismatch?.expected.hasSuffix(" on page \(number) of 3") == true)
    }

    @Test(arguments: [("First", 1, 3), ("Last", 3, 2)])
    func `a link to the first or the last page leads there`(
        _ relation: String,
        _ number: Int,
        _ actual: Int
    ) throws {
        let scene = try scene { _, page in
            for index in page.links.indices where page.links[index].relation == relation {
                page.links[index].href = ListScene.Page.href(actual)
            }
        }
        let mismatch = try scene.verdict(of: "pages").mismatch
        #expect(mismatch?.expected == "page \(number) behind the link \(relation)")
        #expect(mismatch?.actual == "page \(actual)")
        #expect(mismatch?.place == "/api/query?page=\(actual)")
    }

    @Test func `a link from page to page without end fails`() throws {
        let endless = try scene(pages: [[1, 2], [3, 4], [5, 6], [7, 8], [9]]).verdict(of: "pages").mismatch
        #expect(endless?.expected == "3 pages of 2 at most")
        #expect(endless?.actual == "a link to a fifth page")
    }

    @Test func `a page that links to itself repeats its backups`() throws {
        let scene = try scene { number, page in
            for index in page.links.indices where number == 2 && page.links[index].relation == "Next" {
                page.links[index].href = ListScene.Page.href(2)
            }
        }
        #expect(try scene.verdict(of: "pages").mismatch?.expected == "another page behind the link Next")
    }

    @Test(arguments: [(400, Inconclusive.Kind.blocked), (403, .forbidden)])
    func `a page that is refused ends the reading`(_ status: Int, _ kind: Inconclusive.Kind) throws {
        var scene = try scene()
        try scene.scene.answer(.success(.empty(status)), at: ListScene.Page.href(2))
        #expect(try scene.verdict(of: "pages").obstacle?.kind == kind)
    }
}
