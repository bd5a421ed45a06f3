/// The check that ids of a file are well made and taken once.
struct IdentifierCheck {
    let findings: Findings

    /// Checks the ids of some groups; ids that are inherited, or stand in a part of the contract, count as taken.
    func run(
        _ groups: [GroupDraft],
        prefix: String?,
        inherited: Set<String> = [],
        elsewhere: Set<String> = []
    ) {
        var lines: [String: Int] = [:]
        for id in groups.flatMap(\.requirements).compactMap(\.id) {
            if let prefix, !id.text.hasPrefix("\(prefix).") {
                findings.report("the id '\(id.text)' must start with '\(prefix).'", at: id.span)
            }
            if let line = lines[id.text] {
                findings.report("the id '\(id.text)' is taken; it stands in line \(line)", at: id.span)
            } else if inherited.contains(id.text) {
                findings.report("the id '\(id.text)' is taken; it is inherited from the conventions", at: id.span)
            } else if elsewhere.contains(id.text) {
                findings.report("the id '\(id.text)' is taken; it stands in a part of the contract", at: id.span)
            } else {
                lines[id.text] = id.span.line
            }
        }
    }
}
