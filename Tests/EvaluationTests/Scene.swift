import Conformance
import ContractLoading
import Evaluation
import Testing

/// The embedded contracts, loaded once, and a judge that knows the asked origin.
enum Contracts {
    private static let loaded = Result { try ContractLoader().load(EmbeddedContracts.files) }
    private static let judging = Result {
        try Judge(try loaded.get(), origin: Origin.split(Example.base)?.origin)
    }

    static var library: ContractLibrary {
        get throws { try loaded.get() }
    }

    static var judge: Judge {
        get throws { try judging.get() }
    }

    /// A case of the embedded contracts.
    static func candidate(_ id: String, _ form: Form?, _ mediaType: MediaType?) throws -> Case {
        let requirement = try #require(try library.requirements.first { $0.id == id }, "no requirement \(id)")
        return Case(requirement: requirement, form: form, mediaType: mediaType)
    }
}

/// One backup on a server, and what the server answers to every request about it.
struct Scene: Sendable {
    typealias Answer = Result<Response, TransportError>

    /// What the server answers; a request that is not here was never made.
    var answers: [ReadRequest: Answer] = [:]
    /// The collection that listed the backup.
    var collection: Target?
    /// What the probe session brought.
    var probe: ProbeTranscript?
    /// Where the logon session is read.
    var home: Target?

    /// Everything that the server answers, as evidence.
    var evidence: Evidence {
        // A second look sees what the first one saw, where the scene does not say what else.
        let again = Dictionary(answers.map { ($0.key.again, $0.value) }) { first, _ in first }
        let answers = again.merging(answers) { _, said in said }
        let observations = answers.map { ($0, Observation(request: $0, result: $1)) }
        return Evidence(observations: Dictionary(uniqueKeysWithValues: observations), probe: probe, home: home)
    }

    /// The backup.
    var subject: Subject {
        get throws {
            let ways = try [Form.reference, .entity].map { ($0, try Scene.target($0)) }
            return Subject(resource: "backup", label: Example.uid, ways: ways, collection: collection)
        }
    }

    /// What a requirement of the embedded contracts comes to.
    func judgement(of id: String, _ form: Form?, _ mediaType: MediaType?) throws -> Judgement {
        try judgement(of: try Contracts.candidate(id, form, mediaType))
    }

    /// What a case comes to.
    func judgement(of candidate: Case) throws -> Judgement {
        try Contracts.judge.judgement(of: candidate, on: try subject, given: evidence)
    }

    /// What each of several cases comes to, on evidence that is read once.
    func judgements(of candidates: [Case]) throws -> [(candidate: Case, judgement: Judgement)] {
        let (judge, subject, evidence) = (try Contracts.judge, try subject, evidence)
        return candidates.map { ($0, judge.judgement(of: $0, on: subject, given: evidence)) }
    }

    /// The verdict on a requirement, which must be reached.
    func verdict(of id: String, _ form: Form?, _ mediaType: MediaType?) throws -> Verdict {
        try #require(try judgement(of: id, form, mediaType).verdict, "\(id) is not decided")
    }

    /// The verdict on an assertion that no contract makes.
    func verdict(on assertion: Assertion, _ form: Form, _ mediaType: MediaType) throws -> Verdict {
        let candidate = Case(requirement: .claiming(assertion), form: form, mediaType: mediaType)
        return try #require(try judgement(of: candidate).verdict, "\(assertion) is not decided")
    }

    /// Where the backup is read in a form.
    static func target(_ form: Form) throws -> Target {
        let text = "/api/backups/\(Example.guid)" + (form == .entity ? "?format=Entity" : "")
        return try #require(Target(text))
    }

    /// The plain request for the backup.
    static func request(_ form: Form, _ mediaType: MediaType?, session: SessionUse = .main) throws -> ReadRequest {
        ReadRequest(target: try target(form), accept: mediaType.map { Accept($0) } ?? .none, session: session)
    }
}

extension Requirement {
    /// A requirement that no contract makes.
    static func claiming(_ assertion: Assertion, condition: [String: [String]] = [:]) -> Requirement {
        let citation = Citation(url: "", section: "", build: "", statements: [], contradictions: [])
        return Requirement(
            id: "backup.made-up",
            resource: "backup",
            group: "made-up",
            level: .must,
            citation: citation,
            basis: .documented,
            purpose: "",
            forms: [],
            mediaTypes: [],
            condition: condition,
            request: .plain,
            assertion: assertion,
            location: SourceLocation(file: "", line: 1, column: 1)
        )
    }
}

extension Judgement {
    /// The verdict, where there is one.
    var verdict: Verdict? {
        guard case .decided(let verdict, _) = self else { return nil }
        return verdict
    }

    /// The requests that were looked at, where there is a verdict.
    var consulted: [ReadRequest]? {
        guard case .decided(_, let consulted) = self else { return nil }
        return consulted
    }

    /// The requests asked for, where the evidence did not suffice.
    var needed: [ReadRequest]? {
        guard case .needs(let requests) = self else { return nil }
        return requests
    }

    /// The condition that leaves the subject out, where one does.
    var unbound: String? {
        guard case .unbound(let condition) = self else { return nil }
        return condition
    }
}

extension Mismatch {
    /// The mismatch without what it shows of the body.
    var unquoted: Mismatch { Mismatch(expected: expected, actual: actual, place: place) }

    /// What is marked in the excerpt.
    var marked: String? {
        guard let excerpt, let mark else { return nil }
        return String(String.UnicodeScalarView(excerpt.unicodeScalars.dropFirst(mark.start).prefix(mark.length)))
    }
}

extension Verdict {
    /// What was demanded and what came, where the two differ.
    var mismatch: Mismatch? {
        guard case .fail(let mismatch) = self else { return nil }
        return mismatch
    }

    /// What stands in the way, where there is no evidence.
    var obstacle: Inconclusive? {
        guard case .inconclusive(let reason) = self else { return nil }
        return reason
    }
}
