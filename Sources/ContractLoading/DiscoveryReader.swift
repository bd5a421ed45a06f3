internal import Conformance

/// Reads where a resource's subjects come from.
struct DiscoveryReader {
    let findings: Findings

    /// The one way that is not a mapping.
    static let logonSession = "logon-session"

    /// The source of subjects, or nothing when it cannot be read.
    func discovery(of node: SourceNode?) -> ResourceContract.Discovery? {
        guard let node else { return nil }
        if node.text != nil {
            let name = findings.text(of: node, called: "'discover'")
            let known = [DiscoveryReader.logonSession]
            return findings.resolve(name, among: known, noun: "discovery").map { _ in .logonSession }
        }
        guard let fields = Fields(node, as: .discovery, called: "'discover'", findings: findings) else { return nil }
        switch fields.present(ContractObject.discovery.keys) {
        case ["open"]: return target(fields.optional("open"), called: "'open'").map { .open($0) }
        case ["collection"]: return collection(fields.optional("collection"))
        case ["list"]:
            let type = findings.text(of: fields.optional("list"), spelt: .word, called: "'list'")
            return type.map { .listing($0.text) }
        case ["at"]: return target(fields.optional("at"), called: "'at'").map { .fixed($0) }
        default:
            let known = ContractObject.discovery.keys.joined(separator: ", ")
            findings.report("'discover' is logon-session, or has one of \(known)", at: fields.span)
            return nil
        }
    }

    private func target(_ node: SourceNode?, called name: String) -> Target? {
        guard let text = findings.text(of: node, called: name) else { return nil }
        let target = Target(text.text)
        if target == nil {
            findings.report("\(name) must be a path under /api/ without an action, not '\(text.text)'", at: text.span)
        }
        return target
    }

    private func collection(_ node: SourceNode?) -> ResourceContract.Discovery? {
        guard let node, let fields = Fields(node, as: .collection, called: "'collection'", findings: findings) else {
            return nil
        }
        let reference = findings.text(of: fields.required("reference"), spelt: .word, called: "'reference'")
        let entity = findings.text(of: fields.required("entity"), spelt: .word, called: "'entity'")
        guard let reference, let entity else { return nil }
        return .collection(reference: reference.text, entity: entity.text)
    }
}
