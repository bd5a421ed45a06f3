/// Lets one subject at a time hold many bytes of answers.
actor LargeEvidence {
    /// What any subject may hold, in bytes.
    let free: Int
    /// What the one may hold that holds more than that.
    let most: Int

    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Lets one subject hold so many bytes, and every subject a part of them.
    init(most: Int) {
        self.most = most
        free = most / 64
    }

    /// Waits until no other subject holds much.
    func enter() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Lets the next one in.
    func leave() {
        guard !waiting.isEmpty else {
            isTaken = false
            return
        }
        waiting.removeFirst().resume()
    }
}
