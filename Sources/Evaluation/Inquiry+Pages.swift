import Conformance
import Representation

extension Inquiry {
    /// How many pages of a query are read where all of them are wanted.
    static let queriedPages = 40

    /// The pages of a query, as far as they were read.
    struct Pages {
        /// The ids of all items.
        var ids: [String] = []
        var pages: [Page] = []
        /// Whether the last page says that there is no other.
        var isComplete = false
        /// The page that was read already and is said to be the next one.
        var repeated: Target?

        /// How many items there are, those without an id included.
        var count: Int { pages.reduce(0) { $0 + $1.ids.count } }
    }

    /// What matters of a page; there may be many, so that none is kept whole.
    struct Page {
        let request: ReadRequest
        /// The ids of the items, nothing where one has none.
        let ids: [String?]
        let info: Resource?
        let place: Place

        fileprivate init(_ request: ReadRequest, _ body: Resource) {
            self.request = request
            ids = body.listedItems.map(\.listedID)
            info = body.pagingInfo
            place = body.place
        }
    }

    /// Reads a query's answer and the pages that its `Next` links lead to.
    func pages(from target: Target, atMost limit: Int) throws(Interruption) -> Pages {
        var result = Pages()
        var next: Target? = target
        while let target = next, result.pages.count < limit {
            let request = ReadRequest(target: target, accept: .xml, session: .main)
            let page = Page(request, try representation(of: request))
            result.pages.append(page)
            result.ids += page.ids.compactMap(\.self)
            next = page.info?.link(["Next"])
            if let again = next, result.pages.contains(where: { $0.request.target == again }) {
                result.repeated = again
                return result
            }
        }
        result.isComplete = next == nil
        return result
    }

    /// The answer says which page it is, and links to the others.
    func pagingInfoVerdict() throws(Interruption) -> Verdict {
        let request = try request()
        return infoMismatch(Page(request, try representation(of: request))).map { .fail($0) } ?? .pass
    }

    private func infoMismatch(_ page: Page) -> Mismatch? {
        guard let info = page.info else {
            return Mismatch(expected: "PagingInfo", actual: "none", place: "\(page.place)")
        }
        for name in ["PageNum", "PageSize", "PagesCount"] where info.number(name) == nil {
            let actual = info.text(of: name).map { "'\($0)'" } ?? "none"
            return Mismatch(expected: "\(name) as a number", actual: actual, place: "\(info.place)")
        }
        let (number, count) = (info.number("PageNum") ?? 1, info.number("PagesCount") ?? 1)
        var demanded = [["First"], ["Last"]]
        if number < count { demanded.append(["Next"]) }
        // C30: the relation back has two names.
        if number > 1 { demanded.append(["Prev", "Previous"]) }
        for relations in demanded where info.link(relations) == nil {
            let expected = "a link Rel=\(relations.joined(separator: "|")) on page \(number) of \(count)"
            return Mismatch(expected: expected, actual: "none", place: "\(info.place)")
        }
        return nil
    }

    /// Pages follow each other, share no item and lack none; what came or went meanwhile makes no finding.
    func pagesVerdict() throws(Interruption) -> Verdict {
        let verdict = try steadyPagesVerdict()
        guard isSecondLook, case .fail = verdict, let base = subject.target(in: .references) else { return verdict }
        let before = try pages(from: base, atMost: 1)
        // The same list by another name, as what was read is not asked for again.
        let after = try pages(from: base.adding("page=1"), atMost: 1)
        guard Set(before.ids) != Set(after.ids) else { return verdict }
        throw .inconclusive(Inconclusive(.race, "\(base) changed while we looked"))
    }

