/// One predicate over what a server answered.
public enum Assertion: Hashable, Sendable {
    /// The answer's status code fits one of these.
    case status([StatusPattern])
    /// A header field is there, and true.
    case field(FieldRule)
    /// The bytes are what their media type says.
    case document(DocumentRule)
    /// The body's root element, or in JSON its shape, is the form's.
    case root
    /// An attribute or element of the resource occurs as often as said, with values of a type.
    case member(MemberRule)
    /// The resource's UID has the grammar and agrees with what names the resource elsewhere.
    case uid(UIDRule)
    /// The body's `Type` and `Href` are in step with its form.
    case formMarks
    /// Every link of the body is built as links are.
    case everyLink(LinkRule)
    /// A link that the contract names occurs as often as said.
    case link(name: String, occurrence: Occurrence)
    /// Following a link leads where it says.
    case follow(FollowRule)
    /// The body is valid against an XML schema.
    case schema(SchemaSource)
    /// A sequence of session steps ends as said.
    case steps([SessionStep])
    /// The answer to a request that must be refused says why, as errors do.
    case error(ErrorRule)
    /// Each item of the list keeps the requirements of a contract, those of the same level that its body can show.
    case eachItem(contract: String)
    /// Two representations of one subject say the same.
    case parity(ParityRule)
    /// The list holds what another list of the same kind holds.
    case agreement(AgreementRule)
    /// A query's answer is what its parameters demand.
    case query(QueryRule)
    /// The service offers a version of the interface; nothing stands for any.
    case offers(RESTVersion?)

    /// Whether it is judged in forms and media types; else it chooses its own requests.
    public var hasDimensions: Bool {
        switch self {
        case .steps, .parity, .agreement: false
        case .follow(let rule): !rule.isClosure
        case .query(let rule): rule.hasDimensions
        case .status, .field, .document, .root, .member, .uid, .formMarks, .everyLink, .link, .schema, .error,
            .eachItem, .offers:
            true
        }
    }

    /// Whether it compares answers, which a living server may have changed in between.
    public var comparesAnswers: Bool {
        switch self {
        case .follow, .parity, .agreement: true
        case .query(let rule): !rule.hasDimensions
        case .status, .field, .document, .root, .member, .uid, .formMarks, .everyLink, .link, .schema, .steps, .error,
            .eachItem, .offers:
            false
        }
    }
}

/// What a header field must be.
public struct FieldRule: Hashable, Sendable {
    /// What is demanded of the field's value.
    public enum Value: Hashable, Sendable {
        /// Any value that is not empty.
        case present
        /// The number of bytes received.
        case contentLength
        /// The media type that was negotiated; parameters do not count.
        case negotiatedMediaType
        /// No charset parameter, or `utf-8`.
        case charset
        /// A challenge with this authentication scheme (RFC 9110 §11.6.1).
        case challenge(scheme: String)
    }

    /// The field's name.
    public let name: String
    /// What is demanded of its value.
    public let value: Value

    /// Creates a rule.
    public init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}

/// What is demanded of the bytes before anyone looks at their meaning.
public enum DocumentRule: String, CaseIterable, Hashable, Sendable {
    /// The bytes are a well-formed document of the media type, and nothing follows it.
    case wellFormed = "well-formed"
    /// The bytes are UTF-8 and say nothing else.
    case utf8
    /// Every element is in the contract's namespace.
    case namespace
    /// No object names a member twice.
    case uniqueNames = "unique-names"
    /// Every JSON name begins with a capital letter, as the reference spells them.
    case spelling
    /// There is no text between elements.
    case elementOnly = "element-only"
    /// `Links` of JSON is an array of objects whose members are strings.
    case linkArray = "link-array"
    /// The bytes begin with no byte order mark.
    case noByteOrderMark = "no-byte-order-mark"
    /// XML begins with its declaration.
    case declaration
    /// Every member is one that the contract names.
    case knownMembers = "known-members"
}

/// What is demanded of an attribute or element.
public struct MemberRule: Hashable, Sendable {
    /// Where XML spells the member; JSON makes no difference.
    public enum Spelling: String, Hashable, Sendable {
        case attribute
        case element
    }

    /// The member's name.
    public let name: String
    /// Where XML spells it.
    public let spelling: Spelling
    /// How often it occurs; nothing when only values are judged.
    public let occurrence: Occurrence?
    /// What its text must be; nothing when any will do.
    public let type: ScalarType?

