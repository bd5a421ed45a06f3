import Conformance
import Evaluation

/// What is read once a run, because every subject needs it: the session and the collections and services it leads to.
///
/// The answers of one subject are forgotten with it; these stay, so they must be small.
actor SharedReads {
    /// Answers above this many bytes are read again instead of kept.
    private static let keptBytes = 1 << 20

    private let home: Target?
    private let look: @Sendable (ReadRequest) async -> Observation
    private var reads: [ReadRequest: Task<Observation, Never>] = [:]

    init(home: Target?, look: @escaping @Sendable (ReadRequest) async -> Observation) {
        self.home = home
        self.look = look
    }

    /// The answer to a request: the one that came before, where it stands for the whole run.
    func observation(of request: ReadRequest) async -> Observation {
        guard isShared(request) else { return await look(request) }
        let read = reads[request] ?? Task { [look] in await look(request) }
        reads[request] = read
        // A run that was stopped does not wait for the answer.
        let observation = await withTaskCancellationHandler {
            await read.value
        } onCancel: {
            read.cancel()
        }
        if !observation.isKept(below: Self.keptBytes) { reads[request] = nil }
        return observation
    }

    private func isShared(_ request: ReadRequest) -> Bool {
        let isRoot = request.target.segments.count == 1 && request.target.query == nil
        return request.session == .main && request.look == .first && (isRoot || request.target == home)
    }
}

extension Observation {
    /// Whether the answer may stand for the whole run: it is one, and small.
    fileprivate func isKept(below limit: Int) -> Bool {
        guard case .success(let response) = result else { return false }
        return response.body.count < limit
    }
}
