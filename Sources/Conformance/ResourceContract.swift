/// What the reference says of one kind of resource, requirements apart.
public final class ResourceContract: Sendable {
    /// Where the resource's subjects come from.
    public enum Discovery: Hashable, Sendable {
        /// One subject at a fixed target that needs no session, such as `/api/`.
        case open(Target)
        /// The logon session itself.
        case logonSession
        /// The items of the collections that the session links to by these types.
        case collection(reference: String, entity: String)
        /// The collection itself that the session links to by this type.
        case listing(String)
        /// One subject at a fixed target that needs a session, such as a query.
        case fixed(Target)
    }

    /// One form's root element, `Type` and query.
    public struct FormShape: Hashable, Sendable {
        /// The root element in XML.
        public let root: String
        /// The value of `Type`; nothing where the form carries none.
        public let type: String?
        /// The query that asks for the form; nothing where none is needed.
        public let query: String?

        /// Creates a shape.
        public init(root: String, type: String?, query: String?) {
            self.root = root
            self.type = type
            self.query = query
        }
    }

    /// The contract's name, which starts every requirement's id: `backup`, or `backup.query` for a part of it.
    public let name: String
    /// The contract that this one is a part of, whose statements and links it shares; nothing where it stands alone.
    public let owner: String?
    /// The resource's name for a reader: `Backup`.
    public let title: String
    /// The kind as it stands in UIDs and types: `Backup`.
    public let kind: String
    /// The first REST version that has the resource; nothing for all.
    public let since: RESTVersion?
    /// The namespace of every element.
    public let namespace: String
    /// The forms the resource has.
    public let forms: [Form: FormShape]
    /// The query that asks for each form, in the order of forms; nothing where none is needed.
    public let queries: [(form: Form, query: String?)]
    /// Where subjects come from.
    public let discovery: Discovery
    /// The name of each fact and the element of the entity that tells it.
    public let facts: [String: String]
    /// The facts by which subjects are sampled, so that rare kinds are not missed.
    public let strata: [String]
    /// The links that requirements speak of, by name.
    public let links: [String: LinkDefinition]
    /// The numbered promises of the operation's page in our own words, in order.
    public let statements: [Statement]

    /// A numbered promise of the operation's page.
    public struct Statement: Hashable, Sendable {
        /// Its number, such as `S14`.
        public let number: String
        /// What is promised, in our words.
        public let text: String

        /// Creates a statement.
        public init(number: String, text: String) {
            self.number = number
            self.text = text
        }
    }

    /// Creates a resource contract.
    public init(
        name: String,
        owner: String? = nil,
        title: String,
        kind: String,
        since: RESTVersion?,
        namespace: String,
        forms: [Form: FormShape],
        discovery: Discovery,
        facts: [String: String],
        strata: [String],
        links: [String: LinkDefinition],
        statements: [Statement]
    ) {
        self.name = name
        self.owner = owner
        self.title = title
        self.kind = kind
        self.since = since
        self.namespace = namespace
        self.forms = forms
        queries = Form.allCases.compactMap { form in forms[form].map { (form, $0.query) } }
        self.discovery = discovery
        self.facts = facts
        self.strata = strata
        self.links = links
        self.statements = statements
    }
}
