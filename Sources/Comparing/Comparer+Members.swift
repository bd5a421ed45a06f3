// Attributes, elements and properties, and links.
extension Comparer {
    /// So many must have had an optional part that it is taken for promised.
    static let many = 20

    /// Compares what stands at one place.
    func compareMembers(
        _ spot: Spot,
        _ old: HolderProfile,
        _ new: HolderProfile,
        _ list: inout ChangeList
    ) {
        for name in Set(old.members.keys).union(new.members.keys).sorted() {
            let (earlier, later) = (
                old.members[name] ?? MemberProfile(), new.members[name] ?? MemberProfile()
            )
            let part = spot.part(Node.bare(name))
            let presence = Presence(
                had: earlier.present,
                of: old.instances,
                have: later.present,
                of: new.instances
            )
            let renamed = new.otherName(for: name, notIn: old)
            if case .none = presence.change {
                compareNulls(spot, part, (earlier, old), (later, new), &list)
            } else if renamed == nil || later.present.total > 0 {
                if old.otherName(for: name, notIn: new) == nil || earlier.present.total > 0 {
                    tell(presence.change, spot, part, items: earlier.items, &list)
                }
            }
            if let renamed, earlier.present.total > 0, later.present.total == 0, new.instances.total > 0 {
                let isMoved = Node.bare(renamed) == Node.bare(name)
                let words = [name, renamed].map { isMoved ? Self.spelling(of: $0) : Node.bare($0) }
                let counts = (earlier.present.total, new.members[renamed]?.present.total ?? 0)
                let rule: ChangeRule = isMoved ? .partMoved : .partRespelled
                list.add(rule, part, words[0], words[1], at: spot.place, counts: counts, family: "renamed")
            }
            guard earlier.present.total > 0, later.present.total > 0 else { continue }
            compareFilling(spot, part, earlier, later, &list)
            compareCardinality(spot, part, earlier, later, &list)
            compareValues(spot, name, earlier, later, &list)
        }
    }

    /// Whether JSON prints `null` for what is absent.
    private func compareNulls(
        _ spot: Spot,
        _ part: Part,
        _ old: (member: MemberProfile, holder: HolderProfile),
        _ new: (member: MemberProfile, holder: HolderProfile),
        _ list: inout ChangeList
    ) {
        let absent = [old, new].map {
            $0.holder.instances.total - $0.member.present.total - $0.member.nulls
        }
        let counts = (old.holder.instances.total, new.holder.instances.total)
        if old.member.nulls == 0, absent[0] > 0, new.member.nulls > 0, absent[1] == 0 {
            list.add(.nullAppeared, part, "left out", "null", at: spot.place, counts: counts)
        } else if old.member.nulls > 0, absent[0] == 0, new.member.nulls == 0, absent[1] > 0 {
            list.add(.nullVanished, part, "null", "left out", at: spot.place, counts: counts)
        }
    }

    private func compareFilling(
        _ spot: Spot,
        _ part: Part,
        _ old: MemberProfile,
        _ new: MemberProfile,
        _ list: inout ChangeList
    ) {
        let isStructure = [old, new].contains { $0.kinds[.object] != nil || $0.kinds[.array] != nil }
        let presence = Presence(had: old.filled, of: old.present, have: new.filled, of: new.present)
        guard !isStructure, case .vanished(let evidence) = presence.change else { return }
        let rule: ChangeRule = isPromised(evidence) ? .partEmptied : .fewEmptied
        list.add(rule, part, evidence, ("filled", "empty"), at: spot.place, family: "emptied")
    }

    private func compareCardinality(
        _ spot: Spot,
        _ part: Part,
        _ old: MemberProfile,
        _ new: MemberProfile,
        _ list: inout ChangeList
    ) {
        guard old.repeated == 0, new.repeated > 0 else { return }
        let (before, after) = (old.present.total, new.present.total)
        guard isNoChance(new.repeated, before, after) else { return }
        list.add(.partDoubled, part, "once", "several times", at: spot.place, counts: (before, after))
    }

    /// Whether nobody had something before by more than chance, seen how many have it now.
    func isNoChance(_ have: Int, _ before: Int, _ after: Int) -> Bool {
        if have == after { return true }
        let presence = Presence(had: .one(0), of: .one(before), have: .one(have), of: .one(after))
        if case .appeared = presence.change { return true }
        return false
    }

    /// Tells what became of a part.
    func tell(
        _ change: Presence.Change,
        _ spot: Spot,
        _ part: Part,
        items: Int = 0,
        _ list: inout ChangeList
    ) {
        let add = { (list: inout ChangeList, rule: ChangeRule, evidence: Presence.Evidence, after: String) in
            let before = rule == .partAppeared ? "not there" : rule.isOfAll ? "always there" : "there"
            // What is gone in one place and not seen in another is gone.
            let family = rule == .partNotSeen ? "gone" : after
            list.add(rule, part, evidence, (before, after), at: spot.place, family: family)
        }
        switch change {
        case .none: break
        case .vanished(let evidence):
            // What stands in a list stands for it.
            add(&list, isPromised(evidence) || items >= Self.many ? .partVanished : .fewVanished, evidence, "gone")
        case .notSeen(let evidence): add(&list, .partNotSeen, evidence, "not seen")
        case .becameOptional(let evidence): add(&list, ruleForLack(evidence), evidence, "sometimes missing")
        case .appeared(let evidence): add(&list, .partAppeared, evidence, "there")
        }
    }

    private func ruleForLack(_ evidence: Presence.Evidence) -> ChangeRule {
        if evidence.wasRequired { return .partOptional }
        return evidence.before.all >= Self.many ? .partSometimesMissing : .partMissingOfFew
    }

    private func isPromised(_ evidence: Presence.Evidence) -> Bool {
        evidence.wasRequired || evidence.before.some >= Self.many
    }

    private static func spelling(of name: String) -> String {
        name.hasPrefix("@") ? "an attribute" : "an element"
    }
}

extension HolderProfile {
    /// A name that differs from another in case or spelling alone, and is new.
    fileprivate func otherName(for name: String, notIn old: HolderProfile) -> String? {
        let wanted = Node.bare(name).lowercased()
        return members.keys.sorted().first { other in
            other != name && Node.bare(other).lowercased() == wanted && old.members[other] == nil
        }
    }
}

extension ChangeRule {
    /// Whether it is about what every subject had.
    fileprivate var isOfAll: Bool {
        self == .partOptional || self == .partSometimesMissing || self == .partMissingOfFew
    }
}
