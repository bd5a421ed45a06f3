import Foundation
import Testing

/// Bodies to validate.
enum Bodies {
    /// An example of the public documentation, and how it is judged.
    struct Example: CustomTestStringConvertible, Sendable {
        let file: String
        let shape: String
        let status: Int32
        var testDescription: String { file }
    }

    static let examples = [
        Example(file: "13.1_get_backups_id_entity_standard.xml", shape: "backup.entity", status: 0),
        Example(file: "13.1_backups_id_entity_parentbackup_fixed.xml", shape: "backup.entity", status: 0),
        Example(file: "13.1_backups_id_entity_parentbackup_malformed.xml", shape: "backup.entity", status: 1),
        Example(file: "13.1_backups_id_entityref_parentbackup.xml", shape: "backup.reference", status: 0),
    ]

    /// The folder of the examples, which is not part of the package; nothing where it is missing.
    static let corpus: URL? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = package.deletingLastPathComponent().appending(path: "shared/corpus/documentation")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    /// A backup that keeps the contract.
    static let backup = """
        <?xml version="1.0" encoding="utf-8"?>
        <Backup xmlns="http://www.veeam.com/ent/v1.0" Type="Backup" Name="Made up" \
        Href="https://em.example:9398/api/backups/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001?format=Entity" \
        UID="urn:veeam:Backup:6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001">
          <Links>
            <Link Rel="Up" Type="BackupServerReference" Name="server" \
        Href="https://em.example:9398/api/backupServers/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb002" />
            <Link Rel="Up" Type="RepositoryReference" Name="repository" \
        Href="https://em.example:9398/api/repositories/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb003" />
            <Link Rel="Alternate" Type="BackupReference" Name="Made up" \
        Href="https://em.example:9398/api/backups/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001" />
            <Link Rel="Down" Type="RestorePointReferenceList" \
        Href="https://em.example:9398/api/backups/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001/restorePoints" />
            <Link Rel="Down" Type="BackupFileReferenceList" \
        Href="https://em.example:9398/api/backups/6b1b1cd7-5a7c-4b3b-8e55-9b9f1a5bb001/backupFiles" />
          </Links>
          <Platform>VMware</Platform>
          <BackupType>Standard</BackupType>
        </Backup>
        """
}
