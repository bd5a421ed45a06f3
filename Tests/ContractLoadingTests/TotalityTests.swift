import ContractLoading
import Testing

/// Loading ends well or with diagnostics, whatever the bytes are.
@Suite struct TotalityTests {
    /// A generator whose numbers are the same on every machine (xorshift64*).
    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return state &* 0x2545_F491_4F6C_DD1D
        }
    }

    /// Bytes that mean something in YAML are the likelier to find a way through.
    private static let marks = Array("\n\t -:,[]{}&*#?|>'\"%@!~\\0".utf8) + [0xFF, 0xC3]

    private static func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            let mark = marks[Int.random(in: 0..<marks.count, using: &generator)]
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[index] = mark
            case 1: bytes.insert(mark, at: index)
            case 2: bytes[index] = UInt8.random(in: 0...255, using: &generator)
            default: bytes.removeSubrange(index..<min(bytes.count - 1, index + 7))
            }
        }
        return bytes
    }

    // It reckons all the time, for which a sanitizer takes many times as long.
    @Test(.timeLimit(.minutes(60)), arguments: 1...4)
    func `five hundred mutations of a contract each load or are refused`(_ seed: Int) throws {
        let backup = try #require(EmbeddedContracts.files.first { $0.baseName == "backup" })
        var generator = SeededGenerator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        var refused = 0
        for _ in 0..<500 {
            let bytes = TotalityTests.mutated(backup.bytes, using: &generator)
            do {
                _ = try ContractLoader().load([ContractFile(path: backup.path, bytes: bytes)])
            } catch {
                refused += error.diagnostics.isEmpty ? 0 : 1
            }
        }
        // Without conventions no mutation can be right, so each must have left a diagnostic.
        #expect(refused == 500)
    }

    @Test func `nested aliases are refused before they grow`() {
        let levels = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        let example = Example().replacing(.thing, by: "a0: &a0 [x]\n\(levels)")
        #expect(example.diagnostics.hasPrefix("contracts/resources/thing.yaml:2:10: error: aliases are not read;"))
    }

    @Test func `deep nesting is refused`() {
        let example = Example().replacing(.thing, by: String(repeating: "[", count: 2_000))
        #expect(example.diagnostics.contains("Maximum nesting level reached"))
    }
}