    private func steadyPagesVerdict() throws(Interruption) -> Verdict {
        guard let base = subject.target(in: .references) else {
            throw .inconclusive(Inconclusive(.noData, "the subject has no list of references"))
        }
        let whole = try pages(from: base, atMost: 1)
        guard whole.count > 1 else {
            throw .inconclusive(Inconclusive(.noData, "there are too few items for two pages"))
        }
        let size = whole.isComplete ? (whole.count + 2) / 3 : whole.count
        let sorted = base.adding("sortAsc=UID").adding("pageSize=\(size)").adding("page=1")
        let paged = try pages(from: sorted, atMost: 4)
        if let again = paged.repeated {
            return .fail(Mismatch(expected: "another page behind the link Next", actual: "\(again), which was read"))
        }
        let links = paged.pages.compactMap { infoMismatch($0) }.first
        if let mismatch = links ?? sizeMismatch(paged, size) ?? repetition(paged) { return .fail(mismatch) }
        if let mismatch = try endsMismatch(paged) { return .fail(mismatch) }
        guard whole.isComplete else { return .pass }
        if !paged.isComplete {
            return .fail(Mismatch(expected: "3 pages of \(size) at most", actual: "a link to a fifth page"))
        }
        let missing = Set(whole.ids).subtracting(paged.ids).min()
        guard let missing else { return .pass }
        return .fail(Mismatch(expected: "\(missing) on one of the pages", actual: "it is on none"))
    }

    /// What the links to the first and the last page lead to says that it is that page.
    private func endsMismatch(_ paged: Pages) throws(Interruption) -> Mismatch? {
        guard let info = paged.pages.first?.info, let count = info.number("PagesCount") else { return nil }
        for (relation, number) in [("First", 1), ("Last", count)] {
            guard let target = info.link([relation]) else { continue }
            let page = try representation(of: ReadRequest(target: target, accept: .xml, session: .main))
            guard let actual = page.pagingInfo?.number("PageNum"), actual != number else { continue }
            let expected = "page \(number) behind the link \(relation)"
            return Mismatch(expected: expected, actual: "page \(actual)", place: "\(target)")
        }
        return nil
    }

    private func sizeMismatch(_ paged: Pages, _ size: Int) -> Mismatch? {
        for (index, page) in paged.pages.enumerated() {
            let info = page.info
            let count = page.ids.count
            let isLast = paged.isComplete && index == paged.pages.count - 1
            if count > size || count < size && !isLast {
                let expected = "\(size) items on page \(index + 1)"
                return Mismatch(expected: expected, actual: "\(count)", place: "\(page.request.target)")
            }
            if let told = info?.number("PageSize"), told != size {
                let expected = "PageSize \(size), as was asked for"
                return Mismatch(expected: expected, actual: "\(told)", place: "\(page.request.target)")
            }
            if let number = info?.number("PageNum"), number != index + 1 {
                let expected = "PageNum \(index + 1) behind the link Next"
                return Mismatch(expected: expected, actual: "\(number)", place: "\(page.request.target)")
            }
            if paged.isComplete, let total = info?.number("PagesCount"), total != paged.pages.count {
                let expected = "PagesCount \(paged.pages.count), which is how many pages there are"
                return Mismatch(expected: expected, actual: "\(total)", place: "\(page.request.target)")
            }
        }
        return nil
    }

    private func repetition(_ paged: Pages) -> Mismatch? {
        var seen: Set<String> = []
        for (index, page) in paged.pages.enumerated() {
            for id in page.ids.compactMap(\.self) where !seen.insert(id).inserted {
                let actual = "\(id) on page \(index + 1) again"
                return Mismatch(expected: "each item once", actual: actual, place: "\(page.request.target)")
            }
        }
        return nil
    }
}

extension Resource {
    /// Where a link to another page leads to, by one of some relations.
    func pageLink(_ relations: [String]) -> Target? { pagingInfo?.link(relations) }

    /// Where a link of paging information leads to, by one of some relations.
    fileprivate func link(_ relations: [String]) -> Target? {
        let link = links?.first { relations.contains($0.relation ?? "") }
        return link?.href.flatMap { Href($0).target }
    }

    /// The whole number in a member.
    func number(_ name: String) -> Int? { text(of: name).flatMap { Int($0) } }
}
