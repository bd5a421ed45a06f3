public import Conformance
import XML

/// A run as JUnit XML in the portable dialect, which Jenkins, GitLab, Azure DevOps and GitHub all show right.
public struct JUnitReport: Hashable, Sendable {
    /// The run that is told.
    public let run: Run
    /// The policy that decides what fails.
    public let policy: ExitStatus.Policy
    /// The folder in which evidence is attached, as readers of the report find it; empty for the report's own.
    public let folder: String

    /// Creates the report of a run.
    public init(_ run: Run, policy: ExitStatus.Policy, folder: String = "") {
        self.run = run
        self.policy = policy
        self.folder = folder
    }

    /// The report's bytes in one file, the same for the same run.
    public func rendered() -> [UInt8] {
        JUnitPart(suites, number: 1).rendered(run, JUnitProperties(run, under: policy))
    }

    var suites: [JUnitSuite] { [JUnitSuite](run, under: policy, folder: folder) }
}
