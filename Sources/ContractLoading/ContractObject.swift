/// A mapping with fixed keys in the contract language; the name is that of its definition in the JSON Schema.
enum ContractObject: String, CaseIterable {
    case scalarsFile
    case scalarType
    case conventionsFile
    case attributionFile
    case attributedDefect
    case waiversFile
    case waiver
    case resourceFile
    case form
    case discovery
    case collection
    case link
    case group
    case requirement
    case request
    case step
    case logon
    case get
    case logout

    /// The keys without which the mapping says nothing.
    var required: [String] {
        switch self {
        case .scalarsFile: ["contract", "types"]
        case .conventionsFile: ["contract", "build", "namespace", "link-types", "groups"]
        case .resourceFile: ["contract", "title", "kind", "build", "forms", "discover", "groups"]
        case .attributionFile: ["contract", "defects", "limits", "variants"]
        case .attributedDefect: ["notice"]
        case .waiversFile: ["waivers"]
        case .waiver: ["requirement", "reason", "owner", "until"]
        case .form: ["root"]
        case .collection: ["reference", "entity"]
        case .link: ["rel", "path"]
        case .group: ["name", "title", "page", "section", "requirements"]
        case .requirement: ["id", "level", "purpose"]
        case .logon, .get, .logout: ["status"]
        case .scalarType, .discovery, .request, .step: []
        }
    }

    /// The keys that may be left out.
    var optional: [String] {
        switch self {
        case .scalarsFile, .conventionsFile, .attributionFile, .waiversFile, .collection: []
        case .waiver: ["subject"]
        case .attributedDefect: ["may"]
        case .scalarType: ["values", "ignoring-case", "lexical"]
        case .resourceFile: ["since", "facts", "strata", "statements", "keeps", "links"]
        case .form: ["type", "query"]
        case .discovery: ["open", "collection", "list", "at"]
        case .link: ["type", "name"]
        case .group: ["build"]
        case .requirement:
            ["page", "section", "build", "basis", "statements", "contradictions", "forms", "media", "when", "request"]
                + AssertionKey.allCases.map(\.rawValue) + AssertionKey.everyCompanion
        case .request: ["accept", "session", "item"]
        case .step: ["logon", "get", "logout"]
        case .logon: ["credentials", "fields", "challenge", "empty", "root", "tells"]
        case .get: ["by", "fields", "challenge", "empty", "root"]
        case .logout: ["fields", "challenge", "empty", "root"]
        }
    }

    /// Every key that the mapping may have.
    var keys: [String] { required + optional }

    /// What a reader calls the mapping.
    var noun: String {
        switch self {
        case .scalarsFile, .conventionsFile, .attributionFile, .resourceFile: "contract file"
        case .attributedDefect: "defect"
        case .waiversFile: "file of waivers"
        case .waiver: "waiver"
        case .scalarType: "scalar type"
        case .form: "form"
        case .discovery: "'discover'"
        case .collection: "collection"
        case .link: "link"
        case .group: "group"
        case .requirement: "requirement"
        case .request: "request"
        case .step: "step"
        case .logon: "logon"
        case .get: "get"
        case .logout: "logout"
        }
    }
}

/// A key that says what a requirement claims.
enum AssertionKey: String, CaseIterable {
    case status
    case field
    case document
    case root
    case attribute
    case element
    case uid
    case formMarks = "form-marks"
    case everyLink = "every-link"
    case link
    case follow
    case schema
    case steps
    case error
    case eachItem = "each-item"
    case parity
    case agreesWith = "agrees-with"
    case query
    case offers

    /// The keys that may stand beside it.
    var companions: [String] {
        switch self {
        case .field: ["value", "challenge"]
        case .attribute, .element: ["occurs", "type"]
        case .link: ["occurs"]
        case .follow: ["to"]
        case .steps: ["session"]
        case .parity: ["of"]
        case .query: ["by", "shown"]
        case .status, .document, .root, .uid, .formMarks, .everyLink, .schema, .error, .eachItem, .agreesWith,
            .offers:
            []
        }
    }

    /// The companions of all of them, each once.
    static let everyCompanion = ["value", "challenge", "occurs", "type", "to", "session", "of", "by", "shown"]
}
