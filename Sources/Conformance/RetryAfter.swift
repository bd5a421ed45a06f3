extension Response {
    /// How many seconds the server asks to wait before it is asked again, by the clock of the server itself.
    ///
    /// Source: RFC 9110 §10.2.3; a date counts from the answer's own `Date`, and what is neither is nothing.
    public var retryAfter: Double? {
        guard let value = fields.values(of: "Retry-After").first else { return nil }
        if !value.isEmpty, value.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            return Double(value)
        }
        guard let then = HTTPDate(value), let now = fields.values(of: "Date").first.flatMap({ HTTPDate($0) }) else {
            return nil
        }
        return Double(max(0, then.seconds - now.seconds))
    }
}

/// A moment as HTTP writes it, such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
struct HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since the beginning of 1970.
    let seconds: Int

    /// Reads a date but for the name of its day; nothing for what is none.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 6, words[0].count == 4, words[5] == "GMT",
            let day = Self.number(words[1], 2, 1...31), let month = Self.months.firstIndex(of: String(words[2])),
            let year = Self.number(words[3], 4, 1970...9999)
        else { return nil }
        let clock = words[4].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, let hour = Self.number(clock[0], 2, 0...23),
            let minute = Self.number(clock[1], 2, 0...59),
            let second = Self.number(clock[2], 2, 0...60)
        else { return nil }
        seconds = ((Self.days(year, month + 1, day) * 24 + hour) * 60 + minute) * 60 + second
    }

    private static func number(_ text: Substring, _ digits: Int, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text) else {
            return nil
        }
        return range.contains(number) ? number : nil
    }

    /// The days since the beginning of 1970 in the Gregorian calendar; years begin in March, so that leap days end them.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let (march, shifted) = month > 2 ? (month - 3, year) : (month + 9, year - 1)
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (march * 153 + 2) / 5 + day - 1 - 719_468
    }
}
