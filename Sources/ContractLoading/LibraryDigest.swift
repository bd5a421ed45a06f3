/// A digest that tells two libraries apart: FNV-1a with 64 bits, no defence against forgery.
struct LibraryDigest {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Digests files in the order of their paths; where the library lies makes no difference.
    init(_ files: [ContractFile]) {
        for file in files.sorted(by: { $0.path < $1.path }) {
            add(Array(file.path.utf8))
            add(file.bytes)
        }
    }

    /// Sixteen hexadecimal digits.
    var text: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private mutating func add(_ bytes: [UInt8]) {
        // The length first, so that no byte can move from one file into the next unseen.
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: bytes.count >> shift)) }
        for byte in bytes { add(byte) }
    }

    private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
