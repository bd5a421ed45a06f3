import Conformance
import Evaluation
import Execution
import Representation

/// Changes single answers of a recorded clean run at random, and judges again offline whoever looked at them.
public struct MutantHunt: Sendable {
    private let judge: Judge
    private let records: [SubjectRecord]
    /// What any subject saw.
    private let seen: [ReadRequest: Observation]
    /// An answer that was seen, and the record that it is of.
    private typealias Answer = (record: Int, request: ReadRequest)

    /// The answers that show a backup by itself.
    private let own: [Answer]
    /// All others.
    private let others: [Answer]

    /// Makes a hunt of what a clean run saw.
    init(judge: Judge, records: [SubjectRecord]) {
        self.judge = judge
        self.records = records
        let answers = records.enumerated().flatMap { index, record in
            record.evidence.observations.values
                .filter { $0.resource != nil && $0.request.look == .first }
                .map { (record: index, request: $0.request) }
                .sorted { $0.request.description < $1.request.description }
        }
        let isOwn = { (answer: Answer) in
            let subject = records[answer.record].subject
            return answer.request.isPlain && subject.resource == "backup"
                && subject.form(at: answer.request.target) != nil
        }
        seen = records.reduce(into: [:]) { seen, record in
            seen.merge(record.evidence.observations) { first, _ in first }
        }
        own = answers.filter(isOwn)
        others = answers.filter { !isOwn($0) }
    }

    /// What came of a number of mutants; the same seed gives the same ones.
    public func report(mutants count: Int, seed: UInt64) -> MutantReport {
        var generator = SplitMix64(seed)
        var report = MutantReport(seed: seed)
        // Every other mutant is of a backup's own answers, of which the table knows most.
        let pools = [own, others].filter { !$0.isEmpty }
        while report.judged < count,
            let answer = pools.randomElement(using: &generator)?.randomElement(using: &generator)
        {
            let record = records[answer.record]
            guard let observation = record.evidence[answer.request],
                case .success(let response) = observation.result,
                let candidate = candidates(observation, response, record).randomElement(using: &generator)
            else { continue }
            let table = table(answer.request, record)
            let noticed = noticed(candidate.make(), answer.request, record)
            report.add(candidate.mutation, table.expectation(of: candidate.mutation), noticed, of: answer.request)
        }
        return report
    }

    private func candidates(
        _ observation: Observation,
        _ response: Response,
        _ record: SubjectRecord
    ) -> [Candidate] {
        let identifier = observation.request.target.segments.last
        let content: [Candidate]
        switch observation.document?.content {
        case .xml(let root):
            content = XMLCandidates(response: response, text: XMLText(root), identifier: identifier).all
        case .json(let root): content = JSONCandidates(response: response, root: root, identifier: identifier).all
        case .unreadable, nil: content = []
        }
        let trailing = observation.mediaType == .json ? "{}" : "<x/>"
        return response.headCandidates + content
            + response.bodyCandidates(trailing: trailing, others: bodies(like: observation.request, besides: record))
    }

    /// Bodies of other resources that were asked for in the same way.
    private func bodies(like request: ReadRequest, besides record: SubjectRecord) -> [(name: String, body: [UInt8])] {
        let form = record.subject.form(at: request.target)
        return records.prefix(6).compactMap { other in
            guard other.subject !== record.subject, other.subject.resource == record.subject.resource, let form,
                let target = other.subject.target(in: form)
            else { return nil }
            let like = ReadRequest(target: target, accept: request.accept, session: request.session)
            guard case .success(let response) = other.evidence[like]?.result else { return nil }
            return (name: other.subject.label, body: response.body)
        }
    }

    /// What must come of mutations of an answer: the table knows a backup's own answers, and little of others.
    private func table(_ request: ReadRequest, _ record: SubjectRecord) -> MutationTable {
        let isOwn = record.subject.resource == "backup" && request.isPlain
        let form = isOwn ? record.subject.form(at: request.target) : nil
        let entity = record.subject.target(in: .entity).flatMap {
            record.evidence[ReadRequest(target: $0, accept: .xml, session: .main)]
        }
        return MutationTable(
            form: form,
            mediaType: request.negotiated,
            type: entity?.resource?.text(of: "BackupType")
        )
    }

    /// The requirements above may that fail once an answer is another one.
    private func noticed(_ response: Response, _ request: ReadRequest, _ record: SubjectRecord) -> [String] {
        var evidence = record.evidence
        for look in [request, request.again] {
            evidence[look] = Observation(request: look, result: .success(response))
        }
        let users = record.judged.filter { $0.consulted.contains(request) && $0.candidate.requirement.level > .may }
        return users.filter { fails($0.candidate, on: record.subject, evidence) }.map(\.candidate.requirement.id)
    }

    /// Whether a case fails; what it asks for a second time is what it was told at first.
    private func fails(_ candidate: Case, on subject: Subject, _ evidence: Evidence) -> Bool {
        var evidence = evidence
        for _ in 0..<100 {
            switch judge.judgement(of: candidate, on: subject, given: evidence) {
            case .decided(.fail, _): return true
            case .decided, .unbound, .needsProbe: return false
            case .needs(let requests):
                for request in requests {
                    let first = ReadRequest(target: request.target, accept: request.accept, session: request.session)
                    guard request.look == .second, let known = evidence[first] ?? seen[first] else {
                        return false
                    }
                    evidence[request] = known
                }
            }
        }
        return false
    }
}

extension ReadRequest {
    /// Whether a client asks so: in its session, for one media type.
    fileprivate var isPlain: Bool { session == .main && (accept == .xml || accept == .json) }
}
