// Types, forms and closed sets of values.
extension Comparer {
    /// Compares what stands under one name.
    func compareValues(
        _ spot: Spot,
        _ name: String,
        _ old: MemberProfile,
        _ new: MemberProfile,
        _ list: inout ChangeList
    ) {
        let part = spot.part(Node.bare(name))
        let counts = (old.present.total, new.present.total)
        let (kinds, newKinds) = (Set(old.kinds.keys), Set(new.kinds.keys))
        guard newKinds.isSubset(of: kinds) else {
            guard !kinds.isEmpty else { return }
            let rule: ChangeRule = kinds.isDisjoint(with: newKinds) ? .kindDiffers : .kindSometimesDiffers
            let words = [kinds, newKinds].map { $0.sorted().map(\.rawValue).joined(separator: " or ") }
            list.add(rule, part, words[0], words[1], at: spot.place, counts: counts)
            return
        }
        if old.values.isEmpty || new.values.isEmpty {
            compareForms(spot, part, old, new, &list)
        } else {
            compareSets(spot, name, old, new, &list)
        }
    }

    private func compareForms(
        _ spot: Spot,
        _ part: Part,
        _ old: MemberProfile,
        _ new: MemberProfile,
        _ list: inout ChangeList
    ) {
        guard let was = ValueForm(old.classes.keys), let has = ValueForm(new.classes.keys), was != has
        else { return }
        let counts = (old.present.total, new.present.total)
        let isFew = min(counts.0, counts.1) < Presence.always
        guard let rule = ValueForm.rule(was, has, isFew: isFew) else { return }
        list.add(rule, part, "\(was)", "\(has)", at: spot.place, counts: counts)
    }

    private func compareSets(
        _ spot: Spot,
        _ name: String,
        _ old: MemberProfile,
        _ new: MemberProfile,
        _ list: inout ChangeList
    ) {
        let documented = vocabulary.documentedValues[Node.bare(name).lowercased()] ?? []
        let gone = old.values.keys.filter { new.values[$0] == nil }
        let fresh = new.values.keys.filter { old.values[$0] == nil }.sorted()
        let part = spot.part(Node.bare(name))
        let counts = (old.present.total, new.present.total)
        let isReplaced =
            gone.count == old.values.count && fresh.count == new.values.count
            && min(counts.0, counts.1) >= Presence.always
        for value in fresh {
            if let other = gone.first(where: { $0.lowercased() == value.lowercased() }) {
                list.add(.valueRespelled, part, other, value, at: spot.place, counts: counts)
            } else if !documented.contains(value.lowercased()), !value.isEmpty {
                let before = isReplaced ? old.values.keys.sorted().joined(separator: ", ") : "never seen"
                let rule: ChangeRule = isReplaced ? .valueReplaced : .valueNew
                list.add(
                    rule,
                    part,
                    before,
                    value,
                    at: spot.place,
                    counts: counts,
                    family: "value \(value)"
                )
            }
        }
    }
}

/// The form that all values under a name have, as far as one can say.
private enum ValueForm: CustomStringConvertible, Equatable {
    case one(ValueClass)
    /// Numbers, of which some have a fraction.
    case numbers
    /// Times of one zone, of which some have a fraction.
    case times(ValueClass.Zone)
    /// Guids, of which some are in capitals.
    case guids
    case text

    /// The form of some classes; nothing where there is no value.
    init?(_ classes: some Sequence<ValueClass>) {
        let filled = Set(classes).subtracting([.empty])
        guard let first = filled.first else { return nil }
        if filled.count == 1 {
            self = first == .text ? .text : .one(first)
        } else if filled.isSubset(of: [.integer, .decimal]) {
            self = .numbers
        } else if filled.isSubset(of: [.guid, .capitalGUID]) {
            self = .guids
        } else if case .time(let zone, _) = first, filled.allSatisfy({ $0.zone == zone }) {
            self = .times(zone)
        } else {
            self = .text
        }
    }

    var description: String {
        switch self {
        case .one(let value): "\(value)"
        case .numbers: "numbers, some with a fraction"
        case .times(let zone): "times (\(zone.rawValue)), some with a fraction"
        case .guids: "guids, some in capitals"
        case .text: "text"
        }
    }

    /// What a change from one form to another is; nothing where readers of the one can read the other.
    static func rule(_ was: ValueForm, _ has: ValueForm, isFew: Bool) -> ChangeRule? {
        if was == .text { return nil }
        if was.isNumber, has.isNumber { return was == .one(.integer) ? .fractionOfNumber : nil }
        if let zone = was.zone, let newZone = has.zone {
            guard zone == newZone else { return .zoneDiffers }
            return was.isSingle && has.isSingle && !isFew ? .fractionOfTime : nil
        }
        if was == .one(.boolean), has == .one(.otherBoolean) { return .booleanCase }
        if was.isGUID, has.isGUID { return has == .guids && was == .guids ? nil : .capitalsOfGUID }
        if was.isAddress, !isFew || has != .text { return .addressForm }
        return isFew ? .formOfFewDiffers : .formDiffers
    }

    private var isNumber: Bool {
        self == .numbers || self == .one(.integer) || self == .one(.decimal)
    }

    private var isGUID: Bool { self == .guids || self == .one(.guid) || self == .one(.capitalGUID) }

    private var isAddress: Bool {
        [.address(asksEntity: true), .address(asksEntity: false), .relativeAddress, .foreignAddress]
            .contains { self == .one($0) }
    }

    private var isSingle: Bool {
        if case .one = self { return true }
        return false
    }

    private var zone: ValueClass.Zone? {
        switch self {
        case .times(let zone): zone
        case .one(let value): value.zone
        case .numbers, .guids, .text: nil
        }
    }
}

extension ValueClass {
    /// Where a time holds; nothing for what is no time.
    fileprivate var zone: Zone? {
        guard case .time(let zone, _) = self else { return nil }
        return zone
    }
}
