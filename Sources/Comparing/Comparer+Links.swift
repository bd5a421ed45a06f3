// Links, by Rel and Type.
extension Comparer {
    /// Compares the links at one place.
    func compareLinks(
        _ spot: Spot,
        _ old: HolderProfile,
        _ new: HolderProfile,
        _ list: inout ChangeList
    ) {
        let renamed = renamedLinks(old, new)
        let gone = Set(renamed.map(\.old))
        let come = Set(renamed.map(\.new))
        for pair in renamed {
            let counts = (
                old.links[pair.old]?.present.total ?? 0, new.links[pair.new]?.present.total ?? 0
            )
            let part = spot.part("\(pair.old)")
            list.add(.linkRenamed, part, "\(pair.old)", "\(pair.new)", at: spot.place, counts: counts)
        }
        for kind in Set(old.links.keys).union(new.links.keys).subtracting(gone).subtracting(come)
            .sorted()
        {
            let (earlier, later) = (old.links[kind] ?? LinkProfile(), new.links[kind] ?? LinkProfile())
            let presence = Presence(
                had: earlier.present,
                of: old.instances,
                have: later.present,
                of: new.instances
            )
            // Whether there is a page before or behind depends on how many there are.
            if !Self.pageRelations.contains(kind.relation ?? "") {
                tell(presence.change, spot, spot.part("\(kind)"), &list)
            }
            compareCommon(spot, kind, earlier, later, &list)
        }
    }

    private static let pageRelations: Set<String> = ["Next", "Prev", "Previous"]

    private func compareCommon(
        _ spot: Spot,
        _ kind: LinkKind,
        _ old: LinkProfile,
        _ new: LinkProfile,
        _ list: inout ChangeList
    ) {
        let (before, after) = (old.present.total, new.present.total)
        guard before > 0, after > 0 else { return }
        let part = spot.part("\(kind)")
        if old.repeated == 0, new.repeated > 0, isNoChance(new.repeated, before, after) {
            list.add(.linkDoubled, part, "once", "several times", at: spot.place, counts: (before, after))
        }
        guard !old.targets.isEmpty, !new.targets.isEmpty, old.targets.isDisjoint(with: new.targets)
        else { return }
        let words = [old, new].map { $0.targets.sorted().joined(separator: ", ") }
        list.add(.linkTarget, part, words[0], words[1], at: spot.place, counts: (before, after))
    }

    /// Links that nobody has any more, each with a new one that leads to the same place: it is not missing by chance.
    private func renamedLinks(
        _ old: HolderProfile,
        _ new: HolderProfile
    ) -> [(
        old: LinkKind, new: LinkKind
    )] {
        let gone = old.links.keys.filter { new.links[$0] == nil }.sorted()
        let come = new.links.keys.filter { old.links[$0] == nil }.sorted()
        return gone.compactMap { kind in
            let targets = old.links[kind]?.targets ?? []
            let heirs = come.filter { !targets.isDisjoint(with: new.links[$0]?.targets ?? []) }
            let heir =
                heirs.first { $0.relation == kind.relation } ?? heirs.first { $0.type == kind.type }
            return heir.map { (kind, $0) }
        }
    }
}
