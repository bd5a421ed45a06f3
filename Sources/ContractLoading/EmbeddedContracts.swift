/// The contract library inside the binary.
public enum EmbeddedContracts {
    /// The library's files, sorted by path.
    ///
    /// SwiftPM embeds the bytes but no list of files, so the table is kept by hand; a test holds it against the folder.
    public static var files: [ContractFile] {
        [
            ContractFile(path: "attribution.yaml", bytes: PackageResources.attribution_yaml),
            ContractFile(path: "conventions.yaml", bytes: PackageResources.conventions_yaml),
            ContractFile(path: "resources/backup.collection.yaml", bytes: PackageResources.backup_collection_yaml),
            ContractFile(path: "resources/backup.query.yaml", bytes: PackageResources.backup_query_yaml),
            ContractFile(path: "resources/backup.yaml", bytes: PackageResources.backup_yaml),
            ContractFile(path: "resources/service.yaml", bytes: PackageResources.service_yaml),
            ContractFile(path: "resources/session.yaml", bytes: PackageResources.session_yaml),
            ContractFile(path: "scalars.yaml", bytes: PackageResources.scalars_yaml),
        ]
    }
}
