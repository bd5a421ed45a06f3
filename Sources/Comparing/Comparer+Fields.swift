// Header fields.
extension Comparer {
    /// Fields without which a client cannot go on.
    private static let needed: Set<String> = ["x-restsvcsessionid", "set-cookie", "content-type"]
    /// Fields that the reference promises.
    private static let promised: Set<String> = ["content-length", "location", "www-authenticate"]

    /// Compares which fields come with one status, and how they are spelt.
    func compareFields(
        _ kind: RequestKind,
        _ status: Int,
        _ old: FieldProfile,
        _ new: FieldProfile,
        _ list: inout ChangeList
    ) {
        let place = "\(kind), \(status)"
        let tell = {
            (list: inout ChangeList, rule: ChangeRule, name: String, before: String, after: String) in
            let counts = (old.answers, new.answers)
            let part = Part(holder: "header", name: name)
            list.add(rule, part, before, after, at: place, counts: counts, family: "\(rule)")
        }
        for name in old.present.keys.sorted()
        where old.present[name] == old.answers && new.present[name] == nil {
            tell(&list, Self.ruleForLoss(of: name, status), old.title(name), "sent", "not sent")
        }
        for name in new.present.keys.sorted()
        where new.present[name] == new.answers && old.present[name] == nil {
            tell(&list, .fieldAppeared, new.title(name), "not sent", "sent")
        }
        for name in old.present.keys.sorted() {
            let (earlier, later) = (old.spellings[name] ?? [], new.spellings[name] ?? [])
            guard !later.isEmpty, earlier.isDisjoint(with: later) else { continue }
            tell(&list, .fieldSpelling, name, earlier.sorted().first ?? "", later.sorted().first ?? "")
        }
        let (schemes, later) = (Set(old.challenges.keys), Set(new.challenges.keys))
        guard !schemes.isEmpty, !later.isEmpty, schemes.isDisjoint(with: later) else { return }
        let words = [schemes, later].map {
            $0.sorted().map { $0.isEmpty ? "none" : $0 }.joined(separator: ", ")
        }
        tell(&list, .challengeScheme, "WWW-Authenticate", words[0], words[1])
    }

    private static func ruleForLoss(of name: String, _ status: Int) -> ChangeRule {
        let isSuccess = (200..<300).contains(status)
        if isSuccess, needed.contains(name) { return .fieldVanished }
        return promised.union(needed).contains(name) ? .framingFieldVanished : .otherFieldVanished
    }

    /// Compares what Content-Type says with one status.
    func compareTypes(
        _ kind: RequestKind,
        _ status: Int,
        _ old: FieldProfile,
        _ new: FieldProfile,
        _ list: inout ChangeList
    ) {
        let (earlier, later) = (
            old.contentTypes.keys.map(ContentType.init), new.contentTypes.keys.map(ContentType.init)
        )
        guard !earlier.contains(where: \.name.isEmpty), !later.contains(where: \.name.isEmpty) else {
            return
        }
        guard let rule = Self.rule(earlier, later, isSuccess: (200..<300).contains(status)) else {
            return
        }
        let words = [old, new].map { $0.contentTypes.keys.sorted().joined(separator: " or ") }
        // A request in another form says the same of the media type.
        list.add(
            rule,
            Part(holder: "header", name: "Content-Type"),
            words[0],
            words[1],
            at: "\(kind), \(status)",
            counts: (old.answers, new.answers)
        )
    }

    private static func rule(
        _ earlier: [ContentType],
        _ later: [ContentType],
        isSuccess: Bool
    )
        -> ChangeRule?
    {
        let (names, newNames) = (Set(earlier.map(\.name)), Set(later.map(\.name)))
        if names.isDisjoint(with: newNames) {
            return isSuccess ? .contentTypeDiffers : .refusalMediaTypeDiffers
        }
        let (charsets, newCharsets) = (Set(earlier.map(\.charset)), Set(later.map(\.charset)))
        guard charsets.isDisjoint(with: newCharsets) else { return nil }
        let readings = [charsets, newCharsets].map { Set($0.map { ($0 ?? "utf-8").lowercased() }) }
        return readings[0].isDisjoint(with: readings[1]) ? .charsetDiffers : .charsetSpelling
    }
}

/// A value of Content-Type, as far as clients look.
private struct ContentType {
    let name: String
    let charset: String?

    init(_ value: String) {
        let parts = value.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
        name = (parts.first ?? "").lowercased()
        let parameter = parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }
        charset = parameter.map { String($0.dropFirst("charset=".count)) }
    }
}

extension FieldProfile {
    /// A field's name as the server spells it.
    fileprivate func title(_ name: String) -> String { spellings[name]?.sorted().first ?? name }
}
