/// A resource on the server that cases are judged on.
public struct Subject: Hashable, Sendable {
    /// The contract that speaks of it.
    public let resource: String
    /// Its UID, or its target where it has none.
    public let label: String
    /// Where each form of it is read.
    public let targets: [Form: Target]
    /// The collection that listed it; nothing where none did.
    public let collection: Target?

    /// Creates a subject.
    public init(resource: String, label: String, targets: [Form: Target], collection: Target?) {
        self.collection = collection
        self.resource = resource
        self.label = label
        self.targets = targets
    }
}
