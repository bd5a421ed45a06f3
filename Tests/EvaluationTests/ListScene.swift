import Conformance
import Evaluation
import Testing

/// A list of backups, and what the server answers to every request about it.
struct ListScene: Sendable {
    /// The list, by the contract that speaks of it.
    enum Kind: String, CaseIterable, Sendable {
        case collection = "backup.collection"
        case query = "backup.query"
    }

    let kind: Kind
    /// What the server answers.
    var scene = Scene()
    /// The forms that the list has.
    var forms = [Form.references, .entities]

    init(_ kind: Kind) { self.kind = kind }

    /// A list that shows backups as references and as entities.
    init(_ kind: Kind, of numbers: [Int]) throws {
        self.init(kind)
        for form in forms { try serve(try Self.backups(numbers, in: form), as: form) }
    }

    /// Numbered backups as they stand in a list of a form.
    static func backups(_ numbers: [Int], in form: Form) throws -> [BackupBody] {
        let form = try #require(form.ofItems)
        return numbers.map { BackupBody.listed($0, as: form) }
    }

    /// Where the list is read in a form, with more behind it.
    func target(_ form: Form, _ more: String = "") throws -> Target {
        let text =
            switch kind {
            case .collection: "/api/backups" + (form == .entities ? "?format=Entity" : "")
            case .query: "/api/query?type=Backup&format=" + (form == .entities ? "Entities" : "References")
            }
        return try #require(Target(text + more))
    }

    /// The plain request for the list.
    func request(_ form: Form, _ mediaType: MediaType = .xml, _ more: String = "") throws -> ReadRequest {
        ReadRequest(target: try target(form, more), accept: Accept(mediaType), session: .main)
    }

    /// Answers with a list in both media types.
    mutating func serve(_ backups: [BackupBody], as form: Form, page: Page = Page(), at more: String = "") throws {
        let list = kind == .collection ? FarBody.collection(backups, form) : FarBody.query(backups, form, page)
        try scene.serve(list, at: "https://em.example:9398\(try target(form, more))")
    }

    /// Answers with something else in both media types.
    mutating func answer(_ response: Response, as form: Form, at more: String = "") throws {
        for mediaType in MediaType.allCases {
            scene.answers[try request(form, mediaType, more)] = .success(response)
        }
    }

    /// The list.
    var subject: Subject {
        get throws {
            let ways = try forms.map { ($0, try target($0)) }
            return Subject(resource: kind.rawValue, label: "the list", ways: ways, collection: nil)
        }
    }

    /// What a requirement of the embedded contracts comes to.
    func judgement(of id: String, _ form: Form? = nil, _ mediaType: MediaType? = nil) throws -> Judgement {
        let candidate = try Contracts.candidate("\(kind.rawValue).\(id)", form, mediaType)
        return try Contracts.judge.judgement(of: candidate, on: try subject, given: scene.evidence)
    }

    /// The verdict on an assertion that no contract makes.
    func verdict(
        on assertion: Assertion,
        at level: Level = .must,
        _ form: Form? = nil,
        _ mediaType: MediaType? = nil
    ) throws -> Verdict {
        let candidate = Case(requirement: .claiming(assertion, at: level), form: form, mediaType: mediaType)
        let judgement = try Contracts.judge.judgement(of: candidate, on: try subject, given: scene.evidence)
        return try #require(judgement.verdict, "\(assertion) is not decided but needs \(judgement.needed ?? [])")
    }

    /// The verdict on a requirement, which must be reached.
    func verdict(of id: String, _ form: Form? = nil, _ mediaType: MediaType? = nil) throws -> Verdict {
        let judgement = try judgement(of: id, form, mediaType)
        return try #require(judgement.verdict, "\(id) is not decided but needs \(judgement.needed ?? [])")
    }
}

extension ListScene {
    /// What a query's answer says of its pages.
    struct Page: Sendable {
        /// The attributes in XML, the numbers in JSON.
        var members: [BackupBody.Property]
        /// The links to other pages.
        var links: [BackupBody.Link]

        /// One of some pages, with links to the others.
        init(_ number: Int = 1, of count: Int = 1, size: Int = 100, of list: String = "") {
            members = [("PageNum", number), ("PageSize", size), ("PagesCount", count)].map { name, value in
                BackupBody.Property(name: name, value: "\(value)")
            }
            let neighbours = [("Next", number + 1), ("Prev", number - 1)].filter { (1...count).contains($0.1) }
            links = ([("First", 1), ("Last", count)] + neighbours).map { relation, number in
                BackupBody.Link(relation: relation, href: Self.href(number, of: list))
            }
        }

        /// Where a page of a list is, when a link leads to it.
        static func href(_ number: Int, of list: String = "") -> String {
            "\(Example.base)/query?page=\(number)\(list)"
        }
    }

    /// Answers with a page of a list of references, or of entities, to whoever follows a link there.
    mutating func serve(_ backups: [BackupBody], as form: Form, page: Page, behind href: String) throws {
        try scene.serve(FarBody.query(backups, form, page), at: href)
    }
}

extension BackupBody {
    /// A backup as it stands in a list; numbers tell backups apart.
    static func listed(_ number: Int, as form: Form, name: String? = nil, platform: String = "VMware") -> BackupBody {
        var body = BackupBody.conforming(.standard, as: form)
        let guid = Example.guid(number)
        body.root = form == .reference ? "Ref" : body.root
        for index in body.attributes.indices { body.attributes[index].value.replace(Example.guid, with: guid) }
        for index in body.links.indices { body.links[index].href?.replace(Example.guid, with: guid) }
        body.attributes["Name"] = name ?? "Backup \(number)"
        body.elements["Platform"] = platform
        return body
    }
}

extension Requirement {
    /// A requirement of a level that no contract makes.
    fileprivate static func claiming(_ assertion: Assertion, at level: Level) -> Requirement {
        let plain = claiming(assertion)
        return Requirement(
            id: plain.id,
            resource: plain.resource,
            group: plain.group,
            level: level,
            citation: plain.citation,
            basis: plain.basis,
            purpose: plain.purpose,
            forms: plain.forms,
            mediaTypes: plain.mediaTypes,
            condition: plain.condition,
            request: plain.request,
            assertion: assertion,
            location: plain.location
        )
    }
}

extension Example {
    /// The guid of a numbered backup.
    static func guid(_ number: Int) -> String {
        String(repeating: "0", count: 8 - "\(number)".count) + "\(number)" + guid.dropFirst(8)
    }
}
