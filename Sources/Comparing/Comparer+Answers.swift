// Status codes, header fields and media types.
extension Comparer {
    /// Compares what came back to one kind of request.
    func compareAnswers(_ kind: RequestKind, _ list: inout ChangeList) {
        guard let old = before.answers[kind], let new = after.answers[kind] else { return }
        // A user or a password that is refused may be our mistake; it is why there is nothing to compare, and no change.
        if kind.isOwnLogon, old.isRefused || new.isRefused { return }
        compareStatuses(kind, old, new, &list)
        for isSuccess in [true, false] {
            compareContents(
                kind,
                isSuccess,
                old.contents[isSuccess] ?? [:],
                new.contents[isSuccess] ?? [:],
                &list
            )
        }
        for status in old.fields.keys.sorted() {
            guard let earlier = old.fields[status], let later = new.fields[status] else { continue }
            compareFields(kind, status, earlier, later, &list)
            compareTypes(kind, status, earlier, later, &list)
        }
    }

    private func compareStatuses(
        _ kind: RequestKind,
        _ old: AnswerProfile,
        _ new: AnswerProfile,
        _ list: inout ChangeList
    ) {
        guard let rule = statusRule(kind, old, new) else { return }
        let words = [old, new].map { profile in
            profile.statuses.keys.sorted().map { $0 == 0 ? "no answer" : "\($0)" }.joined(separator: ", ")
        }
        // One refusal shows in every way to ask; told once, with all of them.
        list.add(
            rule,
            Part(holder: kind.line, name: "status"),
            words[0],
            words[1],
            at: "\(kind)",
            counts: (old.subjects, new.subjects),
            family: "status"
        )
    }

    private func statusRule(
        _ kind: RequestKind,
        _ old: AnswerProfile,
        _ new: AnswerProfile
    )
        -> ChangeRule?
    {
        let (was, has) = (old.successes, new.successes)
        if was == old.subjects, has == new.subjects {
            let (earlier, later) = (Set(old.statuses.keys), Set(new.statuses.keys))
            if earlier.isDisjoint(with: later) { return .successDiffers }
            return later.isSubset(of: earlier) ? nil : .successSometimesDiffers
        }
        if was == old.subjects {
            if has == 0 { return kind.mayBeRefused ? .guardAppeared : .statusRefused }
            let presence = Presence(
                had: .one(was),
                of: .one(old.subjects),
                have: .one(has),
                of: .one(new.subjects)
            )
            guard case .becameOptional(let evidence) = presence.change else { return nil }
            return evidence.wasRequired ? .statusOftenRefused : .statusSometimesRefused
        }
        guard was == 0 else { return nil }
        let refusals = Set(old.statuses.keys)
        if has == new.subjects {
            return refusals.isSubset(of: [401, 403]) ? .guardVanished : .refusalMended
        }
        guard has == 0, refusals.isDisjoint(with: new.statuses.keys) else { return nil }
        return refusals == [401] ? .challengeVanished : .refusalDiffers
    }

    private func compareContents(
        _ kind: RequestKind,
        _ isSuccess: Bool,
        _ old: [AnswerProfile.Content: Int],
        _ new: [AnswerProfile.Content: Int],
        _ list: inout ChangeList
    ) {
        let (earlier, later) = (Set(old.keys), Set(new.keys))
        guard !earlier.isEmpty, !later.isEmpty, earlier.isDisjoint(with: later) else { return }
        list.add(
            isSuccess ? .mediaTypeDiffers : .refusalMediaTypeDiffers,
            Part(holder: isSuccess ? kind.line : "refusals", name: "content"),
            earlier.sorted().map(\.rawValue).joined(separator: ", "),
            later.sorted().map(\.rawValue).joined(separator: ", "),
            at: "\(kind)",
            counts: (old.values.reduce(0, +), new.values.reduce(0, +))
        )
    }
}

extension RequestKind {
    /// Whether a server that refuses the request does what the reference says.
    fileprivate var mayBeRefused: Bool { line.hasPrefix("GET ") && !isService && !session.isValid }
}

extension AnswerProfile {
    /// How many subjects were served.
    fileprivate var successes: Int {
        statuses.filter { (200..<300).contains($0.key) }.values.reduce(0, +)
    }
}

extension Strata {
    /// A number of subjects of which nothing is known.
    static func one(_ number: Int) -> Strata { [Stratum(values: []): number] }
}
