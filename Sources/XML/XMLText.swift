/// Rules about characters in XML 1.0.
public enum XMLText {
    /// The text with every character that XML 1.0 does not allow (§2.2) replaced by visible ASCII such as `\u{1B}`.
    ///
    /// Nothing else changes; markup is not escaped.
    public static func permitted(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy(isPermitted) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isPermitted(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return result
    }

    /// Whether XML 1.0 allows the character, written literally or as a reference.
    public static func isPermitted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: true
        case 0x0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
