extension Variant {
    /// Makes a behaviour different; this is the one place that knows how.
    func adjust(_ behaviour: inout Behaviour) {
        switch self {
        case .otherHost: behaviour.view.origin = "https://other-host.example:9398"
        case .externalRepositories: behaviour.inventory = .external
        case .empty: behaviour.inventory = .empty
        case .pathCase: behaviour.view.path = .lowerCase
        case .entitiesSlash: behaviour.view.path = .doubledSlash
        case .childBackupsUp: behaviour.view.childBackups = .up
        case .referenceFiles: behaviour.view.hasFilesInReferences = true
        case .extraLink: behaviour.view.hasExtraLinks = true
        case .restrictedRole: behaviour.view.forbidden = [.backupServer, .repository]
        case .version5: behaviour.view.newestVersion = .version5
        case .version6: behaviour.view.newestVersion = .version6
        case .previous: behaviour.query.previousRelation = .previous
        case .emptyPagesZero: behaviour.query.leastPagesCount = 0
        case .tokenBytes: behaviour.session.token = .bytes
        case .attributeOrder: behaviour.xml.isReversed = true
        case .prefixedNamespace: behaviour.xml.prefix = "em"
        case .cdata: behaviour.xml.hasCDATA = true
        case .comments: behaviour.xml.hasComments = true
        case .extraElement: behaviour.xml.extraElement = Self.element
        case .extraAttribute: behaviour.xml.extraAttribute = .init(name: "Extension", value: "x")
        case .noDeclaration: behaviour.xml.hasDeclaration = false
        case .camelCaseJSON: behaviour.json.naming = .camelCase
        case .memberOrder: behaviour.json.isReversed = true
        case .extraProperty: behaviour.json.extraMember = .init(name: "Extension", value: Self.value)
        case .nullAsAbsent: behaviour.json.nulls = .omitted
        case .absentAsNull: behaviour.json.nulls = .printed
        case .whiteSpace: (behaviour.xml.isIndented, behaviour.json.isIndented) = (true, true)
        case .byteOrderMark: (behaviour.xml.hasByteOrderMark, behaviour.json.hasByteOrderMark) = (true, true)
        case .characterReferences: (behaviour.xml.hasCharacterReferences, behaviour.json.hasEscapes) = (true, true)
        case .extraHeader: behaviour.header.extra = Self.fields
        case .headerCase: behaviour.header.isLowerCase = true
        case .charsetAbsent: behaviour.header.charset = nil
        case .charsetUpper: behaviour.header.charset = "UTF-8"
        case .gzip: behaviour.header.isCompressed = true
        }
    }

    private static let element = XMLElement(
        name: "Extension",
        children: [XMLElement(name: "Name", text: "x"), XMLElement(name: "Platform", text: "none")]
    )

    private static let value = JSONValue.object([
        .init(name: "Name", value: .string("x")),
        .init(name: "Numbers", value: .array([.integer(-1), .boolean(true), .null])),
    ])

    private static let fields = [
        HeaderField(name: "Strict-Transport-Security", value: "max-age=31536000"),
        HeaderField(name: "X-Extension", value: "x"), HeaderField(name: "X-Extension", value: ""),
    ]
}
