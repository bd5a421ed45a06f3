import Conformance
import Evaluation
import Testing

/// A query's answer says which page it is, and links to the others.
@Suite struct PagingInfoTests {
    private func verdict(
        _ page: ListScene.Page,
        _ mediaType: MediaType,
        _ form: Form = .references
    ) throws -> Verdict {
        var scene = ListScene(.query)
        try scene.serve(try ListScene.backups([1, 2], in: form), as: form, page: page)
        return try scene.verdict(of: "paging-info", form, mediaType)
    }

    @Test(arguments: [(1, 1), (1, 3), (2, 3), (3, 3)], MediaType.allCases)
    func `a page that tells all passes in both forms`(_ place: (number: Int, count: Int), _ type: MediaType) throws {
        let page = ListScene.Page(place.number, of: place.count)
        #expect(try verdict(page, type, .references) == .pass)
        #expect(try verdict(page, type, .entities) == .pass)
    }

    @Test(arguments: ["PageNum", "PageSize", "PagesCount"], MediaType.allCases)
    func `a number that is missing fails`(_ name: String, _ mediaType: MediaType) throws {
        var page = ListScene.Page()
        page.members[name] = nil
        let mismatch = try verdict(page, mediaType).mismatch
        #expect(mismatch?.expected == "\(name) as a number")
        #expect(mismatch?.actual == "none")
        #expect(mismatch?.place?.contains("/PagingInfo") == true)
    }

    @Test(arguments: ["PageNum", "PageSize", "PagesCount"], MediaType.allCases)
    func `a number that is none fails`(_ name: String, _ mediaType: MediaType) throws {
        var page = ListScene.Page()
        page.members[name] = "one"
        let mismatch = try verdict(page, mediaType).mismatch
        #expect(mismatch?.expected == "\(name) as a number")
        #expect(mismatch?.actual == "'one'")
    }

    @Test(arguments: [("First", 1, 1), ("Last", 1, 1), ("First", 2, 3), ("Last", 2, 3), ("Next", 2, 3), ("Next", 1, 2)])
    func `a link that is missing fails`(_ relation: String, _ number: Int, _ count: Int) throws {
        var page = ListScene.Page(number, of: count)
        page.links.removeAll { $0.relation == relation }
        for mediaType in MediaType.allCases {
            let mismatch = try verdict(page, mediaType).mismatch
            #expect(mismatch?.expected == "a link Rel=\(relation) on page \(number) of \(count)")
            #expect(mismatch?.actual == "none")
        }
    }

    @Test(arguments: [2, 3]) func `the relation back has one of two names`(_ number: Int) throws {
        for name in ["Prev", "Previous"] {
            var page = ListScene.Page(number, of: 3)
            for index in page.links.indices where page.links[index].relation == "Prev" {
                page.links[index].relation = name
            }
            #expect(try verdict(page, .xml) == .pass)
        }
        var page = ListScene.Page(number, of: 3)
        page.links.removeAll { $0.relation == "Prev" }
        #expect(try verdict(page, .xml).mismatch?.expected == "a link Rel=Prev|Previous on page \(number) of 3")
    }

    @Test func `a link that leads nowhere is none`() throws {
        var page = ListScene.Page()
        page.links[0].href = "not a URL"
        #expect(try verdict(page, .xml).mismatch?.expected == "a link Rel=First on page 1 of 1")
    }

    @Test(arguments: MediaType.allCases) func `an answer without paging information fails`(_ type: MediaType) throws {
        var scene = ListScene(.query)
        let bare = FarBody.collection(try ListScene.backups([1], in: .references), .references)
        try scene.scene.serve(bare, at: "https://em.example:9398\(try scene.target(.references))")
        let mismatch = try scene.verdict(of: "paging-info", .references, type).mismatch
        #expect(mismatch?.expected == "PagingInfo")
        #expect(mismatch?.actual == "none")
        #expect(mismatch?.place?.isEmpty == false)
    }

    @Test func `an answer that is refused says nothing of its pages`() throws {
        var scene = ListScene(.query)
        try scene.answer(.empty(403), as: .entities)
        #expect(try scene.verdict(of: "paging-info", .entities, .xml).obstacle?.kind == .forbidden)
    }
}