    /// Creates a rule.
    public init(name: String, spelling: Spelling, occurrence: Occurrence?, type: ScalarType?) {
        self.name = name
        self.spelling = spelling
        self.occurrence = occurrence
        self.type = type
    }
}

/// What is demanded of a UID.
public enum UIDRule: String, CaseIterable, Hashable, Sendable {
    /// `urn:veeam:Kind:guid` with the contract's kind and a guid in lower case.
    case grammar
    /// Its guid is that of the body's `Href`.
    case agreesWithHref = "href"
    /// Its guid is that of the request target.
    case agreesWithTarget = "target"
}

/// What is demanded of every link.
public enum LinkRule: String, CaseIterable, Hashable, Sendable {
    /// `Rel` and `Href` are there and not empty.
    case attributes
    /// `Href` is an absolute URL whose path is under `/api/`.
    case absolute
    /// Links with a relation between resources have a `Type` (contradiction C22).
    case type
    /// `Href` names the origin that was asked (contradictions C13, C14).
    case origin
    /// The link is one that the contract names.
    case known
}

/// What is demanded of where a link leads.
public struct FollowRule: Hashable, Sendable {
    /// A step on the way.
    public enum Hop: Hashable, Sendable {
        /// To what the link of a name leads to.
        case link(String)
        /// To the items of the list that was reached, as they stand in it.
        case items
        /// To the other form of what was reached.
        case alternate
    }

    /// What is judged at the far end.
    public enum Destination: String, CaseIterable, Hashable, Sendable {
        /// 200, and the root element that the link's `Type` maps to.
        case type
        /// 200.
        case answer
        /// The root element that the link's `Type` maps to, where 200 came.
        case root
        /// A reference of the type and the resource that the link names; a hint, since sources differ (C39).
        case resource
        /// The same resource in its other form, whose own link leads back.
        case otherForm = "other-form"
        /// A member of the collection to which the session links for its kind.
        case member
        /// Resources that each link up to the subject.
        case owned
        /// A list in which the subject is.
        case listed
    }

    /// The way, at most three steps; the first is a link of the subject.
    public let hops: [Hop]
    /// What is judged at the far end.
    public let destination: Destination

    /// Creates a rule.
    public init(hops: [Hop], destination: Destination) {
        self.hops = hops
        self.destination = destination
    }

    /// Whether the rule is about how resources belong together, and not about one body.
    public var isClosure: Bool {
        switch destination {
        case .type, .answer, .root, .resource, .otherForm: false
        case .member, .owned, .listed: true
        }
    }
}

/// What is demanded of the answer to a request that must be refused.
public enum ErrorRule: String, CaseIterable, Hashable, Sendable {
    /// An `Error` in the media type that was negotiated.
    case body
    /// Its `StatusCode` is the answer's status.
    case statusCode = "status-code"
    /// It shows no stack trace.
    case silent
}

/// What two representations of one subject must agree in.
public struct ParityRule: Hashable, Sendable {
    /// Which representations are compared.
    public enum Sides: String, CaseIterable, Hashable, Sendable {
        /// The reference and the entity, in each media type.
        case forms
        /// XML and JSON, in each form.
        case mediaTypes = "media-types"
    }

    /// What is compared.
    public enum Part: String, CaseIterable, Hashable, Sendable {
        /// `UID` and `Name`; between media types also `Type` and `Href`.
        case identity
        /// Every other member that has a text.
        case elements
        /// The links, in any order.
        case links
    }

    /// Which representations are compared.
    public let sides: Sides
    /// What is compared.
    public let part: Part

    /// Creates a rule.
    public init(sides: Sides, part: Part) {
        self.sides = sides
        self.part = part
    }
}

/// With which other list a list must agree.
public enum AgreementRule: String, CaseIterable, Hashable, Sendable {
    /// The query service, asked for the kind, answers with the same resources.
    case query
    /// What the agents' service lists is in the list.
    case agents
    /// The list itself, in its other form and the other media type; and it lists nothing twice.
    case representations
    /// What its items are themselves: they are named alike, and so are the facts that requirements depend on.
    case items
}

/// The schema that a body is held against.
public enum SchemaSource: String, CaseIterable, Hashable, Sendable {
    /// The must facts of the contract, compiled into a schema.
    case contract
    /// The product's own schema, which a user hands over.
    case product
}
