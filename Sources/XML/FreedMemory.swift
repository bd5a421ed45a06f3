internal import CXML2

/// Memory that was freed, and that the allocator still holds.
public enum FreedMemory {
    /// Gives it back to the system, which takes some milliseconds.
    ///
    /// The many small pieces of a large tree would stay for the thread that made it, while another one makes the next.
    public static func giveBack() { cxml2_give_back_memory() }
}
