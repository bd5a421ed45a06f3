/// The room that a run has for answers which subjects hold until they are judged.
///
/// An answer may be as large as answers may be, but hardly any is. Many subjects may hold little, a few may ask for more
/// and hold it, and one at a time may hold much. Whoever has the floor keeps its seat: as everybody takes the seat first,
/// nobody waits for somebody who waits in turn.
struct AnswerRoom: Sendable {
    /// What every subject may hold, in bytes; more, only with a seat.
    static let littleBytes = 64 << 10
    /// How many answers it may hold, of each of which there may be a small tree.
    static let fewAnswers = 4

    /// What may be held beside others, in bytes; more, only on the floor.
    let someBytes: Int
    /// What may be held on the floor, in bytes.
    let mostBytes: Int
    /// For those who ask, or hold more than little.
    let seats: AsyncSemaphore
    /// For the one that holds much.
    let floor = AsyncSemaphore(1)

    init(mostBytes: Int, seats: Int) {
        self.mostBytes = mostBytes
        someBytes = mostBytes / 64
        self.seats = AsyncSemaphore(seats)
    }

    /// Whether so much is so little that everybody may hold it.
    static func isLittle(_ bytes: Int, in answers: Int) -> Bool { bytes <= littleBytes && answers <= fewAnswers }
}
