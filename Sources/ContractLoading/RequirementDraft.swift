internal import Conformance

/// A requirement as it stands in a file, before it is bound to a resource.
///
/// What could not be read is reported and nothing here; the rest is kept, so that checks across requirements see it.
struct RequirementDraft {
    let id: Name?
    let level: Level?
    let basis: Basis?
    let purpose: String?
    let source: Source
    /// The numbered promises that it keeps.
    let statements: [Name]
    let contradictions: [String]
    /// The forms it names; nothing stands for all.
    let forms: [Form]?
    /// The media types it is judged in.
    let mediaTypes: [MediaType]
    let condition: [Condition]
    let request: RequestVariation
    /// The links it speaks of.
    let links: [String]
    let assertion: Assertion?
    /// Where it starts.
    let span: Span

    /// A fact with the values of which one must hold.
    struct Condition {
        let fact: String
        let values: [Name]
    }

    /// Where the reference speaks of it; a requirement overrides its group, and a group its file.
    struct Source {
        var page: String?
        var section: String?
        var build: String?

        /// The source with gaps filled from another.
        func completed(by other: Source) -> Source {
            Source(page: page ?? other.page, section: section ?? other.section, build: build ?? other.build)
        }
    }

    /// Whether it is judged in forms and media types.
    var hasDimensions: Bool { assertion?.hasDimensions ?? true }

    /// The element or attribute values it demands, when they are a list of words.
    var listedValues: (element: String, words: [String], ignoringCase: Bool)? {
        guard case .member(let rule) = assertion, rule.spelling == .element,
            case .values(let words, let ignoringCase) = rule.type?.grammar
        else { return nil }
        return (rule.name, words, ignoringCase)
    }
}

/// A group of requirements as it stands in a file.
struct GroupDraft {
    let name: String?
    let requirements: [RequirementDraft]
}
