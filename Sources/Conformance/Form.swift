/// One of the forms in which a resource is represented.
///
/// Source: resource_representation_for_ke.html, representation_non_key.html.
public enum Form: String, CaseIterable, Codable, Hashable, Sendable {
    /// The short form of a key resource, `EntityRef`.
    case reference
    /// The full form of a key resource, asked for with `?format=Entity`.
    case entity
    /// The only form of a resource that is not a key resource.
    case sole
}
