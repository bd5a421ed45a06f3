/// A rule of how a text is spelt.
enum Spelling: CaseIterable {
    case word
    case title
    case sentence
    case page
    case build
    case identifier
    case resourceName
    case contractName
    case statement
    case contradiction
    case fieldName
    case day

    /// Whether a text is spelt so.
    func allows(_ text: String) -> Bool {
        switch self {
        case .word: text.utf8.allSatisfy(isLetterOrDigit)
        case .title: !text.hasSuffix(".")
        case .sentence: text.hasSuffix(".") && !text.contains("\n") && !Spelling.hasSecondSentence(text)
        case .page: isPage(text)
        case .build: isBuild(text)
        case .identifier: Spelling.isIdentifier(text, separators: ".-")
        case .resourceName: Spelling.isIdentifier(text, separators: ".-")
        case .contractName: Spelling.isIdentifier(text, separators: "-")
        case .statement: Spelling.isNumbered(text, letter: "S")
        case .contradiction: Spelling.isNumbered(text, letter: "C")
        case .day: Spelling.isDay(text)
        case .fieldName: text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    /// What is demanded, in words.
    var demand: String {
        switch self {
        case .word: "one word of letters and digits"
        case .title: "a title without a full stop"
        case .sentence: "one sentence that ends in a full stop"
        case .page: "a page of the reference such as get_backups_id.html"
        case .build: "a build of the reference such as 13.0.1.1071"
        case .identifier: "lower-case words joined by dots and dashes"
        case .resourceName: "lower-case words joined by dashes, and a dot before a part"
        case .contractName: "lower-case words joined by dashes"
        case .statement: "the number of a promise such as S14"
        case .contradiction: "the number of a contradiction such as C8"
        case .fieldName: "the name of a header field"
        case .day: "a day such as 2027-01-31"
        }
    }

    private static func hasSecondSentence(_ text: String) -> Bool {
        // A stop, a space and a capital; so "e.g. a word" is no end.
        let letters = Array(text.utf8)
        return letters.indices.dropLast(2).contains { index in
            letters[index] == UInt8(ascii: ".") && letters[index + 1] == UInt8(ascii: " ")
                && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letters[index + 2])
        }
    }

    private func isPage(_ text: String) -> Bool {
        let stem = text.utf8.dropLast(".html".utf8.count)
        return text.hasSuffix(".html") && !stem.isEmpty
            && stem.allSatisfy { isLowerCaseOrDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// Whether a text is a day of the Gregorian calendar, `yyyy-MM-dd` (RFC 3339 §5.6).
    private static func isDay(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(isDigit) }) else { return false }
        let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        let (year, month, day) = (numbers[0], numbers[1], numbers[2])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }

    private func isBuild(_ text: String) -> Bool {
        let numbers = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    }

    private static func isIdentifier(_ text: String, separators: String) -> Bool {
        let words = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        return words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isLowerCaseOrDigit) }
    }

    private static func isNumbered(_ text: String, letter: Character) -> Bool {
        text.first == letter && text.utf8.count > 1 && text.utf8.dropFirst().allSatisfy(isDigit)
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func isLowerCaseOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || isDigit(byte)
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLowerCaseOrDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

extension Findings {
    /// A text that is spelt as demanded.
    func text(of node: SourceNode?, spelt spelling: Spelling, called name: String) -> Name? {
        guard let text = text(of: node, called: name) else { return nil }
        return check(text, spelt: spelling, called: name) ? text : nil
    }

    /// The texts of a list that are spelt as demanded.
    func texts(of node: SourceNode?, spelt spelling: Spelling, called name: String) -> [Name] {
        texts(of: node, called: name).filter { check($0, spelt: spelling, called: "an item of \(name)") }
    }

    /// Whether a text is spelt as demanded; that it is not is reported.
    func check(_ text: Name, spelt spelling: Spelling, called name: String) -> Bool {
        let isRight = spelling.allows(text.text)
        if !isRight { report("\(name) must be \(spelling.demand), not '\(text.text)'", at: text.span) }
        return isRight
    }
}
