internal import Conformance

/// What a requirement may refer to, in the file it stands in.
struct RequirementScope {
    let types: TypeTable
    /// What the file itself says; nothing for the conventions, which belong to no resource.
    let resource: Resource?
    /// The names of every contract.
    let contracts: [String]

    struct Resource {
        let name: String
        /// The forms, in the order in which they are judged; empty where they could not be read.
        let forms: [Form]
        /// The names that may be referred to; nothing where they could not be read, and each may be right.
        let facts: [String]?
        let statements: [String]?
        let links: [String]?
    }
}
