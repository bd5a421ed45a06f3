internal import Conformance

/// Reads the way that a requirement follows.
struct FollowReader {
    /// The greatest number of steps.
    private static let limit = 3

    let findings: Findings
    let scope: RequirementScope

    /// The steps: one link, or a list that begins with one.
    func hops(_ node: SourceNode?) -> [FollowRule.Hop]? {
        guard let node else { return nil }
        guard case .sequence = node.content else { return hop(node, isFirst: true).map { [$0] } }
        let nodes = findings.items(of: node, called: "'follow'")
        if nodes.count > Self.limit {
            findings.report("a way has at most \(Self.limit) steps", at: node.span)
            return nil
        }
        let hops = nodes.enumerated().compactMap { hop($1, isFirst: $0 == 0) }
        return hops.isEmpty || hops.count < nodes.count ? nil : hops
    }

    private func hop(_ node: SourceNode, isFirst: Bool) -> FollowRule.Hop? {
        let text = findings.text(of: node, called: "'follow'")
        if !isFirst, let text {
            switch text.text {
            case "items": return .items
            case "alternate": return .alternate
            default: break
            }
        }
        guard let resource = scope.resource else { return nil }
        let known = resource.links.map { isFirst ? $0 : $0 + Vocabulary.hop.words }
        return findings.resolve(text, among: known, noun: isFirst ? "link" : "link or step").map { .link($0) }
    }
}

extension FollowRule.Hop {
    /// The link that is followed.
    var link: String? {
        guard case .link(let name) = self else { return nil }
        return name
    }
}
