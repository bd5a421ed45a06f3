/// In what one server may differ from another; the initial values are those of the default server.
struct Behaviour: Sendable {
    var inventory = InventoryStyle.asGiven
    var view = ViewStyle()
    var query = QueryStyle()
    var session = SessionStyle()
    var xml = XMLStyle()
    var json = JSONStyle()
    var header = HeaderStyle()
    /// What only defects do.
    var edits = Edits()

    /// The behaviour with some differences, whose order is always the same.
    init(variants: Set<Variant> = [], defects: Set<Defect> = []) {
        for variant in Variant.allCases where variants.contains(variant) { variant.adjust(&self) }
        for defect in Defect.allCases where defects.contains(defect) { defect.fault.adjust(&self) }
    }
}
