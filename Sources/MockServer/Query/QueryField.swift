/// A field that filters and orders of a query name (page get_query_backup).
enum QueryField: String, Hashable, Sendable, CaseIterable {
    case uid = "UID"
    case name = "Name"
    case jobUID = "JobUid"
    case jobName = "JobName"
    case repositoryUID = "RepositoryUid"
    case repositoryName = "RepositoryName"
    case platform = "Platform"
    case backupType = "BackupType"

    /// Finds a field without regard to case.
    init?(named name: some StringProtocol) {
        let wanted = name.lowercased()
        guard let field = Self.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else { return nil }
        self = field
    }

    /// The place of a value among those of its field; `nil` for a word that an enumeration does not have.
    func key(of value: String) -> QueryKey? {
        let value = value.lowercased()
        guard let words = enumeration else { return QueryKey(rank: 0, text: value) }
        return words.firstIndex { $0.lowercased() == value }.map { QueryKey(rank: $0, text: "") }
    }

    /// The values of an enumeration in the documented order; `nil` for free text.
    private var enumeration: [String]? {
        switch self {
        case .platform:
            Backup.Platform.allCases.map(\.rawValue)
        case .backupType:
            ["Standard", "ParentBackup", "ChildBackup"]
        case .uid, .name, .jobUID, .jobName, .repositoryUID, .repositoryName:
            nil
        }
    }
}

/// The place of a value in an order: by rank in an enumeration, otherwise by text in lower case.
struct QueryKey: Hashable, Comparable, Sendable {
    var rank: Int
    var text: String

    static func < (left: QueryKey, right: QueryKey) -> Bool {
        (left.rank, left.text) < (right.rank, right.text)
    }
}
