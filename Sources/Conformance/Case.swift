/// A requirement in one form and one media type, where it has these dimensions.
public struct Case: Hashable, Sendable {
    /// What is demanded.
    public let requirement: Requirement
    /// The form; nothing where the requirement has no such dimension.
    public let form: Form?
    /// The media type; nothing where the requirement has no such dimension.
    public let mediaType: MediaType?

    /// Creates a case.
    public init(requirement: Requirement, form: Form?, mediaType: MediaType?) {
        self.requirement = requirement
        self.form = form
        self.mediaType = mediaType
    }

    /// The requirement's id with the dimensions, such as `backup.platform [entity, xml]`; unique in a plan, and the
    /// same in every run.
    public var name: String {
        let formName = form.flatMap { $0 == .sole ? nil : $0.rawValue }
        let dimensions = [formName, mediaType?.rawValue].compactMap(\.self)
        return dimensions.isEmpty ? requirement.id : "\(requirement.id) [\(dimensions.joined(separator: ", "))]"
    }
}
