internal import Conformance

/// A closed set of words in the contract language; the name is that of its definition in the JSON Schema.
enum Vocabulary: String, CaseIterable {
    case level
    case basis
    case formName
    case mediaType
    case fieldValue
    case documentRule
    case rootRule
    case uidRule
    case formMarksRule
    case linkRule
    case destination
    case schemaSource
    case lexical
    case acceptVariation
    case sessionVariation
    case itemVariation
    case hop
    case errorRule
    case paritySides
    case parityPart
    case agreementRule
    case queryRule
    case carrier
    case sessionClaim
    case stepSession
    case credentialsUse

    /// The words, in the order in which a reader learns them.
    var words: [String] {
        switch self {
        case .level: Level.allCases.map(\.rawValue)
        case .basis: Basis.allCases.map(\.rawValue)
        case .formName: Form.allCases.map(\.rawValue)
        case .mediaType: MediaType.allCases.map(\.rawValue)
        case .fieldValue: ["present", "content-length", "negotiated-media-type", "charset"]
        case .documentRule: DocumentRule.allCases.map(\.rawValue)
        case .rootRule: ["by-form"]
        case .uidRule: UIDRule.allCases.map(\.rawValue)
        case .formMarksRule: ["in-step"]
        case .linkRule: LinkRule.allCases.map(\.rawValue)
        case .destination: FollowRule.Destination.allCases.map(\.rawValue)
        case .schemaSource: SchemaSource.allCases.map(\.rawValue)
        case .lexical: ScalarType.Lexical.allCases.map(\.rawValue)
        case .acceptVariation: [Accept.none, .any, .list].map(\.rawValue)
        case .sessionVariation: [SessionUse.none.rawValue, SessionUse.invalid.rawValue]
        case .itemVariation: RequestVariation.Item.allCases.map(\.rawValue)
        case .hop: ["items", "alternate"]
        case .errorRule: ErrorRule.allCases.map(\.rawValue)
        case .paritySides: ParityRule.Sides.allCases.map(\.rawValue)
        case .parityPart: ParityRule.Part.allCases.map(\.rawValue)
        case .agreementRule: AgreementRule.allCases.map(\.rawValue)
        case .queryRule: ["accepts", "filter", "sort", "order", "paging-info", "pages"]
        case .carrier: SessionStep.Read.Carrier.allCases.map(\.rawValue)
        case .sessionClaim: StepExpectation.SessionClaim.allCases.map(\.rawValue)
        case .stepSession: ["probe"]
        case .credentialsUse: SessionStep.LogOn.CredentialsUse.allCases.map(\.rawValue)
        }
    }

    /// What a reader calls one of the words.
    var noun: String {
        switch self {
        case .level: "level"
        case .basis: "basis"
        case .formName: "form"
        case .mediaType: "media type"
        case .fieldValue: "field value"
        case .documentRule: "document rule"
        case .rootRule: "root rule"
        case .uidRule: "UID rule"
        case .formMarksRule: "rule of form marks"
        case .linkRule: "link rule"
        case .destination: "destination"
        case .schemaSource: "schema"
        case .lexical: "lexical form"
        case .acceptVariation: "variation of Accept"
        case .sessionVariation: "variation of the session"
        case .itemVariation: "variation of the item"
        case .hop: "step on the way"
        case .errorRule: "rule of errors"
        case .paritySides: "pair of sides"
        case .parityPart: "part that is compared"
        case .agreementRule: "list to agree with"
        case .queryRule: "rule of queries"
        case .carrier: "way to send the token"
        case .sessionClaim: "claim about a session"
        case .stepSession: "session of steps"
        case .credentialsUse: "use of credentials"
        }
    }
}
