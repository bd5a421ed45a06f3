import Conformance
import Representation

extension Inquiry {
    /// An attribute or element occurs as often as said, with values of a type.
    func memberVerdict(_ rule: MemberRule) throws(Interruption) -> Verdict {
        let request = try request()
        let body = try representation(of: request)
        let found = body.members(named: rule.name, as: rule.spelling == .attribute ? .attribute : .element)
        if let occurrence = rule.occurrence, !occurrence.allows(found.count) {
            return .fail(
                Mismatch(
                    expected: "\(rule.spelling.rawValue) \(rule.name) \(occurrence)",
                    actual: found.isEmpty ? "none\(nearMiss(rule.name, in: body))" : "\(found.count)",
                    place: "\(found.last?.place ?? body.place)"
                )
            )
        }
        guard let type = rule.type else { return .pass }
        guard !found.isEmpty else {
            return .inconclusive(Inconclusive(.noData, "there is no \(rule.name) to look at"))
        }
        for member in found {
            guard let text = member.text, type.allows(text), member.isText || !type.isText else {
                return valueMismatch(rule, type, member)
            }
        }
        return .pass
    }

    private func valueMismatch(_ rule: MemberRule, _ type: ScalarType, _ member: Resource.Member) -> Verdict {
        .fail(
            Mismatch(
                expected: "\(rule.name) is \(type.demand)",
                actual: member.text.map { member.isText ? "'\($0)'" : "\($0), which is no string" }
                    ?? "structure instead of text",
                place: "\(member.place)"
            )
        )
    }

    /// A member whose name differs in case only, which is the likeliest mistake.
    private func nearMiss(_ name: String, in body: Resource) -> String {
        let near = body.members.first { $0.name.lowercased() == name.lowercased() }
        return near.map { ", but '\($0.name)' as \($0.spelling)" } ?? ""
    }
}

extension ScalarType {
    /// Whether JSON spells the type as a string.
    var isText: Bool { grammar != .lexical(.integer) && grammar != .lexical(.boolean) }

    /// Whether a text belongs to the type.
    func allows(_ text: String) -> Bool {
        switch grammar {
        case .values(let words, ignoringCase: false): words.contains(text)
        case .values(let words, ignoringCase: true): words.contains { $0.lowercased() == text.lowercased() }
        case .lexical(let lexical): lexical.allows(text)
        }
    }

    /// What the type demands, in words.
    var demand: String {
        switch grammar {
        case .values(let words, let ignoringCase):
            "one of \(words.joined(separator: ", "))" + (ignoringCase ? ", in any case" : "")
        case .lexical(let lexical): lexical.demand
        }
    }
}
