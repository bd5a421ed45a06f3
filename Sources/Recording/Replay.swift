public import Conformance

/// A recording that stands for its server: it answers what was asked then, and has no answer to anything else.
public actor Replay {
    /// The user by which a run must log on to be taken for the recorded one.
    public static let credentials = Credentials(username: "replay", password: "of-a-recording-no-password")

    private var answers: [RecordedQuestion: Row] = [:]
    private var sessions = RecordedSessions()
    /// The tokens of the sessions that the recorded user was given.
    private let given: Set<String>

    /// The answers to one question in their order; the last one is given again and again.
    private struct Row {
        var answers: [Result<Response, TransportError>] = []
        var next = 0

        mutating func take() -> Result<Response, TransportError>? {
            guard let answer = answers.indices.contains(next) ? answers[next] : answers.last else { return nil }
            next += 1
            return answer
        }
    }

    /// Opens a recording.
    public init(_ exchanges: [StoredExchange]) {
        var sessions = RecordedSessions()
        for exchange in exchanges.map(\.exchange) {
            let question = RecordedQuestion(exchange.request, by: exchange.user, in: sessions)
            sessions.note(exchange.request, exchange.result, by: exchange.user)
            for key in Set([question, question.inAnySession(of: sessions.given)].compactMap(\.self)) {
                answers[key, default: Row()].answers.append(exchange.result)
            }
        }
        given = sessions.given
    }

    /// The answer to a request.
    public func answer(_ request: WireRequest) -> Result<Response, TransportError> {
        let user = Self.user(of: request)
        let question = RecordedQuestion(request, by: user, in: sessions)
        let answer = recorded(question)
        sessions.note(request, answer, by: user)
        return answer
    }

    private func recorded(_ question: RecordedQuestion) -> Result<Response, TransportError> {
        if let answer = answers[question]?.take() { return answer }
        // Another session than then may be the one that asks, when one of them was lost.
        if let any = question.inAnySession(of: given), let answer = answers[any]?.take() { return answer }
        return .failure(TransportError(.notRecorded, "the recording holds no answer to \(question.request)"))
    }

    private static func user(of request: WireRequest) -> SessionStep.LogOn.CredentialsUse? {
        guard case .logOn(let logOn) = request else { return nil }
        guard let user = logOn.credentials else { return SessionStep.LogOn.CredentialsUse.none }
        return user == credentials ? .configured : .wrong
    }
}
