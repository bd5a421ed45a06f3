extension Defect {
    /// Queries that do not do what they are asked for (pages query_service ff.).
    static let query: [Defect] = fields + results + pages

    private static let fields = QueryField.allCases.flatMap { field in
        let name = field.rawValue
        return [
            Defect(
                "filter-ignored-\(name.lowercased())",
                "A filter by \(name) is ignored.",
                .rule { $0.query.ignoredFields.insert(field) }
            ),
            Defect(
                "filter-refused-\(name.lowercased())",
                "A filter by \(name) is refused.",
                .rule { $0.query.refusedFields.insert(field) }
            ),
            Defect(
                "sort-refused-\(name.lowercased())",
                "Sorting by \(name) is refused.",
                .rule { $0.query.unsortableFields.insert(field) }
            ),
        ]
    }

    private static let results = [
        Defect("query-404", "The query service does not exist.", .refusal(.notFound, .query)),
        Defect(
            "query-500",
            "The query service fails.",
            .refusal(.init(status: .internalServerError, message: "Bug."), .query)
        ),
        Defect("query-root", "The root of a result is named Result.", .content(.query) { $0.name = "Result" }),
        Defect("query-needs-no-type", "A query without a type finds backups.", .rule { $0.query.needsType = false }),
        Defect("query-lacks-one", "A query does not find the last backup.", .rule { $0.query.overlooksLast = true }),
        Defect("query-format-ignored", "A query always gives references.", .parameters { $0 == "format" }),
        Defect("filter-ignored", "A query ignores its filter.", .parameters { $0 == "filter" }),
        Defect("filter-and-as-or", "The parts of a filter are joined by or.", .rule { $0.query.joinsByAny = true }),
        Defect("sort-ignored", "A query ignores its order.", .parameters { $0.hasPrefix("sort") }),
        Defect(
            "sort-descending-ascending",
            "Descending order is ascending.",
            .request(.query) { request, _ in
                request.target = request.target.replacing("sortDesc=", with: "sortAsc=")
            }
        ),
        Defect(
            "query-entities-unwrapped",
            "The entities of a result are not in Entities.",
            .content(.query) { result in
                result.elements = result.elements.flatMap { element in
                    if case .nested(let nested) = element, nested.name == "Entities" {
                        nested.elements
                    } else {
                        [element]
                    }
                }
            }
        ),
    ]

    private static let pages = [
        Defect("page-size-ignored", "A query ignores the size of its pages.", .parameters { $0 == "pagesize" }),
        Defect("page-ignored", "A query ignores the number of its page.", .parameters { $0 == "page" }),
        Defect("page-repeated", "Every page holds what the first holds.", .rule { $0.query.repeatsFirstPage = true }),
        Defect("page-item-missing", "Every page lacks its last item.", .rule { $0.query.dropsLastOfPage = true }),
        Defect("pages-count-high", "PagesCount is one too high.", .number("PagesCount") { $0 + 1 }),
        Defect("page-num-wrong", "PageNum is always 1.", .number("PageNum") { _ in 1 }),
        Defect("page-num-from-zero", "PageNum counts from 0.", .number("PageNum") { $0 - 1 }),
        Defect("page-size-wrong", "PageSize is one too high.", .number("PageSize") { $0 + 1 }),
        Defect("paging-info-missing", "PagingInfo is missing.", .content(.query) { $0.removeElement("PagingInfo") }),
        Defect("paging-info-empty", "PagingInfo has no numbers.", .paging { $0.attributes = [] }),
        Defect("paging-links-missing", "PagingInfo has no links.", .paging { $0.links = [] }),
        Defect("first-link-missing", "The link to the first page is missing.", .without(.first)),
        Defect("last-link-missing", "The link to the last page is missing.", .without(.last)),
        Defect("next-link-missing", "The link to the next page is missing.", .without(.next)),
        Defect("prev-link-missing", "The link to the page before is missing.", .without(.prev)),
        Defect(
            "next-link-to-first",
            "The link to the next page leads to the first.",
            .paging { info in
                let first = info.links?.first { $0.relation == .first }
                info.editLinks(where: { $0.relation == .next }, { $0.href = first?.href })
            }
        ),
        Defect(
            "next-link-on-last-page",
            "The last page links to one behind it.",
            .paging { info in
                guard info.links?.contains(where: { $0.relation == .next }) == false,
                    var link = info.links?.first(where: { $0.relation == .last })
                else { return }
                link.relation = .next
                info.links?.append(link)
            }
        ),
        Defect(
            "paging-links-lose-filter",
            "Links to pages forget the filter.",
            .paging { info in
                info.editLinks(where: { _ in true }) { link in
                    link.href = link.href.map {
                        $0.split(separator: "&").filter { !$0.hasPrefix("filter=") }.joined(separator: "&")
                    }
                }
            }
        ),
        Defect(
            "paging-links-lose-sort",
            "Links to pages forget the order.",
            .paging { info in
                info.editLinks(where: { _ in true }) { link in
                    link.href = link.href.map {
                        $0.split(separator: "&").filter { !$0.hasPrefix("sort") }.joined(separator: "&")
                    }
                }
            }
        ),
    ]
}

extension Fault {
    /// A query without some of its parameters.
    fileprivate static func parameters(_ isMeant: @escaping @Sendable (String) -> Bool) -> Fault {
        request(.query) { request, _ in request.removeParameters(where: isMeant) }
    }

    fileprivate static func paging(_ change: @escaping @Sendable (inout Representation) -> Void) -> Fault {
        content(.query) { $0.editNested("PagingInfo", change) }
    }

    fileprivate static func number(_ name: String, _ change: @escaping @Sendable (Int) -> Int) -> Fault {
        paging { info in
            for index in info.attributes.indices where info.attributes[index].name == name {
                guard case .integer(let number) = info.attributes[index].value else { continue }
                info.attributes[index].value = .integer(change(number))
            }
        }
    }

    fileprivate static func without(_ relation: Link.Relation) -> Fault {
        paging { $0.removeLinks { $0.relation == relation } }
    }
}
