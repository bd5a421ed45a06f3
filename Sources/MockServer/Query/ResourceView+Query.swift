extension ResourceView {
    /// The result of a query: one page of resources, and links to other pages.
    func result(of query: Query) -> Representation {
        let rows = rows(of: query)
        let page = page(of: rows, query)
        return Representation(
            name: "QueryResult",
            elements: [.nested(content(page, of: query)), .nested(pagingInfo(of: query, count: rows.count))]
        )
    }

    private func page(of rows: [QueryRow], _ query: Query) -> ArraySlice<QueryRow> {
        let number = behaviour.query.repeatsFirstPage ? 1 : query.page
        let first = min((number - 1) * query.pageSize, rows.count)
        let page = rows[first..<min(first + query.pageSize, rows.count)]
        return behaviour.query.dropsLastOfPage ? page.dropLast() : page
    }

    /// The resources that the filter lets through, in order.
    private func rows(of query: Query) -> [QueryRow] {
        guard let kind = query.type.kind else { return [] }
        let all = kind == .backup ? inventory.backups.map(row) : items(of: kind, form: .reference).map(row)
        let known = behaviour.query.overlooksLast ? all.dropLast() : all
        let rows = query.filter.map { filter in known.filter(filter.holds) } ?? known
        return query.order?.sorted(rows) ?? rows
    }

    private func row(of item: Item) -> QueryRow {
        QueryRow(id: item.id, values: [.uid: uid(item.kind, item.id), .name: item.name])
    }

    private func row(of backup: Backup) -> QueryRow {
        let repository = storage(backup.storage)
        return QueryRow(
            id: backup.id,
            values: [
                .uid: uid(.backup, backup.id), .name: backup.name,
                .jobUID: backup.job.map { uid(.job, $0.id) }, .jobName: backup.job?.name,
                .repositoryUID: uid(repository.kind, repository.id), .repositoryName: repository.name,
                .platform: backup.platform.rawValue, .backupType: backup.role.backupType,
            ]
        )
    }

    private func content(_ page: ArraySlice<QueryRow>, of query: Query) -> Representation {
        let list = page.compactMap { row in
            query.type.kind.flatMap { item($0, row.id, form: query.form) }
                .map { representation(of: $0, form: query.form, inCollection: true) }
        }
        switch query.form {
        case .reference:
            return Representation(name: "Refs", items: .init(member: "Refs", list: list))
        case .entity:
            let plural = query.type.plural
            let entities = Representation(name: plural, items: .init(member: plural, list: list))
            return Representation(name: "Entities", elements: [.nested(entities)])
        }
    }

    private func pagingInfo(of query: Query, count: Int) -> Representation {
        let pagesCount = query.pagesCount(of: count)
        // There is a last page even where the count says that there is none (C31).
        let last = max(1, pagesCount)
        let pages: [(relation: Link.Relation, page: Int?)] = [
            (.first, 1), (behaviour.query.previousRelation, query.page > 1 ? min(query.page - 1, last) : nil),
            (.next, query.page < last ? query.page + 1 : nil), (.last, last),
        ]
        return Representation(
            name: "PagingInfo",
            attributes: [
                .init(name: "PageNum", value: .integer(query.page)),
                .init(name: "PageSize", value: .integer(query.pageSize)),
                .init(name: "PagesCount", value: .integer(max(behaviour.query.leastPagesCount, pagesCount))),
            ],
            links: pages.compactMap { relation, page in
                page.map { Link(relation: relation, href: href(query.path(ofPage: $0))) }
            },
            order: .linksFirst
        )
    }
}
