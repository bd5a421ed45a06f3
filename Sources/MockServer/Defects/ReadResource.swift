/// What is read on the way to backups, and can be wrong while they are right.
struct ReadResource: Sendable {
    /// The name inside names of defects.
    let slug: String
    /// What it is called in a sentence.
    let title: String
    /// The requests that read it.
    let scope: Scope

    /// The root resource.
    static let root = ReadResource("root", "The root resource", .root)
    /// A session after its logon.
    static let session = ReadResource("session", "A session that is read", .session)
    /// The list of all backups in both forms.
    static let backups = ReadResource("backups", "The list of backups", .backups)
    /// Results of queries in both forms.
    static let query = ReadResource("query", "The result of a query", .query)

    /// All of them, in the order in which a client comes by.
    static let all = [root, session, backups, query]

    private init(_ slug: String, _ title: String, _ scope: Scope) {
        self.slug = slug
        self.title = title
        self.scope = scope.and(.reading)
    }
}

extension Scope {
    /// Requests to read.
    static let reading = Scope { $0.request.method == "GET" }
    /// Requests that take whatever comes.
    static let withoutAccept = Scope { $0.request.fields.first(named: "Accept") == nil }
}
