import Conformance

/// Holds one profile against another.
struct Comparer {
    let before: Profile
    let after: Profile
    let vocabulary: Vocabulary

    /// The kinds of requests that both were asked, in order.
    let commonRequests: [RequestKind]
    /// The kinds of representations that both showed, in order.
    let commonShapes: [Profile.ShapeKey]

    init(before: Profile, after: Profile, vocabulary: Vocabulary) {
        self.before = before
        self.after = after
        self.vocabulary = vocabulary
        commonRequests = before.answers.keys.filter { after.answers[$0] != nil }.sorted()
        commonShapes = before.shapes.keys.filter { after.shapes[$0] != nil }.sorted()
    }

    /// What changed, the most severe first.
    var changes: [Change] {
        var list = ChangeList()
        compareVersions(before.versions, after.versions, &list)
        for kind in commonRequests { compareAnswers(kind, &list) }
        for key in commonShapes { compareShapes(key, &list) }
        compareRelations(&list)
        return list.sorted
    }

    /// Why the two say nothing about each other; nothing where they do.
    var obstacle: String? {
        if let failure = before.failure { return "before, \(failure)" }
        if let failure = after.failure { return "after, \(failure)" }
        guard !commonShapes.contains(where: \.namesSubject) else { return nil }
        let shows = [before, after].map { $0.shapes.keys.contains(where: \.namesSubject) }
        switch (shows[0], shows[1]) {
        case (false, false): return "neither shows a resource, such as a backup"
        case (true, false):
            return "there is no resource after, such as a backup, to compare those before with"
        case (false, true):
            return "there is no resource before, such as a backup, to compare those after with"
        case (true, true): return "no resource of the same kind was read before and after"
        }
    }

    private func compareVersions(
        _ earlier: [RESTVersion],
        _ later: [RESTVersion],
        _ list: inout ChangeList
    ) {
        // An offer that could not be read is judged by itself.
        guard !earlier.isEmpty, !later.isEmpty else { return }
        for version in earlier where !later.contains(version) {
            list.add(
                .versionVanished,
                Part(holder: "", name: "version \(version)"),
                "offered",
                "not offered",
                at: "GET /api/"
            )
        }
        for version in later where !earlier.contains(version) {
            list.add(
                .versionAppeared,
                Part(holder: "", name: "version \(version)"),
                "not offered",
                "offered",
                at: "GET /api/"
            )
        }
    }

    private func compareRelations(_ list: inout ChangeList) {
        let known = before.relations.union(Self.documentedRelations)
        for relation in after.relations.subtracting(known).sorted() {
            list.add(
                .relationNew,
                Part(holder: "", name: "Rel \(relation)"),
                "never seen",
                "a link has it",
                at: "links"
            )
        }
    }

    /// The relations that the pages of the reference name.
    private static let documentedRelations: Set<String> = [
        "Alternate", "Browse", "Clone", "Create", "Delete", "Disable", "Down", "Download", "Edit",
        "Enable", "Failover",
        "First", "Intervals", "Last", "Next", "Prev", "Previous", "QuickBackup", "Related", "Restore",
        "Retry", "Start",
        "Stop", "Sync", "Test", "ToggleRestoreScopesEnabled", "ToggleScheduleEnabled", "Undo", "Up",
        "VeeamZip",
    ]
}
