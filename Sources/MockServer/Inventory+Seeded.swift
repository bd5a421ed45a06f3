extension Inventory {
    /// Makes an installation with a number of backups; equal arguments give equal inventories.
    ///
    /// From nine backups on every type and every platform is there. A parent always has a child. No backups at all
    /// give an installation without servers. A negative number counts as zero.
    public init(backups count: Int, seed: UInt64) {
        var growth = InventoryGrowth(seed: seed)
        if count > 0 { growth.grow(backups: count) }
        // Two draws of 122 random bits do not meet, and each reference is to something grown before.
        do {
            self = try growth.inventory()
        } catch {
            preconditionFailure("A seeded inventory contradicts itself: \(error)")
        }
    }
}

/// Grows an inventory from a seed: servers, repositories, and groups of backups with their points and files.
private struct InventoryGrowth {
    private var generator: SplitMix64
    /// Draws jobs only, so that they leave what is drawn for everything else alone.
    private var jobGenerator: SplitMix64
    private var servers: [BackupServer] = []
    private var repositories: [Repository] = []
    private var externalRepositories: [ExternalRepository] = []
    private var backups: [Backup] = []
    private var restorePoints: [RestorePoint] = []
    private var backupFiles: [BackupFile] = []

    /// The platform of each group in turn.
    private static let platforms: [Backup.Platform] = [
        .vmware, .agentForWindows, .hyperV, .vCloud, .agentForLinux, .custom,
    ]
    /// Names that need escaping, encoding or both, among plain ones.
    private static let names = [
        "Nightly VMs", "Workstations [site A]", "R&D \"lab\" (weekly)", "Büro Köln – Dateien", "Finance's ledgers",
        "Web <front> @ 02:00", "資料庫 備份", "Mail_archive",
    ]
    private static let machines = ["ws-01", "größe-02", "db 03 [old]", "o'neil-04", "app05.example"]
    /// 2025-09-01T20:00:00Z.
    private static let firstPoint = 1_756_756_800

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        jobGenerator = SplitMix64(seed: ~seed)
    }

    func inventory() throws(Inventory.Mistake) -> Inventory {
        try Inventory(
            servers: servers,
            repositories: repositories,
            externalRepositories: externalRepositories,
            backups: backups,
            restorePoints: restorePoints,
            backupFiles: backupFiles
        )
    }

    mutating func grow(backups count: Int) {
        growInfrastructure()
        var group = 0
        while backups.count < count {
            let room = count - backups.count
            // Every fourth group is a container of at most two machines, where there is room for one at all.
            if group % 4 == 1, room > 1 {
                growContainer(group: group, children: min(2, room - 1))
            } else {
                growBackup(group: group, name: groupName(group), role: .standard)
            }
            group += 1
        }
    }

    private mutating func growInfrastructure() {
        servers = ["backup-a.example", "backup-b.example"].map { BackupServer(id: draw(), name: $0) }
        repositories = ["Main repository", "Archive & vault", "Lager (Süd)"].enumerated().map { index, name in
            Repository(id: draw(), name: name, server: servers[index % servers.count].id)
        }
        externalRepositories = [
            ExternalRepository(
                id: draw(),
                name: "Cloud <cold>",
                server: servers[0].id,
                path: "amazonS3://cold/vault",
                usedSpace: 64_424_509_440
            )
        ]
    }

    private mutating func growContainer(group: Int, children: Int) {
        let name = groupName(group)
        let parent = growBackup(group: group, name: name, role: .parent)
        for child in 0..<children {
            let machine = Self.machines[(group + child) % Self.machines.count]
            growBackup(group: group, name: "\(name) - \(machine)", role: .child(of: parent))
        }
    }

    @discardableResult
    private mutating func growBackup(group: Int, name: String, role: Backup.Role) -> GUID {
        let repository = repositories[group % repositories.count]
        let isExternal = group % 5 == 3
        let backup = Backup(
            id: draw(),
            name: name,
            platform: Self.platforms[group % Self.platforms.count],
            role: role,
            storage: isExternal ? .externalRepository(externalRepositories[0].id) : .repository(repository.id),
            server: isExternal ? externalRepositories[0].server : repository.server,
            job: role.isMadeByJob ? job(group: group, backup: name) : nil
        )
        backups.append(backup)
        if role != .parent { growPoints(of: backup) }
        return backup.id
    }

    /// A job with the name of its backup, or for every third group with another.
    private mutating func job(group: Int, backup name: String) -> Backup.Job {
        Backup.Job(id: GUID(using: &jobGenerator), name: group % 3 == 2 ? "Job \(group): \(name)" : name)
    }

    private mutating func growPoints(of backup: Backup) {
        let count = Int.random(in: 1...4, using: &generator)
        for day in 0..<count {
            let seconds = Self.firstPoint + day * 86_400 + Int.random(in: 0..<3600, using: &generator)
            let time = UTCDateTime(secondsSince1970: seconds)
            let point = RestorePoint(id: draw(), name: time.pointName, backup: backup.id, dateUTC: time.iso8601)
            restorePoints.append(point)
            let suffix = day == 0 ? "vbk" : "vib"
            let size = Int.random(in: 1_048_576...4_294_967_296, using: &generator)
            backupFiles.append(
                BackupFile(
                    id: draw(),
                    name: "\(backup.name)D\(time.fileStamp).\(suffix)",
                    restorePoint: point.id,
                    folder: "D:\\Backup\\\(backup.name)",
                    backupSize: size,
                    dataSize: size * 2,
                    creationTimeUTC: time.iso8601
                )
            )
        }
    }

    private func groupName(_ group: Int) -> String {
        let name = Self.names[group % Self.names.count]
        return group < Self.names.count ? name : "\(name) \(group / Self.names.count + 1)"
    }

    private mutating func draw() -> GUID {
        GUID(using: &generator)
    }
}

extension Backup.Role {
    /// Whether the seeded inventory gives a backup of this role a job of its own; that of a child is its parent's.
    fileprivate var isMadeByJob: Bool {
        switch self {
        case .standard, .parent: true
        case .child: false
        }
    }
}
