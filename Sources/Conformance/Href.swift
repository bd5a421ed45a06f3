/// What a link's `Href` says, seen from the server that was asked.
public enum Href: Hashable, Sendable {
    /// An absolute URL under `/api/`; it is requested at the configured origin whatever origin it names.
    case target(Target, origin: Origin)
    /// Anything else; a finding, never a destination.
    case unusable(String)

    /// Reads an `Href` after its markup was unescaped.
    public init(_ text: String) {
        guard case (let origin, let target?)? = Href.parts(of: text) else {
            self = .unusable(text)
            return
        }
        self = .target(target, origin: origin)
    }

    /// The origin that an absolute URL names, and the target behind it where that is one; nothing for anything else.
    public static func parts(of text: String) -> (origin: Origin, target: Target?)? {
        text[...].withBytes { bytes in
            Origin.split(bytes).map { origin, end in
                (origin, Target(UnsafeBufferPointer(rebasing: bytes[end...])))
            }
        }
    }

    /// The target, when there is one.
    public var target: Target? {
        guard case .target(let target, _) = self else { return nil }
        return target
    }
}
