import Conformance
import Representation

/// A link of a body and where it leads, read once for all requirements.
final class LinkReading: Sendable {
    /// The link.
    let link: Resource.Link
    /// The origin that its `Href` names; nothing where that is no absolute URL.
    let origin: Origin?
    /// What it leads to; nothing where that is no destination.
    let target: Target?
    /// Whether it has both `Rel` and `Href`.
    let isComplete: Bool
    /// Whether `Href` is an absolute URL under `/api/`; actions are such URLs too, though never a destination.
    let isUnderInterface: Bool
    /// Whether its relation is one between resources, and it has no `Type`, which such links carry (contradiction C22).
    let lacksType: Bool

    private static let typedRelations = ["Up", "Down", "Alternate", "Related"]

    /// Reads the links of a resource; none where it has no `Links`.
    static func all(of resource: Resource?) -> [LinkReading] { (resource?.links ?? []).map { LinkReading($0) } }

    /// Reads a link.
    init(_ link: Resource.Link) {
        self.link = link
        let parts = link.href.flatMap { Href.parts(of: $0) }
        origin = parts?.origin
        target = parts?.target
        isComplete = !(link.relation ?? "").isEmpty && !(link.href ?? "").isEmpty
        isUnderInterface = target != nil || (link.href.map { Self.isUnderInterface($0) } ?? false)
        lacksType = (link.type ?? "").isEmpty && link.relation.map { Self.typedRelations.contains($0) } ?? false
    }

    private static func isUnderInterface(_ href: String) -> Bool {
        guard let (_, rest) = Origin.split(href) else { return false }
        return Target(rest.prefix { $0 != "?" && $0 != "#" }) != nil
    }
}
