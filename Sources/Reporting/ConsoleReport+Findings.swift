import Conformance

/// What was not judged, and why.
extension ConsoleReport {
    var noData: [String] { reasons("No data", .noData) }

    var blocked: [String] { reasons("Blocked", .blocked) }

    var errors: [String] { reasons("Errors", .error) }

    private func reasons(_ name: String, _ outcome: Outcome) -> [String] {
        let groups = ResultGroup.byReason(results(outcome))
        guard !groups.isEmpty else { return [] }
        return [title(name)]
            + groups.flatMap { group in
                let reason = (group.first.reason ?? "no reason was kept").shortened(toBytes: Evidence.excerptLimit)
                return ["  \(counted(group.count, "case")): \(reason.visible)", "    \(group.names)"]
            }
    }
}

/// What is put up with, and until when.
extension ConsoleReport {
    var waived: [String] {
        let groups = ResultGroup.byFinding(results(.waived))
        guard !groups.isEmpty else { return [] }
        return [title("Waived")]
            + groups.flatMap { group in
                let waiver = group.first.waiver.map { "    \($0.summary)".visible } ?? "    no waiver was kept"
                return ["  \(Headline(group.first, under: policy).text)", waiver, "    \(group.names)"]
            }
    }

    /// Waivers that fail the run, with what to do about them, and those that may be in vain.
    var waivers: [String] {
        let notices = run.outdatedWaivers + run.unusedWaivers
        guard !notices.isEmpty else { return [] }
        return [title("Waivers")] + notices.flatMap { ["  \($0.headline)"] + $0.details.map { "    \($0)" } }
    }
}

/// What is not as demanded.
extension ConsoleReport {
    var notes: [String] { briefly("Notes", .note) }

    var warnings: [String] { briefly("Warnings", .warning) }

    /// Findings that do not fail the run; the other reports have the rest of what is known about them.
    private func briefly(_ name: String, _ outcome: Outcome) -> [String] {
        let groups = ResultGroup.byFinding(results(outcome).filter { !$0.isFailure(under: policy) })
        guard !groups.isEmpty else { return [] }
        return [title(name)]
            + groups.flatMap { group in
                ["  \(Headline(group.first, under: policy).text)", "    \(group.names)"]
            }
    }

    var failures: [String] {
        let groups = ResultGroup.byFinding(run.results.filter { $0.isFailure(under: policy) })
        guard !groups.isEmpty else { return [] }
        return [title("Failures")] + hint + groups.flatMap { [""] + told($0) }
    }

    private var hint: [String] {
        let usesSession = run.results.contains { result in
            result.isFailure(under: policy) && result.findings.contains(where: \.needsLogon)
        }
        guard usesSession else { return [] }
        let explanation =
            "To repeat requests, set EM_USERNAME, EM_PASSWORD and, for a CA of your own, EM_CA_FILE; then log on:"
        return [explanation] + run.setting.logon.map { "  \($0)" }
    }

    private func told(_ group: ResultGroup) -> [String] {
        let headline = Headline(group.first, under: policy)
        let evidence = Evidence(group.first, headline: headline, in: run.setting, detail: .first)
        let alike = group.others.isEmpty ? [] : Evidence.field("Alike", group.otherNames)
        return ["\(style.paint("FAIL", as: .bad)) \(group.first.name.visible)"]
            + (evidence.lines + alike).map { $0.isEmpty ? "" : "  \($0)" }
    }

    var verdict: [String] {
        let conclusion = Conclusion(run, under: policy)
        let role: ConsoleStyle.Role = conclusion.status == .conforms ? .good : .bad
        return [style.paint(conclusion.description, as: role)]
    }
}
