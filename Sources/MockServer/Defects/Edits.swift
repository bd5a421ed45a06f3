/// Changes on the way from a request to its response, each in the layer where the promise is made.
struct Edits: Sendable {
    /// Of what was asked.
    var requests: [Edit<MockRequest>] = []
    /// Of what collections hold.
    var lists: [ListEdit] = []
    /// Of what one resource says, wherever it stands.
    var resources: [ResourceEdit] = []
    /// Of what is replied, before it is spelled.
    var replies: [Edit<Reply>] = []
    /// Of the spelling in XML.
    var elements: [Edit<XMLElement>] = []
    /// Of the spelling in JSON.
    var values: [Edit<JSONValue>] = []
    /// Of the bytes of the content, before their length is taken.
    var contents: [Edit<[UInt8]>] = []
    /// Of the finished response.
    var responses: [Edit<MockResponse>] = []
    /// Of the finished response where it goes over a connection.
    var sent: [Edit<MockResponse>] = []
}

/// A change of some value for the requests of a scope.
struct Edit<Value: Sendable>: Sendable {
    let scope: Scope
    let change: @Sendable (inout Value, Situation) -> Void
}

extension Array {
    /// A value after every edit whose scope holds.
    func applied<Value>(to value: Value, in situation: Situation) -> Value where Element == Edit<Value> {
        reduce(into: value) { value, edit in
            if edit.scope.holds(situation) { edit.change(&value, situation) }
        }
    }
}

/// A change of what a collection holds.
struct ListEdit: Sendable {
    let scope: ListScope
    let change: @Sendable (inout [ResourceView.Item], ListContext) -> Void
}

/// Some of the collections.
struct ListScope: Sendable {
    let holds: @Sendable (Collection) -> Bool

    /// Everything of a kind.
    static func all(_ kind: Kind) -> ListScope {
        ListScope { $0 == Collection(kind: kind, selection: .all) }
    }

    /// What belongs to one resource of some kinds.
    static func below(_ owners: Kind..., of kind: Kind) -> ListScope {
        ListScope { collection in
            guard case .of(let owner, _) = collection.selection else { return false }
            return collection.kind == kind && owners.contains(owner)
        }
    }

    /// The backups that agents made.
    static let agentBackups = ListScope { $0 == Collection(kind: .backup, selection: .agents) }
}

/// What the edit of a list may look at.
struct ListContext: Sendable {
    let collection: Collection
    let form: Form
    let view: ResourceView
}

/// A change of what one resource says.
struct ResourceEdit: Sendable {
    let isMeant: @Sendable (ResourceContext) -> Bool
    let change: @Sendable (inout Representation, ResourceContext) -> Void
}

/// What the edit of a resource may look at.
struct ResourceContext: Sendable {
    let item: ResourceView.Item
    let form: Form
    /// Whether the resource stands in a list.
    let isListed: Bool
    let view: ResourceView

    /// The backup behind the resource; `nil` for another kind.
    var backup: Backup? {
        item.kind == .backup ? view.inventory.backupByID[item.id] : nil
    }
}

/// Some of the requests.
struct Scope: Sendable {
    let holds: @Sendable (Situation) -> Bool

    /// The requests of this scope that another one holds for too.
    func and(_ other: Scope) -> Scope {
        Scope { holds($0) && other.holds($0) }
    }

    /// Every request.
    static let all = Scope { _ in true }
    /// Those for the root resource.
    static let root = Scope { $0.route == .enterpriseManager }
    /// Logons.
    static let logon = Scope { $0.route == .sessionManager }
    /// Reading one session.
    static let session = Scope { situation in
        if case .session = situation.route { situation.request.method == "GET" } else { false }
    }
    /// Logging a session off.
    static let logout = Scope { situation in
        if case .session = situation.route { situation.request.method == "DELETE" } else { false }
    }
    /// Queries.
    static let query = Scope { $0.route == .query }
    /// One backup in either form.
    static let backup = item(.backup)
    /// The entity of one backup.
    static let entity = backup.and(Scope { $0.form == .entity })
    /// The reference to one backup.
    static let reference = backup.and(Scope { $0.form == .reference })
    /// The list of all backups.
    static let backups = list(.backup)

    /// One resource of a kind.
    static func item(_ kind: Kind) -> Scope {
        Scope { situation in
            if case .item(kind, _) = situation.route { true } else { false }
        }
    }

    /// The list of all resources of a kind.
    static func list(_ kind: Kind) -> Scope {
        Scope { $0.route == .collection(Collection(kind: kind, selection: .all)) }
    }

    /// The list of the resources of a kind that belong to a backup.
    static func listBelowBackup(of kind: Kind) -> Scope {
        Scope { situation in
            if case .collection(let collection) = situation.route, case .of(.backup, _) = collection.selection {
                collection.kind == kind
            } else {
                false
            }
        }
    }

    /// The requests that take one media type.
    static func taking(_ mediaType: MediaType) -> Scope {
        Scope { $0.mediaType == mediaType }
    }
}
