import Conformance

/// What keeps a run as a whole from being green, as testcases of our own.
enum RunProblem {
    private static let suite = "run"
    private static let classname = "emconform.run.ending"

    /// The problems with the suite each belongs in, worst first.
    static func problems(
        of run: Run,
        under policy: ExitStatus.Policy,
        isEmpty: Bool
    ) -> [(suite: String, testcase: JUnitCase)] {
        let problems = [ending(run.ending), blocked(run), shortage(run, policy)].compactMap(\.self)
        return (problems.isEmpty && isEmpty ? [nothingJudged] : problems) + run.outdatedWaivers.map { waiver($0) }
    }

    /// What it speaks of names it, so that a history follows a waiver that moves within its file.
    private static func waiver(_ notice: WaiverNotice) -> (String, JUnitCase) {
        let state = notice.use.state.rawValue
        let testcase = JUnitCase(
            classname: "emconform.waivers.\(state)",
            name: "waiver \(notice.pattern)",
            element: .failure,
            type: "\(state)-waiver",
            message: notice.headline,
            details: notice.details
        )
        return ("waivers", testcase)
    }

    private static var nothingJudged: (String, JUnitCase) {
        problem("nothing-judged", type: "internal", "ERROR [run.nothing-judged] no case was judged at all")
    }

    private static func ending(_ ending: Run.Ending) -> (String, JUnitCase)? {
        switch ending {
        case .finished:
            nil
        case .noSession(let reason):
            (
                "session",
                JUnitCase(
                    classname: "emconform.session.logon",
                    name: "session.unreachable",
                    type: "transport",
                    message: "ERROR [session.unreachable] \(reason)"
                )
            )
        case .interrupted(let signal):
            problem("interrupted", type: "interrupted", "ERROR [run.interrupted] signal \(signal) stopped the run")
        case .cutShort(let reason):
            problem(
                "cut-short",
                type: "transport",
                "ERROR [run.cut-short] the recording is of a run that was cut short: \(reason)"
            )
        case .outOfTime(let seconds):
            problem(
                "out-of-time",
                type: "transport.timeout",
                "ERROR [run.out-of-time] the time limit of \(Milliseconds(seconds)) s passed before the run's end (--timeout)"
            )
        }
    }

    /// One error for all that is blocked, so that many skipped cases do not hide why they are.
    private static func blocked(_ run: Run) -> (String, JUnitCase)? {
        let blocked = run.results.filter { $0.outcome == .blocked }
        guard let reason = blocked.first?.reason ?? blocked.first?.name else { return nil }
        let details = ResultGroup.byReason(blocked).map { group in
            "\(counted(group.count, "case")): \(group.first.reason ?? "no reason was kept") (\(group.names))"
        }
        let count = counted(blocked.count, "case")
        let first = reason.shortened(toBytes: 400)
        return problem(
            "blocked",
            type: "blocked",
            "ERROR [run.blocked] \(count) could not be judged: \(first)",
            details
        )
    }

    private static func shortage(_ run: Run, _ policy: ExitStatus.Policy) -> (String, JUnitCase)? {
        guard ExitStatus(run, under: policy) == .tooLittle, !run.results.allSatisfy({ $0.outcome == .notApplicable })
        else { return nil }
        let reason = Conclusion(run, under: policy).reason
        return problem("too-little-tested", type: "coverage", "ERROR [run.too-little-tested] \(reason)")
    }

    private static func problem(
        _ name: String,
        type: String,
        _ message: String,
        _ details: [String] = []
    ) -> (String, JUnitCase) {
        let testcase = JUnitCase(
            classname: classname,
            name: "run.\(name)",
            type: type,
            message: message,
            details: details
        )
        return (suite, testcase)
    }
}
