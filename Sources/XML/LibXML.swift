internal import CXML2

/// What has to happen once in a process before libxml2 is used.
enum LibXML {
    /// Refuses every external entity, whoever asks: `XML_PARSE_NONET` alone would still let `file:` through.
    private static let isPrepared: Bool = {
        xmlInitParser()
        // The first schema would do it, and another one at the same time would see types that are half made.
        xmlSchemaInitTypes()
        xmlSetExternalEntityLoader { _, _, _ in nil }
        return true
    }()

    /// Prepares libxml2 on the first call; every use of it comes after one.
    static func prepare() {
        _ = isPrepared
    }

    /// Copies a string of libxml2's.
    static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
        text.map { String(cString: $0) }
    }

    /// The value of an attribute or namespace as the document means it.
    ///
    /// Where entities are not replaced, libxml2 resolves every reference in a value but one to '&', which it leaves as
    /// `&#38;`; it has no other '&' then.
    static func value(_ bytes: UnsafeBufferPointer<xmlChar>) -> String {
        let mark = UInt8(ascii: "&")
        guard bytes.offset(of: mark) != nil else { return String(decoding: bytes, as: UTF8.self) }
        var resolved: [UInt8] = []
        var index = 0
        while index < bytes.count {
            resolved.append(bytes[index])
            index += bytes[index] == mark ? "&#38;".utf8.count : 1
        }
        return String(decoding: resolved, as: UTF8.self)
    }

    /// The value of a namespace as the document means it.
    static func value(_ text: UnsafePointer<xmlChar>?) -> String? {
        text.map { value(UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0)))) }
    }
}
