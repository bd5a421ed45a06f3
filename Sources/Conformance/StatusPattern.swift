/// A status code, or every code of a class such as `4xx` (RFC 9110 §15).
public enum StatusPattern: CustomStringConvertible, Hashable, Sendable {
    /// This code.
    case code(Int)
    /// Every code with this first digit.
    case family(Int)

    /// Reads three digits, or one digit and `xx`; nothing when the text is neither.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(digits[0]) else { return nil }
        if text.hasSuffix("xx") {
            self = .family(Int(digits[0] - UInt8(ascii: "0")))
        } else {
            guard let code = Int(text), (100...599).contains(code) else { return nil }
            self = .code(code)
        }
    }

    /// Whether a status code fits.
    public func allows(_ status: Int) -> Bool {
        switch self {
        case .code(let code): code == status
        case .family(let digit): status / 100 == digit
        }
    }

    /// The pattern as a contract spells it.
    public var description: String {
        switch self {
        case .code(let code): "\(code)"
        case .family(let digit): "\(digit)xx"
        }
    }
}
