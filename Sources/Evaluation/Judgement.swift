public import Conformance

/// What judging came to: a verdict, or what is still needed for one.
///
/// Judging is pure. Where evidence is missing it says which, and is asked again once somebody brought it.
public enum Judgement: Sendable {
    /// The case is decided on this subject.
    case decided(Verdict, consulted: [ReadRequest])
    /// These answers are needed.
    case needs([ReadRequest])
    /// The probe session's transcript is needed.
    case needsProbe
    /// The requirement's condition leaves the subject out; the condition in words.
    case unbound(String)
}

/// Why an evaluator cannot go on.
enum Interruption: Error {
    case missing([ReadRequest])
    case missingProbe
    case inconclusive(Inconclusive)
    case notApplicable(String)
    case unbound(String)
}

extension Judgement {
    init(_ interruption: Interruption, consulted: [ReadRequest]) {
        switch interruption {
        case .missing(let requests): self = .needs(requests)
        case .missingProbe: self = .needsProbe
        case .inconclusive(let reason): self = .decided(.inconclusive(reason.shortened), consulted: consulted)
        case .notApplicable(let reason): self = .decided(.notApplicable(reason: reason), consulted: consulted)
        case .unbound(let condition): self = .unbound(condition)
        }
    }
}

/// Everything seen so far that can decide a case on one subject.
public struct Evidence: Sendable {
    /// What each request brought.
    public private(set) var observations: [ReadRequest: Observation]
    /// What the first few brought, at which nearly all cases look: comparing a few takes less time than hashing one.
    private var few: [Observation] = []
    /// What the probe session brought.
    public var probe: ProbeTranscript?
    /// Where the logon session is read, from which every way begins; nothing where there is none.
    public var home: Target?

    /// Creates evidence.
    public init(
        observations: [ReadRequest: Observation] = [:],
        probe: ProbeTranscript? = nil,
        home: Target? = nil
    ) {
        self.home = home
        self.observations = observations
        self.probe = probe
    }

    /// What a request brought; nothing where it was not made yet.
    public subscript(request: ReadRequest) -> Observation? {
        get { few.first { $0.answers(request) } ?? observations[request] }
        set {
            observations[request] = newValue
            few.removeAll { $0.answers(request) }
            if let newValue, newValue.answers(request), few.count < 8 { few.append(newValue) }
        }
    }
}
