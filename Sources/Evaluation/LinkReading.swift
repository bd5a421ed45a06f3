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

    /// Reads the links of a resource; none where it has no `Links`.
    static func all(of resource: Resource?) -> [LinkReading] { (resource?.links ?? []).map { LinkReading($0) } }

    /// Reads a link.
    init(_ link: Resource.Link) {
        self.link = link
        let parts = link.href.flatMap { Href.parts(of: $0) }
        origin = parts?.origin
        target = parts?.target
    }

    /// Whether `Href` is an absolute URL under `/api/`; actions are such URLs too, though never a destination.
    var isUnderInterface: Bool {
        guard target == nil else { return true }
        guard let (_, rest) = link.href.flatMap({ Origin.split($0) }) else { return false }
        return Target(rest.prefix { $0 != "?" && $0 != "#" }) != nil
    }
}
