public import Conformance
public import Evaluation

/// What judging one subject came to, with everything that was seen for it, so that it can be judged again offline.
public struct SubjectRecord: Sendable {
    /// What a case came to.
    public struct Judged: Sendable {
        /// The case.
        public let candidate: Case
        /// What it came to.
        public let verdict: Verdict
        /// The requests that were looked at.
        public let consulted: [ReadRequest]
    }

    /// The subject.
    public let subject: Subject
    /// What was seen.
    public let evidence: Evidence
    /// The cases that bind the subject, in plan order.
    public let judged: [Judged]
}
