/// Every contract that a run is made from; a value that only a loader makes.
public struct ContractLibrary: Sendable {
    /// The resources in the order of their files: service and session first.
    public let resources: [ResourceContract]
    /// Every requirement, inherited ones included, in the order in which they are judged.
    public let requirements: [Requirement]
    /// The scalar types by name.
    public let types: [String: ScalarType]
    /// Which root a link's type leads to.
    public let linkTypes: LinkTypeMap
    /// Which requirements notice which defect of a mock; empty where no file says so.
    public let attribution: Attribution
    /// A digest of the files, so that reports say what they were made from.
    public let digest: String

    /// Creates a library.
    public init(
        resources: [ResourceContract],
        requirements: [Requirement],
        types: [String: ScalarType],
        linkTypes: LinkTypeMap,
        attribution: Attribution = Attribution(),
        digest: String
    ) {
        self.resources = resources
        self.requirements = requirements
        self.types = types
        self.linkTypes = linkTypes
        self.attribution = attribution
        self.digest = digest
    }

    /// The resource with a name.
    public func resource(named name: String) -> ResourceContract? { resources.first { $0.name == name } }
}
