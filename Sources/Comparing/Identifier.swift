/// The ids that stand in paths and bodies.
enum Identifier {
    /// Whether a segment of a path is an id: a guid, a number, or a task's.
    static func stands(in segment: String) -> Bool {
        isGUID(segment) || segment.hasPrefix("task-")
            || segment.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// Whether a text is a guid, 8-4-4-4-12 hexadecimal digits.
    static func isGUID(_ text: some StringProtocol) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return isGUID(Array(text.utf8)[...])
    }

    /// The last guid in a text, in small letters, such as that of a UID or an `Href`.
    static func last(in text: String) -> String? {
        let parts = text.prefix { $0 != "?" }.split { "/:{}".contains($0) }
        return parts.last(where: { isGUID($0) })?.lowercased()
    }

    /// The guids in a body, in small letters.
    static func all(in body: [UInt8]) -> Set<String> {
        // Hyphens are rare and guids are looked for in every byte that came.
        let hyphens = body.withUnsafeBufferPointer { bytes in
            bytes.indices.dropFirst(8).dropLast(27).filter { bytes[$0] == 0x2D && bytes[$0 + 5] == 0x2D }
        }
        let starts = hyphens.map { $0 - 8 }.filter { isGUID(body[$0..<($0 + 36)]) }
        return Set(starts.map { String(decoding: body[$0..<($0 + 36)], as: UTF8.self).lowercased() })
    }

    // A plain loop, since it looks at every segment and value there is.
    private static func isGUID(_ bytes: ArraySlice<UInt8>) -> Bool {
        var place = 0
        for byte in bytes {
            let isHyphen = place == 8 || place == 13 || place == 18 || place == 23
            guard isHyphen ? byte == 0x2D : isHexadecimal(byte) else { return false }
            place += 1
        }
        return place == 36
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
    }
}
