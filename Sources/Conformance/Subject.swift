/// A resource on the server that cases are judged on; all its cases share it.
public final class Subject: Sendable {
    /// The contract that speaks of it.
    public let resource: String
    /// Its UID, or its target where it has none.
    public let label: String
    /// Where each form of it is read.
    public let targets: [Form: Target]
    /// The collection that listed it; nothing where none did.
    public let collection: Target?
    /// The id in its targets, in lower case; nothing where they have none.
    public let identifier: String?

    /// Creates a subject.
    public init(resource: String, label: String, targets: [Form: Target], collection: Target?) {
        self.collection = collection
        self.resource = resource
        self.label = label
        self.targets = targets
        let segments = (targets[.reference] ?? targets[.entity] ?? targets[.sole])?.segments ?? []
        identifier = segments.count > 1 ? segments.last : nil
    }
}
