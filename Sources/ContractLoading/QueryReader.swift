internal import Conformance

/// Reads what a requirement claims of the query service.
struct QueryReader {
    let fields: Fields
    let scope: RequirementScope

    private var findings: Findings { fields.findings }

    /// The claim, as far as it can be read.
    func claim() -> AssertionReader.Claim {
        let name = findings.text(of: fields.optional("query"), called: "'query'")
        let word = findings.resolve(name, among: Vocabulary.queryRule.words, noun: Vocabulary.queryRule.noun)
        let (field, links) = field(of: word ?? "")
        let rule: QueryRule? =
            switch word {
            case "accepts": field.map { .accepts($0) }
            case "filter": field.map { .filter($0) }
            case "sort": field.map { .sort($0) }
            case "order": field.map { .order($0) }
            case "paging-info": .pagingInfo
            case "pages": .pages
            default: nil
            }
        return AssertionReader.Claim(links: links, assertion: rule.map { .query($0) })
    }

    private func field(of word: String) -> (QueryField?, [String]) {
        guard ["accepts", "filter", "sort", "order"].contains(word) else {
            for key in fields.present(["by", "shown"]) {
                findings.report("a query about pages has no '\(key)'", at: fields.keySpan(key))
            }
            return (nil, [])
        }
        guard fields.has("by") else {
            findings.report("missing key 'by'; 'query' needs it", at: fields.keySpan("query"))
            return (nil, [])
        }
        let name = findings.text(of: fields.optional("by"), spelt: .word, called: "'by'")
        guard fields.has("shown") else {
            // An order of values that nobody sees could not fail.
            if ["sort", "order"].contains(word) {
                findings.report("missing key 'shown'; 'query: \(word)' needs it", at: fields.keySpan("query"))
            }
            return (name.map { QueryField(name: $0.text, display: nil) }, [])
        }
        let (display, links) = display(findings.text(of: fields.optional("shown"), called: "'shown'"))
        guard let name, let display else { return (nil, links) }
        return (QueryField(name: name.text, display: display), links)
    }

    /// A member, or `link.Name` or `link.UID`.
    private func display(_ text: Name?) -> (QueryField.Display?, [String]) {
        guard let text else { return (nil, []) }
        let parts = text.text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            return (findings.check(text, spelt: .word, called: "'shown'") ? .member(text.text) : nil, [])
        }
        let link = findings.resolve(Name(text: parts[0], span: text.span), among: scope.resource?.links, noun: "link")
        guard let link else { return (nil, []) }
        switch parts[1] {
        case "Name": return (.linkName(link), [link])
        case "UID": return (.linkUID(link), [link])
        default:
            findings.report("'shown' ends in .Name or .UID where it names a link, not '.\(parts[1])'", at: text.span)
            return (nil, [link])
        }
    }
}
