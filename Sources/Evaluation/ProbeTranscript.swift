public import Conformance

/// What the probe session's steps brought.
public struct ProbeTranscript: Sendable {
    /// What a step brought.
    public enum Observation: Sendable {
        /// The answer, and what was judged already, by more than what is kept of it.
        case response(Response, judged: [StepExpectation: Verdict] = [:])
        /// No answer.
        case failure(TransportError)
        /// The step was not performed; one line says why.
        case skipped(String)
    }

    /// What each step brought.
    public let observations: [SessionAction: Observation]
    /// What the reads ask for; nothing where there were none.
    public let target: Target?
    /// Every exchange of the steps, in the order in which they began.
    public let exchanges: [Exchange]
    /// What came of a step at first, where it was asked a second time.
    public let flaws: [SessionAction: String]

    /// Creates a transcript.
    public init(
        _ observations: [SessionAction: Observation],
        target: Target? = nil,
        exchanges: [Exchange] = [],
        flaws: [SessionAction: String] = [:]
    ) {
        self.flaws = flaws
        self.exchanges = exchanges
        self.observations = observations
        self.target = target
    }
}
