public import Conformance

/// Turns contract files into a library, or into every mistake in them.
public struct ContractLoader: Sendable {
    /// Creates a loader.
    public init() {}

    /// The library that files make up, whatever their order.
    ///
    /// - Throws: ``InvalidContracts`` with every mistake of every file.
    public func load(_ files: [ContractFile]) throws(InvalidContracts) -> ContractLibrary {
        let loading = Loading(files)
        let library = loading.library()
        if let failure = InvalidContracts(loading.diagnostics) { throw failure }
        return library
    }
}

/// One load: the files, parsed, with what was found in them.
private struct Loading {
    let files: [ContractFile]
    let documents: [ContractDocument]
    /// Mistakes about files that are not there.
    let missing: [Diagnostic]

    init(_ files: [ContractFile]) {
        self.files = files.sorted { $0.path < $1.path }
        documents = self.files.map(ContractDocument.init)
        let folder = self.files.first.map { $0.displayName.dropLast($0.path.count) } ?? ""
        missing = ["conventions", "scalars"].filter { name in !files.contains { $0.baseName == name } }.map { name in
            let location = SourceLocation(file: "\(folder)\(name).yaml", line: 1, column: 1)
            return Diagnostic(location: location, message: "the file is missing", sourceLine: nil, length: 1)
        }
    }

    /// Every mistake found so far.
    var diagnostics: [Diagnostic] { missing + documents.flatMap(\.findings.diagnostics) }

    /// The library, of what could be read.
    func library() -> ContractLibrary {
        let documents = distinct()
        let types = TypeTable(documents.first { $0.kind == .scalars })
        let conventions = documents.first { $0.kind == .conventions }?.fields.map {
            ConventionsDraft($0, types: types)
        }
        let resources = drafts(ordered(documents.filter { $0.kind == .resource }), types)
        for resource in resources {
            let parts = resources.filter { $0.owner == resource.name }
            ResourceCheck(resource: resource, parts: parts, conventions: conventions).run()
        }
        let requirements =
            conventions.map { conventions in
                resources.flatMap { Inheritance(resource: $0, conventions: conventions).requirements() }
            } ?? []
        let attribution = documents.first { $0.kind == .attribution }?.fields.map {
            AttributionReader(fields: $0, ids: requirements.map(\.id)).attribution()
        }
        return ContractLibrary(
            resources: resources.compactMap { resource in
                let owner = resources.first { $0.name == resource.owner }
                return resource.contract(namespace: conventions?.namespace ?? "", owner: owner)
            },
            requirements: requirements,
            types: types.types,
            linkTypes: conventions?.linkTypes ?? LinkTypeMap(exceptions: [:]),
            attribution: attribution ?? Attribution(),
            digest: LibraryDigest(files).text
        )
    }

    private func drafts(_ documents: [ContractDocument], _ types: TypeTable) -> [ResourceDraft] {
        documents.compactMap { document in
            // A part is named after what it is a part of: backup.query is a part of backup.
            let owner = documents.first { document.name.hasPrefix("\($0.name).") }
            return document.fields.map { fields in
                let neighbours = ResourceReader.Neighbours(
                    contracts: documents.map(\.name),
                    owner: owner.map { (name: $0.name, fields: $0.fields) }
                )
                return ResourceReader(name: document.name, fields: fields, types: types, neighbours: neighbours).draft()
            }
        }
    }

    /// The documents whose name is their own; another of the same name is reported and read no further.
    private func distinct() -> [ContractDocument] {
        var taken: [String: String] = [:]
        return documents.filter { document in
            guard let other = taken[document.name] else {
                taken[document.name] = document.findings.source.file
                return true
            }
            document.findings.report("the name '\(document.name)' is taken by \(other)", at: .start)
            return false
        }
    }

    /// The way in comes first, because every other resource stands on it.
    private func ordered(_ documents: [ContractDocument]) -> [ContractDocument] {
        let first = ["service", "session"]
        return documents.sorted { left, right in
            let leftRank = first.firstIndex(of: left.name) ?? first.count
            let rightRank = first.firstIndex(of: right.name) ?? first.count
            return (leftRank, left.name) < (rightRank, right.name)
        }
    }
}
