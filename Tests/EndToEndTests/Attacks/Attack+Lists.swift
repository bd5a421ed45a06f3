import Execution
import MockServer
import TestSupport
import Transport

extension Attack {
    /// Lists and queries that have no end, or say so.
    static let lists: [Attack] = [
        .list("a list of the same backup 2,000 times", "more than once") { text in
            guard let item = text.firstMatch(of: /<Ref .*?<\/Ref>/).map({ String($0.output) }) else { return text }
            return text.replacing(item, with: String(repeating: item, count: 2_000))
        },
        .list("a list of a million items", "(--limit xml-nodes)", status: 3) { text in
            text.replacing(/<Ref .*<\/Ref>/) { _ in String(repeating: "<Ref UID=\"\"/>", count: 1_000_000) }
        },
        .list("a list of nothing that can be asked for", "lists nothing that can be asked for") { text in
            text.replacing(/Href="[^"]*"/) { _ in "Href=\"javascript:pwned\"" }
        },
        .list("a list of names without ids", "backup.collection.") { text in text.replacing(/\ UID="[^"]*"/) { _ in "" }
        },
        .list("a list of 200,000 subjects", "(--limit subjects)", limits: RunLimits(subjects: 500)) { text in
            guard let item = text.firstMatch(of: /<Ref .*?<\/Ref>/).map({ String($0.output) }) else { return text }
            return text.replacing(item, with: String(repeating: item, count: 1_000))
        },
        .pages("pages that lead back to themselves", "comes again behind a link to the next one") { $0.target },
        .pages("pages without end", "(--limit pages)") { request in
            let page = request.target.split(separator: "page=").last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 1
            return "/api/query?type=Backup&format=Entities&page=\(page + 1)"
        },
        .query("a billion pages", "page 1 of 1000000000") { text in
            text.replacing(/PagesCount="[0-9]*"/) { _ in "PagesCount=\"1000000000\"" }
                .replacing(/<PagesCount>[0-9]*</) { _ in "<PagesCount>1000000000<" }
        },
        .query("a number of pages beyond every number", "PagesCount as a number") { text in
            text.replacing(/PagesCount="[0-9]*"/) { _ in "PagesCount=\"99999999999999999999999999\"" }
                .replacing(/<PagesCount>[0-9]*</) { _ in "<PagesCount>99999999999999999999999999<" }
        },
        .query("less than no pages", "which is how many pages there are") { text in
            text.replacing(/PagesCount="[0-9]*"/) { _ in "PagesCount=\"-1\"" }
                .replacing(/<PagesCount>[0-9]*</) { _ in "<PagesCount>-1<" }
        },
    ]

    private static func list(
        _ name: String,
        _ reason: String,
        status: Int32 = 1,
        limits: RunLimits = RunLimits(),
        _ change: @escaping @Sendable (String) -> String
    ) -> Attack {
        Attack(name: name, reason: reason, status: status, runLimits: limits) { request, response, _ in
            guard request.listsBackups, request.value(of: "Accept") == "application/xml" else { return nil }
            return .keep(response.rewritten(change).bytes)
        }
    }

    private static func query(
        _ name: String,
        _ reason: String,
        _ change: @escaping @Sendable (String) -> String
    ) -> Attack {
        Attack(name: name, reason: reason, status: 1) { request, response, _ in
            request.queries ? .keep(response.rewritten(change).bytes) : nil
        }
    }

    /// The list is too large for one answer, and the pages of the query lead somewhere.
    private static func pages(
        _ name: String,
        _ reason: String,
        _ next: @escaping @Sendable (MockRequest) -> String
    ) -> Attack {
        var limits = patient
        limits.contentBytes = 200_000
        return Attack(name: name, reason: reason, status: 1, limits: limits, runLimits: RunLimits(pages: 20)) {
            request,
            response,
            ground in
            if request.listsBackups {
                return .keep(response.rewritten { $0 + String(repeating: " ", count: 200_000) }.bytes)
            }
            guard request.queries, request.value(of: "Accept") == "application/xml" else { return nil }
            let link = "http://127.0.0.1:\(ground.port)\(next(request))".replacing("&", with: "&amp;")
            return .keep(
                response.rewritten { text in
                    text.replacing(
                        "</PagingInfo>",
                        with: "<Links><Link Rel=\"Next\" Href=\"\(link)\"/></Links></PagingInfo>"
                    )
                }
                .bytes
            )
        }
    }
}
