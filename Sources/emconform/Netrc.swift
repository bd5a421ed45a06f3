/// A netrc file, as curl reads it.
struct Netrc {
    /// What the file knows of a host.
    struct Entry: Equatable {
        var login: String?
        var password: String?
    }

    private var hosts: [(host: String?, entry: Entry)] = []

    /// Reads the words of a file; unknown ones are passed over.
    init(_ text: String) {
        var words = NetrcWords(text)
        while let word = words.next() {
            switch word.lowercased() {
            case "machine": hosts.append((words.next(), Entry()))
            case "default": hosts.append((nil, Entry()))
            case "login": take(words.next(), as: \.login)
            case "password": take(words.next(), as: \.password)
            case "macdef": words.skipMacro()
            case _ where word.hasPrefix("#"): words.skipLine()
            default: continue
            }
        }
    }

    private mutating func take(_ value: String?, as part: WritableKeyPath<Entry, String?>) {
        if let value, !hosts.isEmpty { hosts[hosts.count - 1].entry[keyPath: part] = value }
    }

    /// What the file knows of a host, else its default; of a user that is named, else of the first with a password.
    func entry(for host: String, of username: String?) -> Entry? {
        let fitting = hosts.filter { username == nil || $0.entry.login == nil || $0.entry.login == username }
        let own = fitting.filter { $0.host?.lowercased() == host.lowercased() }
        let known = own.first { $0.entry.password != nil } ?? own.first ?? fitting.first { $0.host == nil }
        return known?.entry
    }
}

/// The words of a netrc file, each plain up to white space, or in quotes with escapes in it.
private struct NetrcWords {
    private var lines: ArraySlice<Substring.UnicodeScalarView>
    private var line: Substring.UnicodeScalarView

    init(_ text: String) {
        let scalars = text.unicodeScalars
        lines = scalars.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })[...]
        line = Substring().unicodeScalars
    }

    /// The next word; nothing at the end of the file.
    mutating func next() -> String? {
        line = line.drop(while: \.isBlank)
        while line.isEmpty {
            guard let next = lines.popFirst() else { return nil }
            line = next.drop(while: \.isBlank)
        }
        return quoted() ?? plain()
    }

    /// Leaves out what is left of the line.
    mutating func skipLine() { line = Substring().unicodeScalars }

    /// Leaves out the commands of a macro, which end at an empty line or one of nothing but blanks.
    mutating func skipMacro() {
        skipLine()
        lines = lines.drop { !$0.allSatisfy(\.isBlank) }
    }

    private mutating func plain() -> String {
        let word = line.prefix { !$0.isBlank }
        line = line[word.endIndex...]
        return String(word)
    }

    /// A word in quotes; nothing where there are none, or where they stay open, so that they belong to the word.
    private mutating func quoted() -> String? {
        guard line.first == "\"" else { return nil }
        var word = String.UnicodeScalarView()
        var isEscaped = false
        for index in line.indices.dropFirst() {
            switch line[index] {
            case let scalar where isEscaped:
                word.append(Self.escapes[scalar] ?? scalar)
                isEscaped = false
            case "\\": isEscaped = true
            case "\"":
                line = line[line.index(after: index)...]
                return String(word)
            case let scalar: word.append(scalar)
            }
        }
        return nil
    }

    /// What letters behind a backslash stand for; other characters stand for themselves.
    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "r": "\r", "t": "\t"]
}

extension Unicode.Scalar {
    /// Whether it stands between words: white space of ASCII, as any other may be a password's.
    fileprivate var isBlank: Bool { value == 0x20 || (0x09...0x0D).contains(value) }
}
