internal import CXML2
import Synchronization

/// The owner of one of libxml2's parser contexts, which reads one document after another.
///
/// It is unchecked because the context is a pointer: one thread at a time takes it, and gives it back under a lock. To
/// make a context and its dictionary of names takes a good part of the time in which a short document is read.
final class ParserContext: @unchecked Sendable {
    let pointer: xmlParserCtxtPtr

    private static let idle = Mutex<[ParserContext]>([])
    private static let mostIdle = 8
    private static let mostNameBytes = 64 << 10

    private init?() {
        guard let pointer = xmlNewParserCtxt() else { return nil }
        self.pointer = pointer
    }

    deinit { xmlFreeParserCtxt(pointer) }

    /// A context that nobody uses; nothing when memory runs out.
    static func taken() -> ParserContext? { idle.withLock { $0.popLast() } ?? ParserContext() }

    /// Whether the names that it knows are few enough to be kept.
    var isKept: Bool { xmlDictGetUsage(pointer.pointee.dict) <= Self.mostNameBytes }

    /// Keeps the context for another document; its names stay as well, unless they are many.
    ///
    /// To be called behind a short document that was read to its end: what an error leaves behind is not known.
    func giveBack() {
        guard isKept else { return }
        // Nothing points at the reader any more.
        xmlCtxtReset(pointer)
        pointer.pointee._private = nil
        Self.idle.withLock { idle in
            if idle.count < Self.mostIdle { idle.append(self) }
        }
    }
}
