import XML

/// The reading of a text in UTF-8.
func reading(_ text: String, limits: XMLLimits = .init()) -> XMLReading {
    XMLReader.read(Array(text.utf8), limits: limits)
}

/// The code units of a text as bytes, after a byte order mark.
func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return littleEndian ? bytes.reversed() : bytes
    }
}
