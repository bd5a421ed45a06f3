/// One way in which a server is right and yet different from the default one.
public enum Variant: String, Hashable, Sendable, CaseIterable {
    /// Links name another origin than the request (C14).
    case otherHost = "other-host"
    /// Every backup is on an external repository (C6).
    case externalRepositories = "external-repositories"
    /// The installation holds nothing.
    case empty
    /// The path segments of links are in lower case (C15).
    case pathCase = "path-case"
    /// Links double the last slash of their path (C16).
    case entitiesSlash = "entities-slash"
    /// A parent's link to its children is Up (C2).
    case childBackupsUp = "childbackups-up"
    /// References link to their backup files (C4).
    case referenceFiles = "reference-files"
    /// Every key resource has links that no page describes.
    case extraLink = "extra-link"
    /// The user may see neither backup servers nor repositories.
    case restrictedRole = "restricted-role"
    /// The newest version is 1.5.
    case version5 = "version-5"
    /// The newest version is 1.6.
    case version6 = "version-6"
    /// The link to the page before is named in full (C30).
    case previous
    /// An empty result has no page (C31).
    case emptyPagesZero = "empty-pages-zero"
    /// The token is made of the session identifier's bytes, not of its text (C20).
    case tokenBytes = "token-bytes"
    /// Attributes and links in XML are in another order.
    case attributeOrder = "attribute-order"
    /// XML elements have a prefix and no default namespace.
    case prefixedNamespace = "prefixed-namespace"
    /// Text in XML is in CDATA sections.
    case cdata
    /// XML has comments.
    case comments
    /// XML resources have an element that no page describes.
    case extraElement = "extra-element"
    /// XML resources and links have an attribute that no page describes.
    case extraAttribute = "extra-attribute"
    /// XML begins with its root.
    case noDeclaration = "no-declaration"
    /// JSON names begin with a small letter, as those of version 13 (field observation 1).
    case camelCaseJSON = "camel-case-json"
    /// Members in JSON are in another order.
    case memberOrder = "member-order"
    /// JSON resources and links have a member that no page describes.
    case extraProperty = "extra-property"
    /// JSON leaves out members without a value (field observation 2).
    case nullAsAbsent = "null-as-absent"
    /// JSON prints members without a value (field observation 2).
    case absentAsNull = "absent-as-null"
    /// Both media types are written on several indented lines.
    case whiteSpace = "white-space"
    /// Both media types begin with a byte order mark (field observation 12).
    case byteOrderMark = "byte-order-mark"
    /// Both media types write some characters by their numbers.
    case characterReferences = "character-references"
    /// Responses have header fields that no page describes.
    case extraHeader = "extra-header"
    /// Header field names are in lower case.
    case headerCase = "header-case"
    /// The content type has no charset.
    case charsetAbsent = "charset-absent"
    /// The content type names its charset in capitals.
    case charsetUpper = "charset-upper"
    /// Content is sent in gzip to who takes it.
    case gzip
}

extension Variant {
    /// What is different, in one sentence.
    public var summary: String {
        switch self {
        case .otherHost: "Links name another origin than the request."
        case .externalRepositories: "Every backup is on an external repository."
        case .empty: "The installation holds neither servers nor backups."
        case .pathCase: "The path segments of links are in lower case."
        case .entitiesSlash: "The last slash in the path of a link is doubled."
        case .childBackupsUp: "The link from a parent to its child backups has the relation Up."
        case .referenceFiles: "References to backups link to their backup files, as entities do."
        case .extraLink: "Every key resource has two links that no page describes."
        case .restrictedRole:
            "The user may list neither backup servers nor repositories, and the session does not link them."
        case .version5: "The newest version of the API is v1_5."
        case .version6: "The newest version of the API is v1_6."
        case .previous: "The link to the page before is named Previous instead of Prev."
        case .emptyPagesZero: "An empty result of a query has a PagesCount of 0."
        case .tokenBytes: "The token is base64 of the session identifier's 16 bytes."
        case .attributeOrder: "Attributes and links in XML are in reverse order."
        case .prefixedNamespace: "The namespace in XML has a prefix instead of being the default one."
        case .cdata: "Text in XML stands in CDATA sections."
        case .comments: "Comments stand between and in the elements of XML."
        case .extraElement: "Every resource in XML has an element that no page describes."
        case .extraAttribute: "Every resource and every link in XML has an attribute that no page describes."
        case .noDeclaration: "XML begins without a declaration."
        case .camelCaseJSON: "Names in JSON begin with a small letter."
        case .memberOrder: "Members in JSON are in reverse order."
        case .extraProperty: "Every resource and every link in JSON has a member that no page describes."
        case .nullAsAbsent: "Members without a value are absent in JSON."
        case .absentAsNull: "The absent names and types of links are null in JSON."
        case .whiteSpace: "XML and JSON stand on several indented lines."
        case .byteOrderMark: "XML and JSON begin with a UTF-8 byte order mark."
        case .characterReferences: "Slashes and characters outside ASCII are written by their numbers."
        case .extraHeader: "Responses have header fields that no page describes."
        case .headerCase: "The names of header fields are in lower case."
        case .charsetAbsent: "Content-Type has no charset parameter."
        case .charsetUpper: "The charset in Content-Type is in upper case."
        case .gzip: "Content is encoded with gzip for a client that accepts it."
        }
    }
}
