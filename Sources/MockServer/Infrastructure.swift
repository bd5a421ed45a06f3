/// One backup server of the inventory.
public struct BackupServer: Hashable, Sendable {
    /// The identifier, unique within the kind.
    public var id: GUID
    /// The name that links and both forms show.
    public var name: String
    /// The value of the element `Version`.
    public var version: String

    /// Makes a backup server of its values.
    public init(id: GUID, name: String, version: String = "13.0.1.1071") {
        self.id = id
        self.name = name
        self.version = version
    }
}

/// One repository of the inventory.
public struct Repository: Hashable, Sendable {
    /// The identifier, unique within the kind.
    public var id: GUID
    /// The name that links and both forms show.
    public var name: String
    /// The backup server that it is added to.
    public var server: GUID
    /// The size in bytes.
    public var capacity: Int
    /// The unused part in bytes.
    public var freeSpace: Int
    /// The value of the element `Kind`.
    public var kind: String

    /// Makes a repository of its values.
    public init(
        id: GUID,
        name: String,
        server: GUID,
        capacity: Int = 4_398_046_511_104,
        freeSpace: Int = 2_199_023_255_552,
        kind: String = "WindowsLocal"
    ) {
        self.id = id
        self.name = name
        self.server = server
        self.capacity = capacity
        self.freeSpace = freeSpace
        self.kind = kind
    }
}

/// One external repository of the inventory.
public struct ExternalRepository: Hashable, Sendable {
    /// The identifier, unique within the kind.
    public var id: GUID
    /// The name that links and both forms show.
    public var name: String
    /// The backup server that it is added to.
    public var server: GUID
    /// The path in the object storage.
    public var path: String
    /// The used part in bytes.
    public var usedSpace: Int
    /// The value of the element `RepositoryType`.
    public var type: String
    /// The value of the element `Description`.
    public var description: String

    /// Makes an external repository of its values.
    public init(
        id: GUID,
        name: String,
        server: GUID,
        path: String,
        usedSpace: Int,
        type: String = "AmazonS3External",
        description: String = ""
    ) {
        self.type = type
        self.description = description
        self.id = id
        self.name = name
        self.server = server
        self.path = path
        self.usedSpace = usedSpace
    }
}
