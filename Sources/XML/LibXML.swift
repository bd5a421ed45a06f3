internal import CXML2

/// What has to happen once in a process before libxml2 is used.
enum LibXML {
    /// Refuses every external entity, whoever asks: `XML_PARSE_NONET` alone would still let `file:` through.
    private static let isPrepared: Bool = {
        xmlInitParser()
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
}
