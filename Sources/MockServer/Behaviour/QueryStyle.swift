/// How results are paged.
struct QueryStyle: Sendable {
    var previousRelation = Link.Relation.prev
    /// The number of pages of an empty result.
    var leastPagesCount = 1
}
