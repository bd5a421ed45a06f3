public import Conformance

/// What changed in an interface between two builds.
public struct Comparison: Codable, Hashable, Sendable {
    /// One of the two.
    public struct Side: Codable, Hashable, Sendable {
        /// What a reader calls it.
        public let name: String
        /// Whether the built-in mock was asked.
        public let isMock: Bool
        /// The versions of the interface on offer.
        public let versions: [String]
        /// When its run began.
        public let startedAt: String
        /// The exchanges that were looked at.
        public let exchanges: Int
        /// The resources, with the numbers of subjects found and judged.
        public let populations: [Run.Population]
    }

    /// How much of the one could be held against the other.
    public struct Extent: Codable, Hashable, Sendable {
        /// Kinds of requests that both answered.
        public let requests: Int
        /// Kinds of requests that only the first was asked.
        public let onlyBefore: Int
        /// Kinds of requests that only the second was asked.
        public let onlyAfter: Int
        /// Kinds of representations that both showed.
        public let representations: Int
        /// Requirements judged on both.
        public let requirements: Int
    }

    /// What a comparison comes to.
    public enum Status: String, Codable, Hashable, Sendable {
        case compatible
        case breaking
        case notComparable

        /// The exit status of the process.
        public var code: Int32 {
            switch self {
            case .compatible: 0
            case .breaking: 1
            case .notComparable: 2
            }
        }
    }

    /// The build before.
    public let before: Side
    /// The build after.
    public let after: Side
    /// Why the two cannot be compared; nothing where they can.
    public let obstacle: String?
    /// How much could be compared.
    public let extent: Extent
    /// The changes of verdicts, the most severe first.
    public let verdictChanges: [VerdictChange]
    /// The changes of what is shown, the most severe first.
    public let changes: [Change]

    /// Compares two builds.
    public init(_ before: ServerImage, _ after: ServerImage, _ vocabulary: Vocabulary) {
        self.init(Profile(before, vocabulary), Profile(after, vocabulary), vocabulary)
    }

    /// Compares what two builds showed.
    public init(_ before: Profile, _ after: Profile, _ vocabulary: Vocabulary) {
        self.before = before.side
        self.after = after.side
        let comparer = Comparer(before: before, after: after, vocabulary: vocabulary)
        changes = comparer.changes
        verdictChanges = VerdictChange.all(before.results, after.results)
        obstacle = comparer.obstacle
        extent = Extent(
            requests: comparer.commonRequests.count,
            onlyBefore: before.answers.count - comparer.commonRequests.count,
            onlyAfter: after.answers.count - comparer.commonRequests.count,
            representations: comparer.commonShapes.count,
            requirements: Set(before.results.map(\.requirement)).intersection(
                after.results.map(\.requirement)
            ).count
        )
    }

    /// What it comes to; what is seen to break breaks, even where not everything could be compared.
    public var status: Status {
        if count(.breaking) > 0 { return .breaking }
        return obstacle == nil ? .compatible : .notComparable
    }

    /// How many changes of a class there are, of both sorts.
    public func count(_ changeClass: ChangeClass) -> Int {
        changes.count { $0.changeClass == changeClass }
            + verdictChanges.count { $0.changeClass == changeClass }
    }
}

extension Comparison.Side {
    init(_ image: ServerImage) {
        name = image.name
        isMock = image.run.setting.isMock
        versions = image.run.setting.offeredVersions.map(\.description)
        startedAt = image.run.setting.startedAt
        exchanges = image.exchanges.count
        populations = image.run.populations
    }
}
