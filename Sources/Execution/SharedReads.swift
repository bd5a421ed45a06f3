import Conformance
import Evaluation

/// What is read once a run, because every subject needs it: the session and the collections and services it leads to.
///
/// The answers of one subject are forgotten with it; these stay, so they must be small. Of what many subjects link to,
/// such as their backup server, the last few answers are kept besides.
actor SharedReads {
    /// Answers above this many bytes are read again instead of kept.
    private static let keptBytes = 1 << 20
    /// How many answers are kept besides, and how large one may be.
    private static let recent = (count: 64, bytes: 1 << 14)

    private let home: Target?
    private let look: @Sendable (ReadRequest) async -> Observation
    private var reads: [ReadRequest: Task<Observation, Never>] = [:]
    /// The requests whose answers are kept besides, the oldest first.
    private var queue: [ReadRequest] = []

    init(home: Target?, look: @escaping @Sendable (ReadRequest) async -> Observation) {
        self.home = home
        self.look = look
    }

    /// The answer to a request: the one that came before, where it stands for the whole run.
    func observation(of request: ReadRequest) async -> Observation {
        guard isKeepable(request) else { return await look(request) }
        let isShared = isShared(request)
        let read = reads[request] ?? Task { [look] in await look(request) }
        reads[request] = read
        // A run that was stopped does not wait for the answer.
        let observation = await withTaskCancellationHandler {
            await read.value
        } onCancel: {
            read.cancel()
        }
        if !observation.isKept(below: isShared ? Self.keptBytes : Self.recent.bytes) { reads[request] = nil }
        if !isShared { remember(request) }
        return observation
    }

    private func remember(_ request: ReadRequest) {
        guard reads[request] != nil, !queue.contains(request) else { return }
        queue.append(request)
        if queue.count > Self.recent.count { reads[queue.removeFirst()] = nil }
    }

    private func isKeepable(_ request: ReadRequest) -> Bool { request.session == .main && request.look == .first }

    private func isShared(_ request: ReadRequest) -> Bool {
        let isRoot = request.target.segments.count == 1 && request.target.query == nil
        return isRoot || request.target == home
    }
}

extension Observation {
    /// Whether the answer may stand for the whole run: it is a success, and small.
    fileprivate func isKept(below limit: Int) -> Bool {
        guard case .success(let response) = result else { return false }
        return response.status == 200 && response.body.count < limit
    }
}
