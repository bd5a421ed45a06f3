/// How results are found and paged.
struct QueryStyle: Sendable {
    var previousRelation = Link.Relation.prev
    /// The number of pages of an empty result.
    var leastPagesCount = 1
    /// Whether a query must name its type.
    var needsType = true
    /// The fields whose comparisons hold for everything.
    var ignoredFields: Set<QueryField> = []
    /// The fields that filters may not name.
    var refusedFields: Set<QueryField> = []
    /// The fields that results may not be sorted by.
    var unsortableFields: Set<QueryField> = []
    /// Whether a semicolon joins as a comma does.
    var joinsByAny = false
    /// Whether every page is the first.
    var repeatsFirstPage = false
    /// Whether every page lacks its last resource.
    var dropsLastOfPage = false
    /// Whether the last resource is never found.
    var overlooksLast = false
}
