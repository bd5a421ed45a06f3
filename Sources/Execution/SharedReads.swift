import Conformance
import Evaluation

/// What is read once for several subjects, so that nobody asks for it again.
///
/// Who comes while an answer is under way is told what would be told afterwards: what is sent depends on what is asked,
/// never on who is faster.
actor SharedReads {
    /// What became of a read.
    private enum Read {
        case asked(Task<Observation, Never>)
        case kept(Observation)
        /// It is read again for everybody who comes.
        case unkept
    }

    /// Answers of this many bytes and more are read again instead of kept.
    private let limit: Int
    /// What all that is remembered may take, in bytes; what an honest server's answers take is less.
    private static let mostBytes = 8 << 20
    /// What an entry takes besides the bytes of its target and of its answer, roughly.
    private static let entryBytes = 1 << 10
    /// What all that is remembered takes, in bytes.
    private var bytes = 0
    private let isShared: @Sendable (ReadRequest) -> Bool
    private let look: @Sendable (ReadRequest) async -> Observation
    private var reads: [ReadRequest: Read] = [:]

    private init(
        below limit: Int,
        sharing isShared: @escaping @Sendable (ReadRequest) -> Bool,
        look: @escaping @Sendable (ReadRequest) async -> Observation
    ) {
        self.limit = limit
        self.isShared = isShared
        self.look = look
    }

    /// What every subject of a run needs: the session, and the collections and services it leads to.
    static func ofRun(home: Target?, look: @escaping @Sendable (ReadRequest) async -> Observation) -> SharedReads {
        SharedReads(
            below: 1 << 20,
            sharing: { request in
                let isRoot = request.target.query == nil && request.target.segments.count == 1
                return isRoot || request.target == home
            },
            look: look
        )
    }

    /// What a few subjects link to alike, such as their backup server; it is forgotten with them.
    static func ofNeighbours(look: @escaping @Sendable (ReadRequest) async -> Observation) -> SharedReads {
        SharedReads(below: 1 << 14, sharing: { _ in true }, look: look)
    }

    /// The answer to a request: the one that came before, where it stands for all.
    ///
    /// Most reads are nobody else's, and wait for nobody here.
    nonisolated func observation(of request: ReadRequest) async -> Observation {
        guard request.session == .main, request.look == .first, isShared(request) else { return await look(request) }
        return await sharedObservation(of: request)
    }

    private func sharedObservation(of request: ReadRequest) async -> Observation {
        switch reads[request] {
        case .kept(let observation): return observation
        case .unkept: return await look(request)
        case .asked(let read):
            let observation = await read.valueUnlessStopped
            return keeps(observation, of: request) || Task.isCancelled ? observation : await look(request)
        case nil:
            let size = Self.entryBytes + request.target.path.utf8.count + (request.target.query?.utf8.count ?? 0)
            guard bytes + size <= Self.mostBytes else { return await look(request) }
            bytes += size
            let read = Task { [look] in await look(request) }
            reads[request] = .asked(read)
            let observation = await read.valueUnlessStopped
            _ = keeps(observation, of: request)
            return observation
        }
    }

    /// Whether an answer stands for all who ask; the first of them to see it decides.
    private func keeps(_ observation: Observation, of request: ReadRequest) -> Bool {
        if case .kept = reads[request] { return true }
        guard case .asked = reads[request] else { return false }
        let size = observation.heldBytesWithTree
        let isKept = observation.mayStandForAll && observation.heldBytes < limit && bytes + size <= Self.mostBytes
        if isKept { bytes += size }
        reads[request] = isKept ? .kept(observation) : .unkept
        return isKept
    }
}

extension Task where Failure == Never {
    /// The value; a run that was stopped does not wait for it, and ends the task.
    var valueUnlessStopped: Success {
        get async {
            await withTaskCancellationHandler {
                await value
            } onCancel: {
                cancel()
            }
        }
    }
}

extension Observation {
    /// Whether another answer would say the same: it is a success.
    fileprivate var mayStandForAll: Bool {
        guard case .success(let response) = result else { return false }
        return response.status == 200
    }
}
