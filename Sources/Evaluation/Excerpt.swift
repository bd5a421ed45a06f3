/// A short piece of a body, for a person to recognise the place.
struct Excerpt {
    /// The piece, with an ellipsis where it was cut.
    let text: String

    private static let length = 240

    /// The beginning of a body, or what stands around a byte of it.
    init(_ bytes: [UInt8], around offset: Int = 0) {
        let start = max(0, min(offset, bytes.count) - Self.length / 2)
        let end = min(bytes.count, start + Self.length)
        let piece = String(decoding: bytes[start..<end], as: UTF8.self)
        text = (start > 0 ? "…" : "") + piece + (end < bytes.count ? "…" : "")
    }

    /// What stands around a one-based line and column of a body.
    init(_ bytes: [UInt8], line: Int, column: Int) {
        var offset = bytes.startIndex
        for _ in 1..<max(1, line) {
            guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            offset = end + 1
        }
        self.init(bytes, around: offset + max(0, column - 1))
    }
}
