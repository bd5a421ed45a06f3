import Testing

/// Lists of one backup, as collections and as answers of a query show it.
struct ListBody: CustomTestStringConvertible, Sendable {
    /// What the body is, for `--as`.
    let shape: String
    /// The form that it must be taken for.
    let form: String
    let mediaType: String
    let text: String

    var testDescription: String { "\(shape), \(form), \(mediaType)" }

    static let all = [
        ListBody(
            "backup.collection",
            "references",
            "xml",
            "<EntityReferences \(xmlns)>\(reference)</EntityReferences>"
        ),
        ListBody("backup.collection", "entities", "xml", "<Backups \(xmlns)>\(entity)</Backups>"),
        ListBody("backup.collection", "references", "json", "{\"Refs\": [\(object(reference))]}"),
        ListBody("backup.collection", "entities", "json", "{\"Backups\": [\(object(entity))]}"),
        ListBody("backup.query", "references", "xml", query("<Refs>\(reference)</Refs>")),
        ListBody("backup.query", "entities", "xml", query("<Entities><Backups>\(entity)</Backups></Entities>")),
        ListBody("backup.query", "references", "json", paged("\"Refs\": {\"Refs\": [\(object(reference))]}")),
        ListBody(
            "backup.query",
            "entities",
            "json",
            paged("\"Entities\": {\"Backups\": {\"Backups\": [\(object(entity))]}}")
        ),
    ]

    private static let base = "https://em.example:9398/api"
    private static let xmlns = "xmlns=\"http://www.veeam.com/ent/v1.0\""
    private static let backup = "\(base)/backups/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001"
    private static let pages = "\(base)/query?type=Backup"

    private static let repository = "\(base)/repositories/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb003"
    private static let server = "\(base)/backupServers/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb002"

    private static let links = """
        <Link Rel="Up" Type="RepositoryReference" Href="\(repository)" />\
        <Link Rel="Up" Type="BackupServerReference" Href="\(server)" />\
        <Link Rel="Down" Type="RestorePointReferenceList" Href="\(backup)/restorePoints" />
        """

    private static let reference = """
        <Ref UID="urn:veeam:Backup:6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001" Name="Made up" Href="\(backup)" \
        Type="BackupReference"><Links>\(links)<Link Rel="Alternate" Type="Backup" Href="\(backup)?format=Entity" />\
        </Links></Ref>
        """

    private static let entity = """
        <Backup UID="urn:veeam:Backup:6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001" Name="Made up" \
        Href="\(backup)?format=Entity" Type="Backup"><Links>\(links)\
        <Link Rel="Alternate" Type="BackupReference" Href="\(backup)" />\
        <Link Rel="Down" Type="BackupFileReferenceList" Href="\(backup)/backupFiles" /></Links>\
        <Platform>VMware</Platform><BackupType>Standard</BackupType></Backup>
        """

    private init(_ shape: String, _ form: String, _ mediaType: String, _ text: String) {
        self.shape = shape
        self.form = form
        self.mediaType = mediaType
        self.text = mediaType == "xml" ? "<?xml version=\"1.0\" encoding=\"utf-8\"?>\(text)" : text
    }

    private static func query(_ list: String) -> String {
        let links = ["First", "Last"].map { "<Link Rel=\"\($0)\" Href=\"\(pages)&amp;page=1\" />" }.joined()
        let info = "<PagingInfo PageNum=\"1\" PageSize=\"100\" PagesCount=\"1\"><Links>\(links)</Links></PagingInfo>"
        return "<QueryResult \(xmlns)>\(list)\(info)</QueryResult>"
    }

    private static func paged(_ list: String) -> String {
        let links = ["First", "Last"].map { "{\"Rel\": \"\($0)\", \"Href\": \"\(pages)&page=1\"}" }
        let info =
            "{\"Links\": [\(links.joined(separator: ", "))], \"PageNum\": 1, \"PageSize\": 100, \"PagesCount\": 1}"
        return "{\(list), \"PagingInfo\": \(info)}"
    }

    /// An element of ours as a JSON object: attributes and elements become properties.
    private static func object(_ element: String) -> String {
        let links = element.matches(of: /<Link ([^>]*) \/>/).map { "{\(properties(String($0.1)))}" }
        let head = properties(String(element.prefix { $0 != ">" }))
        let elements = element.matches(of: /<(Platform|BackupType)>([^<]*)</).map { "\"\($0.1)\": \"\($0.2)\", " }
        return "{\(elements.joined())\(head), \"Links\": [\(links.joined(separator: ", "))]}"
    }

    private static func properties(_ attributes: String) -> String {
        attributes.matches(of: /([A-Za-z]+)="([^"]*)"/).map { "\"\($0.1)\": \"\($0.2)\"" }.joined(separator: ", ")
    }
}
