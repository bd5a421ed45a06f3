public import Conformance

/// What a run comes to, in one sentence that names its exit status.
public struct Conclusion: CustomStringConvertible, Hashable, Sendable {
    /// The status the process ends with.
    public let status: ExitStatus
    /// Why it is this one, in one line.
    public let reason: String

    /// What the run is not, in a word each, so that one line alone says it too.
    private let marks: [String]

    /// Concludes a run under a policy.
    public init(_ run: Run, under policy: ExitStatus.Policy) {
        status = ExitStatus(run, under: policy)
        reason = Self.reason(for: status, run, policy).visible
        let setting = run.setting
        marks = [(setting.isMock, " (MOCK)"), (setting.isReplay, " (REPLAY)"), (setting.isInsecure, " (INSECURE)")]
            .filter(\.0).map(\.1)
    }

    /// Title, exit status, reason, and the marks MOCK, REPLAY and INSECURE.
    public var description: String { "\(title) (exit status \(status.code)): \(reason)\(marks.joined())" }

    /// The status in capitals, such as `CONFORMS`.
    public var title: String {
        switch status {
        case .conforms: "CONFORMS"
        case .violated: "DOES NOT CONFORM"
        case .misused: "MISUSED"
        case .unreachable: "NOT REACHED"
        case .tooLittle: "TOO LITTLE TESTED"
        case .waiversOutdated: "WAIVERS OUTDATED"
        case .ownMistake: "OUR MISTAKE"
        case .interrupted: "INTERRUPTED"
        }
    }

    private static func reason(for status: ExitStatus, _ run: Run, _ policy: ExitStatus.Policy) -> String {
        switch status {
        case .conforms: conformance(run, policy)
        case .violated: violations(run, policy)
        case .misused: "our input or output is wrong"
        case .unreachable: obstacle(run)
        case .tooLittle: Shortfall(run, policy)?.description ?? "too little was tested to say anything"
        case .waiversOutdated: waivers(run)
        case .ownMistake: "a mistake of emconform's own"
        case .interrupted(let signal): "signal \(signal) stopped the run before its end"
        }
    }

    private static func conformance(_ run: Run, _ policy: ExitStatus.Policy) -> String {
        let observed = run.results.count { $0.outcome.isObserved }
        let waived = run.results.count { $0.outcome == .waived }
        let kept = waived == 0 ? "kept" : "kept or waived"
        let cases = counted(observed, "case") + (waived == 0 ? "" : ", \(waived) of them waived")
        return "every \(policy.failOn.rawValue) that was judged is \(kept), in \(cases)"
    }

    private static func waivers(_ run: Run) -> String {
        let counts = [WaiverUse.State.expired, .stale].map { state in (state, run.waivers.count { $0.state == state }) }
        let told = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
        return "somebody must look at waivers: \(told.joined(separator: ", "))"
    }

    private static func violations(_ run: Run, _ policy: ExitStatus.Policy) -> String {
        let failures = run.results.filter { $0.isFailure(under: policy) }
        let requirements = Set(failures.map(\.requirement)).count
        let broken = "\(counted(requirements, "requirement")) not kept, in \(counted(failures.count, "case"))"
        return cut(run.ending).map { "\(broken); \($0)" } ?? broken
    }

    private static func obstacle(_ run: Run) -> String {
        if let cut = cut(run.ending) { return cut }
        let unreached = run.results.filter { $0.level == .must && ($0.outcome == .error || $0.outcome == .blocked) }
        return "\(counted(unreached.count, "must case")) ended in error or blocked"
    }

    /// What ended the run before its end; a signal has a status of its own.
    private static func cut(_ ending: Run.Ending) -> String? {
        switch ending {
        case .noSession(let reason): "no session: \(reason)"
        case .outOfTime(let seconds):
            "the time limit of \(Milliseconds(seconds)) s passed before the run's end (--timeout)"
        case .cutShort(let reason): "the recording is of a run that was cut short: \(reason)"
        case .finished, .interrupted: nil
        }
    }
}

/// A number with its noun, such as `1 case` and `2 cases`.
func counted(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
