import Representation
import Testing

/// Both readers return, with a tree or with a fatal issue, whatever the bytes are.
@Suite struct DocumentTotalityTests {
    private static let json = #"""
        {"Refs":[{"UID":"urn:veeam:Backup:9f","Name":null,"Links":[{"Rel":"Up","Href":"https:\/\/h\u00e9\uD83D\uDE00"}],
        "n":-1.5e+3,"t":true}]}
        """#

    private static let xml = """
        <?xml version="1.0" encoding="utf-8"?><Backup xmlns:i="urn:i" xmlns="urn:d" Name="B &amp; é"><Links>\
        <Link Rel='Up'/><Link/><!-- c --><![CDATA[x]]><?p q?></Links><i:n>&#x41;</i:n></Backup>
        """

    @Test func `5,000 mutated JSON texts are read`() {
        let unsound = Self.mutations(of: json, count: 5_000, seed: 1).count { mutation in
            let document = Document.readingJSON(mutation)
            return document.isReadable == document.issues.contains { $0.isFatal }
        }
        #expect(unsound == 0)
    }

    @Test func `5,000 mutated XML documents are read`() {
        let unsound = Self.mutations(of: xml, count: 5_000, seed: 2).count { mutation in
            let document = Document.readingXML(mutation)
            return document.isReadable == document.issues.contains { $0.isFatal }
        }
        #expect(unsound == 0)
    }

    private var json: [UInt8] { Array(Self.json.utf8) }
    private var xml: [UInt8] { Array(Self.xml.utf8) }

    private static func mutations(of bytes: [UInt8], count: Int, seed: UInt64) -> some Sequence<[UInt8]> {
        var random = SplitMix64(state: seed)
        return (0..<count).lazy.map { _ in
            var mutation = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                mutate(&mutation, using: &random)
            }
            return mutation
        }
    }

    /// Replaces, inserts, removes, cuts off or doubles at a random offset.
    private static func mutate(_ bytes: inout [UInt8], using random: inout SplitMix64) {
        guard let offset = bytes.indices.randomElement(using: &random) else { return }
        let special = Array("<>&;'\"=[]{}:,\\!?-/xu0 \u{0}\u{FEFF}é".utf8)
        let byte = special.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[offset] = byte
        case 1: bytes[offset] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.insert(byte, at: offset)
        case 3: bytes.remove(at: offset)
        case 4: bytes.removeSubrange(offset...)
        default: bytes.insert(contentsOf: bytes[offset...].prefix(24), at: offset)
        }
    }
}

/// The generator of Steele, Lea and Flood, so that a seed gives the same inputs everywhere.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
