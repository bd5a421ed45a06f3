/// A resource on the server that cases are judged on; all its cases share it.
public final class Subject: Sendable {
    /// The contract that speaks of it.
    public let resource: String
    /// Its UID, or its target where it has none.
    public let label: String
    /// Where each form of it is read, in the order of forms; there are one or two.
    private let ways: [(form: Form, target: Target)]
    /// The collection that listed it; nothing where none did.
    public let collection: Target?

    /// Creates a subject that is read in some forms, which come in the order of forms.
    public init(resource: String, label: String, ways: [(form: Form, target: Target)], collection: Target?) {
        self.collection = collection
        self.resource = resource
        self.label = label
        self.ways = ways
    }

    /// The id in its targets, in lower case; nothing where they have none, or where it is a list.
    public var identifier: String? { ways.first { $0.form.ofItems == nil }?.target.identifier }

    /// Where it is read, in each form.
    public var targets: [Target] { ways.map(\.target) }

    /// The form that is read at a target; nothing where none is.
    public func form(at target: Target) -> Form? { ways.first { $0.target == target }?.form }

    /// Where a form of it is read; nothing where it has no such form.
    public func target(in form: Form) -> Target? {
        for index in ways.indices where ways[index].form == form { return ways[index].target }
        return nil
    }
}
