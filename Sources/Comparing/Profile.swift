import Conformance
import Representation

/// What a build showed, with everything left out in which two installations differ.
///
/// It is all that a comparison needs of the exchanges, and small.
public struct Profile: Sendable {
    /// What is told of the build.
    let side: Comparison.Side
    /// The results that verdicts are compared by.
    let results: [CaseResult]
    /// Why the build did not show all that was asked for, such as that there was no session; nothing where it did.
    let failure: String?
    /// The versions of the interface on offer.
    let versions: [RESTVersion]
    /// What came back, by kind of request.
    private(set) var answers: [RequestKind: AnswerProfile] = [:]
    /// What representations are made of, by kind of answer and media type.
    private(set) var shapes: [ShapeKey: ShapeProfile] = [:]
    /// Every relation that a link had.
    var relations: Set<String> = []

    /// A kind of answer.
    struct ShapeKey: Comparable, Hashable, Sendable {
        /// The request's shape; that of a refusal does not depend on it.
        let shape: String
        let isJSON: Bool
        /// Whether ids of resources stand in the target.
        let namesSubject: Bool

        static let refusal = "any refused request"

        static func < (left: Self, right: Self) -> Bool {
            (left.shape, left.isJSON ? 1 : 0) < (right.shape, right.isJSON ? 1 : 0)
        }
    }

    /// Adds up what a build showed; each body is read once, and no tree is kept.
    public init(_ image: ServerImage, _ vocabulary: Vocabulary) {
        let exchanges = image.exchanges
        side = Comparison.Side(image)
        results = image.run.results
        versions = image.run.setting.offeredVersions
        failure =
            switch image.run.ending {
            case .noSession(let reason): "there was no session: \(reason)"
            case .cutShort(let reason): "the recording is of a run that was cut short: \(reason)"
            case .finished, .interrupted, .outOfTime: nil
            }
        let named = Self.namedIdentifiers(exchanges)
        let asked = Self.lastOfEach(exchanges) { named.contains($0) }
        for (kind, exchange) in asked { answers[kind, default: AnswerProfile()].add(exchange.result) }
        // Entities tell the facts by which everything else is told apart, so they come first.
        let (entities, others) = (
            asked.filter { $0.0.asksEntities }, asked.filter { !$0.0.asksEntities }
        )
        var walk = Walk(vocabulary)
        for (kind, exchange) in entities + others { add(exchange, of: kind, by: &walk) }
        relations = walk.relations
    }

    private mutating func add(_ exchange: Exchange, of kind: RequestKind, by walk: inout Walk) {
        guard case .success(let response) = exchange.result, !response.body.isEmpty else { return }
        let content = AnswerProfile.Content(response.body)
        guard content == .xml || content == .json else { return }
        let key = ShapeKey(
            shape: response.isSuccess ? kind.shape : ShapeKey.refusal,
            isJSON: content == .json,
            namesSubject: response.isSuccess && kind.namesSubject
        )
        var shape = shapes[key] ?? ShapeProfile()
        // The same body, asked for in another way, shows nothing more.
        let subject = response.isSuccess ? "" : "\(response.status) \(kind)"
        guard shape.seen.insert("\(exchange.place) \(subject)".hashValue).inserted else { return }
        let document =
            content == .json ? Document.readingJSON(response.body) : Document.readingXML(response.body)
        shape.spelling.add(document, response.body)
        if let root = Node(document) {
            if content == .xml { shape.roots[root.name, default: 0] += 1 }
            walk.add(root, at: exchange.place, to: &shape)
        }
        shapes[key] = shape
    }

    /// The last exchange of each kind on each target, in the order in which they were first asked: what an idle session
    /// or a busy server answered before is no part of the interface.
    private static func lastOfEach(
        _ exchanges: [Exchange],
        isNamed: (String) -> Bool
    ) -> [(RequestKind, Exchange)] {
        struct Question: Hashable {
            let kind: RequestKind
            let place: String
        }
        var ledger = SessionLedger()
        var places: [Question: Int] = [:]
        var last: [(RequestKind, Exchange)] = []
        for exchange in exchanges {
            let kind = RequestKind(exchange, ledger, isNamed: isNamed)
            ledger.note(exchange)
            let question = Question(kind: kind, place: exchange.place)
            if let place = places[question] {
                last[place].1 = exchange
            } else {
                places[question] = last.count
                last.append((kind, exchange))
            }
        }
        return last
    }

    /// The ids that some body names, but for the one that they were asked for by: the others lead nowhere.
    private static func namedIdentifiers(_ exchanges: [Exchange]) -> Set<String> {
        exchanges.reduce(into: []) { named, exchange in
            guard case .success(let response) = exchange.result, response.isSuccess else { return }
            let place = exchange.place.lowercased()
            let found = Identifier.all(in: response.body)
            named.formUnion(found.filter { !named.contains($0) && !place.contains($0) })
        }
    }
}

extension RequestKind {
    fileprivate var asksEntities: Bool { line.lowercased().contains("format=entit") }
}

extension Exchange {
    /// The target in the server's own words.
    var place: String {
        switch request {
        case .read(let read): read.target.description
        case .logOn(let logOn): "/api/sessionMngr/?v=\(logOn.version)"
        case .logOut(let logOut): logOut.target.description
        }
    }
}

extension SpellingProfile {
    mutating func add(_ document: Document, _ bytes: [UInt8]) {
        documents += 1
        marked += document.hasByteOrderMark ? 1 : 0
        guard document.isReadable else {
            unreadable += 1
            return
        }
        declared += document.hasDeclaration ? 1 : 0
        indented +=
            bytes.contains(UInt8(ascii: "\n")) && bytes.dropLast().contains(where: Self.isLineFeed)
            ? 1 : 0
        doubledNames += document.issues.contains { $0.kind == .duplicateName } ? 1 : 0
        guard case .xml = document.content else { return }
        encodings[document.declaredEncoding?.lowercased() ?? "", default: 0] += 1
        let tag = OpeningTag(of: bytes)
        prefixed += tag.prefix.isEmpty ? 0 : 1
        if namespaces.count < MemberProfile.valueLimit { namespaces[tag.namespace, default: 0] += 1 }
    }

    private static func isLineFeed(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") }
}
