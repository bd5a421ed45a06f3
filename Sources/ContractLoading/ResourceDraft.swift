internal import Conformance

/// One resource's contract, as read.
struct ResourceDraft {
    let name: String
    let owner: String?
    let title: String?
    let kind: String?
    let since: RESTVersion?
    let forms: [Form: ResourceContract.FormShape]
    let discovery: ResourceContract.Discovery?
    let facts: [Fact]
    let strata: [String]
    let statements: [Statement]
    /// The conventions by id, each with the statements that it keeps.
    let keeps: [Keep]
    let links: [Link]
    let groups: [GroupDraft]
    let findings: Findings

    struct Fact {
        let name: Name
        let element: String
    }

    struct Statement {
        let number: Name
        let text: String
    }

    struct Keep {
        let convention: Name
        let statements: [String]
    }

    struct Link {
        let name: Name
        /// Nothing where it could not be read.
        let definition: LinkDefinition?
    }

    /// The forms in the order in which they are judged.
    var orderedForms: [Form] { Form.allCases.filter { forms[$0] != nil } }

    /// The resource's own requirements.
    var requirements: [RequirementDraft] { groups.flatMap(\.requirements) }

    /// The contract, or nothing when a part of it could not be read.
    ///
    /// A part has the links of its owner beside its own.
    func contract(namespace: String, owner draft: ResourceDraft?) -> ResourceContract? {
        guard let title, let kind, let discovery else { return nil }
        let definitions = (links + (draft?.links ?? [])).compactMap(\.definition).map { ($0.name, $0) }
        return ResourceContract(
            name: name,
            owner: owner,
            title: title,
            kind: kind,
            since: since,
            namespace: namespace,
            forms: forms,
            discovery: discovery,
            facts: Dictionary(facts.map { ($0.name.text, $0.element) }) { first, _ in first },
            strata: strata,
            links: Dictionary(definitions) { first, _ in first },
            statements: statements.map { ResourceContract.Statement(number: $0.number.text, text: $0.text) }
        )
    }
}
