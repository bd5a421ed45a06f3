import Foundation
import Synchronization

/// What a process writes to one of its streams.
final class Capture: Sendable {
    let pipe = Pipe()
    private let bytes = Mutex<[UInt8]>([])
    private let arrivals: AsyncStream<Void>
    private let arrived: AsyncStream<Void>.Continuation

    init() { (arrivals, arrived) = AsyncStream.makeStream() }

    /// Begins to read, on a thread of its own that ends with the stream.
    func start() {
        Thread { [self] in
            while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                bytes.withLock { $0 += data }
                arrived.yield()
            }
            arrived.finish()
        }
        .start()
    }

    /// Waits until a piece of text has come, else until the end, and returns all that has come.
    func text(with piece: String? = nil) async -> String {
        var text = self.text
        if let piece, text.contains(piece) { return text }
        for await _ in arrivals {
            text = self.text
            if let piece, text.contains(piece) { return text }
        }
        return self.text
    }

    private var text: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }
}
