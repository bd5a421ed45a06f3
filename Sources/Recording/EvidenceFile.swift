public import Conformance
import Crypto

/// The exchanges that show a finding, as an archive that is named by what is in it.
public struct EvidenceFile: Hashable, Sendable {
    /// The file's name; equal exchanges have equal names, whenever they took place.
    public let name: String
    /// The archive.
    public let bytes: [UInt8]

    /// Lays exchanges out in the order in which they are given.
    public init(_ exchanges: [StoredExchange], in archive: Archive) {
        bytes = archive.bytes(exchanges)
        let timeless = archive.timeless.bytes(exchanges.map(\.timeless))
        let digits = SHA256.hash(data: timeless).prefix(12).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        name = digits.joined() + ".har"
    }

    /// Whether a file's name is one that we give.
    public static func isName(_ name: String) -> Bool {
        name.hasSuffix(".har") && name.utf8.count == 28
            && name.utf8.dropLast(4).allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
}

extension StoredExchange {
    /// The exchange without what another moment would have made of it.
    fileprivate var timeless: StoredExchange {
        let result = exchange.result.map { response in
            response.timeless
        }
        return StoredExchange(
            stored: Exchange(request: exchange.request, user: exchange.user, result: result, start: 0)
        )
    }
}
