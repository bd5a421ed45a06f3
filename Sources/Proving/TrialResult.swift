public import Conformance

/// What a trial came to.
public struct TrialResult: Codable, Hashable, Sendable {
    /// What was tried.
    public let kind: Trial.Kind
    /// The name of the defect or variant; `clean` for neither.
    public let name: String
    /// What the mock does, in one sentence.
    public let summary: String
    /// Why nobody can notice; nothing where somebody must.
    public let limit: String?
    /// The level of the strongest requirement that must notice; nothing where none must.
    public let level: Level?
    /// The requirements that have a finding, in the order in which they are judged.
    public let noticed: [String]
    /// Those that had to notice, and did not.
    public let survived: [String]
    /// Those that noticed, and nothing allows them to.
    public let misattributed: [String]
    /// Requirements with a case that passed although it saw nothing.
    public let blind: [String]
    /// How long the trial took, in seconds.
    public let seconds: Double

    /// Whether all went as it was declared.
    public var isAsDeclared: Bool { survived.isEmpty && misattributed.isEmpty && blind.isEmpty }

    /// Compares a run with what is declared of its trial.
    init(_ trial: Trial, _ run: Run, in library: ContractLibrary) {
        let declared: Attribution.Defect =
            switch trial.kind {
            case .clean: Attribution.Defect(notice: [], may: [])
            case .defect: library.attribution.defects[trial.name] ?? Attribution.Defect(notice: [], may: [])
            case .variant: Attribution.Defect(notice: library.attribution.variants[trial.name] ?? [], may: [])
            }
        let findings = Set(run.results.filter(\.outcome.isFinding).map(\.requirement))
        let allowed = Set(declared.notice + declared.may)
        kind = trial.kind
        limit = trial.kind == .defect ? library.attribution.limits[trial.name] : nil
        name = trial.name
        summary = trial.summary
        level = library.requirements.filter { declared.notice.contains($0.id) }.map(\.level).max()
        noticed = library.requirements.map(\.id).filter(findings.contains)
        survived = declared.notice.filter { !findings.contains($0) }
        misattributed = noticed.filter { !allowed.contains($0) }
        blind = run.results.filter { $0.outcome == .pass && $0.subjects.observed == 0 }.map(\.name)
        seconds = run.seconds
    }
}
