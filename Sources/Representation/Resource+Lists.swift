import XML

// What lists of resources look like, in collections and in a query's answer.
extension Resource {
    /// The items of a collection, or of a query's answer with its further nesting.
    public var listedItems: [Resource] {
        if let references = part(named: "Refs") { return references.lists.flatMap(\.items) }
        if let entities = part(named: "Entities") {
            return entities.parts.flatMap(\.content.lists).flatMap(\.items)
        }
        // Where a query's answer has no list at all, what tells of its pages is still no item.
        return lists.flatMap(\.items).filter { $0.rootName?.local != "PagingInfo" }
    }

    /// What a query's answer says of its pages.
    public var pagingInfo: Resource? { part(named: "PagingInfo") }

    /// The `Href` of a link to another page, by one of some relations.
    public func pageHref(_ relations: [String]) -> String? {
        let links = pagingInfo?.links ?? []
        return links.first { relations.contains($0.relation ?? "") }?.href
    }
}
