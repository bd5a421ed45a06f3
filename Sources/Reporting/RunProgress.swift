/// How far a run is.
public struct RunProgress: Hashable, Sendable {
    /// Cases that are judged.
    public var done: Int
    /// Cases in the plan.
    public var planned: Int
    /// Cases that would fail the run.
    public var failures: Int
    /// What is looked at now, such as a case's name.
    public var current: String
    /// The time since the run began, in seconds.
    public var seconds: Double

    /// Creates a state.
    public init(done: Int, planned: Int, failures: Int, current: String, seconds: Double) {
        self.done = done
        self.planned = planned
        self.failures = failures
        self.current = current
        self.seconds = seconds
    }

    /// The counts in words.
    var summary: String {
        let failing = failures == 0 ? "" : ", \(counted(failures, "failure"))"
        return "\(done) of \(planned) cases\(failing)"
    }
}
