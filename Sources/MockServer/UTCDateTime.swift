/// A point in time in UTC, split into the fields that the wire formats need.
struct UTCDateTime: Hashable, Sendable {
    let year: Int
    let month: Int
    let day: Int
    /// Zero is Sunday.
    let weekday: Int
    let hour: Int
    let minute: Int
    let second: Int

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    /// Splits a count of seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar.
    init(secondsSince1970: Int) {
        let days = Self.quotient(secondsSince1970, 86_400)
        let rest = secondsSince1970 - days * 86_400
        hour = rest / 3600
        minute = rest % 3600 / 60
        second = rest % 60
        weekday = ((days + 4) % 7 + 7) % 7
        // Counting from 1 March of year 0 puts the leap day at the end of a year and of each cycle of 400 years.
        let shifted = days + 719_468
        let era = Self.quotient(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The form of the `Date` field (RFC 9110 §5.6.7).
    var httpDate: String {
        "\(Self.weekdays[weekday]), \(padded(day)) \(Self.months[month - 1]) \(padded(year, 4)) \(clockTime) GMT"
    }

    /// The form of times in a representation, such as `2025-10-14T20:00:31Z`.
    var iso8601: String {
        "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(clockTime)Z"
    }

    /// The form of restore point names: month, day and hour padded with spaces, a clock of twelve hours.
    var pointName: String {
        let twelve = hour % 12 == 0 ? 12 : hour % 12
        let half = hour < 12 ? "AM" : "PM"
        let date = "\(Self.months[month - 1]) \(padded(day, 2, with: " ")) \(padded(year, 4))"
        return "\(date) \(padded(twelve, 2, with: " ")):\(padded(minute))\(half)"
    }

    /// The form inside names of backup files: date and time without colons.
    var fileStamp: String {
        "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(hour))\(padded(minute))\(padded(second))"
    }

    private var clockTime: String {
        "\(padded(hour)):\(padded(minute)):\(padded(second))"
    }

    private func padded(_ value: Int, _ width: Int = 2, with filler: String = "0") -> String {
        let digits = String(value)
        return String(repeating: filler, count: max(0, width - digits.count)) + digits
    }

    private static func quotient(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}
