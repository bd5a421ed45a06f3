public import Conformance
import XML

/// A run as JUnit XML in the portable dialect, which Jenkins, GitLab, Azure DevOps and GitHub all show right.
public struct JUnitReport: Hashable, Sendable {
    /// The run that is told.
    public let run: Run
    /// The policy that decides what fails.
    public let policy: ExitStatus.Policy

    /// Creates the report of a run.
    public init(_ run: Run, policy: ExitStatus.Policy) {
        self.run = run
        self.policy = policy
    }

    /// The report's bytes in one file, the same for the same run.
    public func rendered() -> [UInt8] {
        JUnitPart([JUnitSuite](run, under: policy), number: 1).rendered(run, JUnitProperties(run, under: policy))
    }
}
