import Synchronization

/// Lets one subject at a time hold many bytes of answers.
final class LargeEvidence: Sendable {
    /// What any subject may hold, in bytes.
    let free: Int
    /// What the one may hold that holds more than that.
    let most: Int

    private struct State: Sendable {
        /// Whether some subject is the one.
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// How many more may wait with what they got.
        var keeping: Int
    }

    private let state: Mutex<State>

    /// Lets one subject hold so many bytes, and all others together, which are so many at a time, a quarter of them; a
    /// few may wait with an answer that is too large for that.
    init(most: Int, subjects: Int, answers: Int) {
        self.most = most
        free = most / 4 / max(1, subjects)
        state = Mutex(State(keeping: max(1, answers)))
    }

    /// Whether a subject may wait with a large answer; it has to drop it where others wait with theirs.
    func mayKeep() -> Bool {
        state.withLock { state in
            guard state.keeping > 0 else { return false }
            state.keeping -= 1
            return true
        }
    }

    /// Waits until no other subject holds much, with an answer or without.
    func enter(keeping isKeeping: Bool) async {
        await withCheckedContinuation { continuation in
            let isTaken = state.withLock { state in
                if state.isTaken { state.waiting.append(continuation) }
                defer { state.isTaken = true }
                return state.isTaken
            }
            if !isTaken { continuation.resume() }
        }
        if isKeeping { state.withLock { $0.keeping += 1 } }
    }

    /// Lets the next one in.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.isTaken = false
            return nil
        }
        next?.resume()
    }
}
