/// Lets one subject at a time hold many bytes of answers.
actor LargeEvidence {
    /// What any subject may hold, in bytes.
    static let free = 4 << 20
    /// What a subject may hold that is alone in holding more than that: both forms of a list in both media types.
    static let most = 64 << 20

    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

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
