import Conformance

/// What came back to requests of one kind, bodies apart.
struct AnswerProfile {
    /// How many subjects were asked for.
    var subjects = 0
    /// How many answered with which status; 0 stands for no answer at all.
    var statuses: [Int: Int] = [:]
    /// The header fields, by status.
    var fields: [Int: FieldProfile] = [:]
    /// What the bodies are, by whether the request succeeded.
    var contents: [Bool: [Content: Int]] = [:]

    /// What a body is, whatever its header fields say.
    enum Content: String, Comparable {
        case none = "nothing"
        case xml = "XML"
        case json = "JSON"
        case other = "neither XML nor JSON"

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        /// Looks at the first byte that is no white space.
        init(_ body: [UInt8]) {
            let text = body.prefix(256).drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
            switch text.first {
            case nil: self = .none
            case UInt8(ascii: "<"): self = Content.isHTML(text) ? .other : .xml
            case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
            default: self = .other
            }
        }

        private static func isHTML(_ text: ArraySlice<UInt8>) -> Bool {
            let beginning = String(decoding: text.prefix(15), as: UTF8.self).lowercased()
            return beginning.hasPrefix("<html") || beginning.hasPrefix("<!doctype html")
        }
    }

    /// Whether nobody was let in, ever.
    var isRefused: Bool { subjects > 0 && Set(statuses.keys).isSubset(of: [401, 403]) }

    /// Adds an answer.
    mutating func add(_ result: Result<Response, TransportError>) {
        subjects += 1
        guard case .success(let response) = result else {
            statuses[0, default: 0] += 1
            return
        }
        statuses[response.status, default: 0] += 1
        contents[response.isSuccess, default: [:]][Content(response.body), default: 0] += 1
        fields[response.status, default: FieldProfile()].add(response.fields)
    }
}

/// The header fields of answers.
struct FieldProfile {
    var answers = 0
    /// How many answers have a field, by its name in small letters.
    var present: [String: Int] = [:]
    /// How names are spelt.
    var spellings: [String: Set<String>] = [:]
    /// The values of Content-Type.
    var contentTypes: [String: Int] = [:]
    /// The schemes of WWW-Authenticate, in small letters.
    var challenges: [String: Int] = [:]

    private static let nameLimit = 200

    /// Adds the fields of an answer.
    mutating func add(_ lines: [FieldLine]) {
        answers += 1
        for name in Set(lines.map { $0.name.lowercased() }).sorted()
        where present[name] != nil || present.count < Self.nameLimit {
            present[name, default: 0] += 1
            let spelt = lines.filter { $0.name.lowercased() == name }.map(\.name)
            if spellings[name, default: []].count < 20 { spellings[name, default: []].formUnion(spelt) }
        }
        let types = lines.values(of: "Content-Type").joined(separator: ", ")
        if contentTypes.count < 50 { contentTypes[types, default: 0] += 1 }
        for challenge in lines.values(of: "WWW-Authenticate") where challenges.count < 50 {
            challenges[challenge.prefix { $0 != " " }.lowercased(), default: 0] += 1
        }
    }
}

extension Response {
    /// Whether the request was served.
    var isSuccess: Bool { (200..<300).contains(status) }
}
