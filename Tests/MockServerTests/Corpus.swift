import Foundation
import Testing

@testable import MockServer

/// The examples of the public reference, which are kept beside the checkout and not in it.
enum Corpus {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/corpus/documentation").standardized

    static let isThere = FileManager.default.fileExists(atPath: folder.path())

    static func node(_ file: String) throws -> Node {
        try Node(parsing: Array(Data(contentsOf: folder.appending(path: file))))
    }

    static func origin(of node: Node) throws -> String {
        let href = try #require(node.attributes["Href"])
        let path = try #require(href.firstRange(of: "/api/"))
        return String(href[..<path.lowerBound])
    }

    static func id(of node: Node) throws -> GUID {
        try #require(node.attributes["UID"]?.split(separator: ":").last.flatMap { GUID($0) })
    }

    /// The identifier and name that the first Up link of a type points to.
    static func target(_ type: String, of node: Node) throws -> (id: GUID, name: String) {
        let link = try #require(node.links("Up", type).first)
        return (try identifier(in: link), try #require(link.attributes["Name"]))
    }

    private static func identifier(in link: Node) throws -> GUID {
        let segment = link.attributes["Href"]?.split(separator: "/").last?.split(separator: "?").first
        return try #require(segment.flatMap { GUID($0) })
    }

    static func number(_ name: String, of node: Node) throws -> Int {
        try #require(node.child(name).flatMap { Int($0.text) })
    }

    /// The backup of an example; a reference does not say its type, which shows in the links, nor its platform.
    static func backup(_ node: Node, platform: Backup.Platform = .vmware) throws -> Backup {
        let parent = node.links.first { $0.attributes["Name"] == "Parent Backup" }
        let hasChildren = node.links.contains { $0.attributes["Href"]?.contains("/childbackups") == true }
        let role =
            try parent.map { Backup.Role.child(of: try identifier(in: $0)) } ?? (hasChildren ? .parent : .standard)
        return Backup(
            id: try id(of: node),
            name: try #require(node.attributes["Name"]),
            platform: try #require(Backup.Platform(rawValue: node.child("Platform")?.text ?? platform.rawValue)),
            role: role,
            storage: try storage(of: node),
            server: try target("BackupServerReference", of: node).id
        )
    }

    private static func storage(of node: Node) throws -> Backup.Storage {
        node.links("Up", "ExternalRepositoryReference").isEmpty
            ? .repository(try target("RepositoryReference", of: node).id)
            : .externalRepository(try target("ExternalRepositoryReference", of: node).id)
    }

    static func inventory(_ node: Node, _ backup: Backup) throws -> Inventory {
        let server = try target("BackupServerReference", of: node)
        let repository = try target("RepositoryReference", of: node)
        var parent = backup
        parent.id = backup.parent ?? backup.id
        parent.role = .parent
        return try Inventory(
            servers: [BackupServer(id: server.id, name: server.name)],
            repositories: [Repository(id: repository.id, name: repository.name, server: server.id)],
            backups: backup.parent == nil ? [backup] : [parent, backup]
        )
    }

    /// An inventory of all backups of a list; a parent that the list lacks is made up.
    static func inventory(listing nodes: [Node], platform: Backup.Platform = .vmware) throws -> Inventory {
        let listed = try nodes.map { try backup($0, platform: platform) }
        let known = Set(listed.map(\.id))
        let orphans = listed.filter { $0.parent.map { !known.contains($0) } ?? false }
        let parents = Dictionary(grouping: orphans, by: \.parent).compactMap { parent, children in
            parent.flatMap { id in children.first.map { made(up: id, like: $0) } }
        }
        let server = try target("BackupServerReference", of: try #require(nodes.first))
        return try Inventory(
            servers: [BackupServer(id: server.id, name: server.name)],
            repositories: try targets("RepositoryReference", of: nodes).map {
                Repository(id: $0.id, name: $0.name, server: server.id)
            },
            externalRepositories: try targets("ExternalRepositoryReference", of: nodes).map {
                ExternalRepository(id: $0.id, name: $0.name, server: server.id, path: "", usedSpace: 0)
            },
            backups: listed + parents
        )
    }

    private static func made(up id: GUID, like child: Backup) -> Backup {
        var parent = child
        parent.id = id
        parent.role = .parent
        return parent
    }

    /// The different resources that Up links of a type point to.
    private static func targets(_ type: String, of nodes: [Node]) throws -> [(id: GUID, name: String)] {
        var seen: Set<GUID> = []
        return try nodes.filter { !$0.links("Up", type).isEmpty }.map { try target(type, of: $0) }
            .filter { seen.insert($0.id).inserted }
    }
}
