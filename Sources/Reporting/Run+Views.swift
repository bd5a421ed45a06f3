import Conformance

extension Run {
    /// The resources in the order in which the plan comes to them.
    var resources: [String] {
        var seen: Set<String> = []
        return results.map(\.resource).filter { seen.insert($0).inserted }
    }

    /// The outcomes that tables have a column for; most runs have no waivers, and need none for them.
    var shownOutcomes: [Outcome] {
        Outcome.allCases.filter { outcome in
            outcome != .waived || results.contains { $0.outcome == .waived }
        }
    }

    /// How many subjects of a resource were judged, such as `5 of 12`; empty where it has none.
    func population(of resource: String) -> String {
        populations.first { $0.resource == resource }.map { "\($0.picked) of \($0.found)" } ?? ""
    }

    /// How many cases passed by asking again, and what stood in the way first; nothing where none did.
    var flakySummary: String? {
        let flaky = results.compactMap(\.flaky)
        guard let first = flaky.first else { return nil }
        return "\(counted(flaky.count, "case")) passed only by asking again; the first time: \(first)"
    }

    /// What the server kept from the user, by resource; nothing where that is nothing.
    ///
    /// A case that passes on what other subjects show says nothing of it.
    var refusalSummary: String? {
        let lines = resources.compactMap { resource -> String? in
            let refused = results(of: resource).compactMap(\.subjects.refused)
            guard let most = refused.max() else { return nil }
            let cases = counted(refused.count, "case")
            return "\(cases) of \(resource) had no evidence on up to \(counted(most, "subject"))"
        }
        return lines.isEmpty ? nil : "status 403 to this user: \(lines.joined(separator: "; "))"
    }

    /// The results of a resource in plan order.
    func results(of resource: String) -> [CaseResult] { results.filter { $0.resource == resource } }
}

extension Run.Setting {
    /// What every report of the run says at its head, so that nobody takes it for more than it is.
    var marks: [String] {
        [
            isMock ? "MOCK: the built-in mock was asked, not an Enterprise Manager" : nil,
            isReplay ? "REPLAY: a recording was judged, and no server was asked" : nil,
            isInsecure ? "INSECURE: certificates were not verified" : nil,
        ].compactMap(\.self)
    }
}
