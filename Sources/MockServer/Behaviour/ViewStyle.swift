/// How resources lead to each other.
struct ViewStyle: Sendable {
    /// How the path of a link is spelled.
    enum Path: Hashable, Sendable {
        case asDocumented
        case lowerCase
        /// With the last slash doubled.
        case doubledSlash
    }

    /// Scheme, host and port of every link; `nil` leaves them to the options and the request.
    var origin: String?
    var path = Path.asDocumented
    /// The relation from a parent to its children.
    var childBackups = Link.Relation.down
    var hasFilesInReferences = false
    var hasExtraLinks = false
    /// The kinds whose collections the user may not read.
    var forbidden: Set<Kind> = []
    var newestVersion = APIVersion.version7

    /// The versions on offer, oldest first.
    var versions: [APIVersion] {
        APIVersion.allCases.filter { $0.number <= newestVersion.number }
    }

    /// A path below `/api`, perhaps with a query, as links spell it.
    func spelled(_ target: String) -> String {
        let path = target.prefix { $0 != "?" }
        let rest = target[path.endIndex...]
        switch self.path {
        case .asDocumented:
            return target
        case .lowerCase:
            return path.lowercased() + rest
        case .doubledSlash:
            guard let slash = path.lastIndex(of: "/") else { return target }
            return path[..<slash] + "/" + path[slash...] + rest
        }
    }
}
