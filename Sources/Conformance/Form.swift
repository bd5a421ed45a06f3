/// One of the forms in which a resource is represented.
///
/// Source: resource_representation_for_ke.html, representation_non_key.html, representation_collections.html.
public enum Form: String, CaseIterable, Codable, Hashable, Sendable {
    /// The short form of a key resource, `EntityRef`.
    case reference
    /// The full form of a key resource, asked for with `?format=Entity`.
    case entity
    /// The only form of a resource that is not a key resource.
    case sole
    /// The list of a collection's or a query's items as references.
    case references
    /// The list of a collection's or a query's items as entities.
    case entities

    /// The form that each item of a list has; nothing where the form is no list.
    public var ofItems: Form? {
        switch self {
        case .references: .reference
        case .entities: .entity
        case .reference, .entity, .sole: nil
        }
    }
}
