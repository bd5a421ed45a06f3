/// The room that a run has for answers which subjects hold until they are judged.
///
/// An answer may be as large as answers may be, but hardly any is. Many subjects may hold little, a few may ask for more
/// and hold it, and one at a time may hold much.
struct AnswerRoom: Sendable {
    /// What every subject may hold, in bytes; more, only with a seat.
    static let little = 64 << 10

    /// What may be held with a seat, in bytes; more, only on the floor.
    let some: Int
    /// What may be held on the floor, in bytes.
    let most: Int
    /// For those who ask, or hold more than little.
    let seats: AsyncSemaphore
    /// For the one that holds much.
    let floor = AsyncSemaphore(1)

    init(most: Int, seats: Int) {
        self.most = most
        some = most / 64
        self.seats = AsyncSemaphore(seats)
    }
}
