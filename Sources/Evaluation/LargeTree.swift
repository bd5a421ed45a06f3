import Conformance
import Representation
import Synchronization
import XML

/// Keeps one large tree at a time for a whole run; whoever needs another one has it read again.
///
/// A tree takes many times the memory of its bytes, and a server decides how many there are.
public final class LargeTree: Sendable {
    /// A body whose tree may be dropped at any time.
    final class Body: Sendable {
        fileprivate let bytes: [UInt8]
        fileprivate let mediaType: MediaType?
        fileprivate let limits: BodyLimits
        private let keeper: LargeTree

        fileprivate init(_ bytes: [UInt8], _ mediaType: MediaType?, _ limits: BodyLimits, _ keeper: LargeTree) {
            self.bytes = bytes
            self.mediaType = mediaType
            self.limits = limits
            self.keeper = keeper
        }

        /// What the bytes say, read again unless it was the last that was asked for.
        var reading: BodyReading { keeper.reading(of: self) }

        /// What is made of each item of the list that it is; of a list in XML no tree is made for that, unless it was.
        func listedItems<Item>(_ transform: (Resource) -> Item) -> [Item]? {
            guard mediaType == .xml, !keeper.keeps(self) else { return reading.resource?.listedItems.map(transform) }
            return Resource.listedItems(ofXML: bytes, limits: limits, transform)
        }
    }

    /// Bodies of more bytes are not read before somebody asks what they say.
    private static let unreadBytes = 64 << 10
    /// Trees of more elements, attributes and texts are not kept; those of a single resource have some hundred.
    private static let keptNodes = 500
    /// The fewest bytes that so many nodes can take.
    private static let leastBytes = 4 * keptNodes

    private let last = Mutex<(body: Body, reading: BodyReading)?>(nil)

    /// Creates a keeper that keeps nothing yet.
    public init() {}

    /// What a body says, where that is small.
    func content(_ bytes: [UInt8], as mediaType: MediaType?, _ limits: BodyLimits) -> Observation.Content {
        let body = Body(bytes, mediaType, limits, self)
        guard bytes.count <= Self.unreadBytes else { return .large(body) }
        let reading = BodyReading(bytes, as: mediaType, limits)
        guard bytes.count > Self.leastBytes, reading.document?.hasMoreNodes(than: Self.keptNodes) == true else {
            return .read(reading)
        }
        last.withLock { $0 = (body, reading) }
        return .large(body)
    }

    /// Whether the tree of a body is the one that is kept; another one is dropped, as there is going to be more.
    private func keeps(_ body: Body) -> Bool {
        last.withLock { last in
            if last?.body !== body { Self.drop(&last) }
            return last != nil
        }
    }

    private static func drop(_ last: inout (body: Body, reading: BodyReading)?) {
        guard last != nil else { return }
        last = nil
        FreedMemory.giveBack()
    }

    private func reading(of body: Body) -> BodyReading {
        last.withLock { last in
            if let last, last.body === body { return last.reading }
            // The one before goes first, so that there are never two.
            Self.drop(&last)
            let reading = BodyReading(body.bytes, as: body.mediaType, body.limits)
            last = (body, reading)
            return reading
        }
    }
}
