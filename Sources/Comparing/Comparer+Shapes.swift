// How documents are spelt, and what is at which place of them.
extension Comparer {
    /// Compares what one kind of answer is made of.
    func compareShapes(_ key: Profile.ShapeKey, _ list: inout ChangeList) {
        guard let old = before.shapes[key], let new = after.shapes[key] else { return }
        compareSpelling(key, old.spelling, new.spelling, &list)
        compareRoots(key, old, new, &list)
        for path in old.holders.keys.sorted() {
            guard let earlier = old.holders[path], let later = new.holders[path] else { continue }
            let spot = Spot(key: key, label: label(path, earlier, key), path: path)
            compareMembers(spot, earlier, later, &list)
            compareLinks(spot, earlier, later, &list)
        }
        compareItems(key, old, new, &list)
    }

    /// A place in a kind of answer, and what stands there.
    struct Spot {
        let key: Profile.ShapeKey
        /// What a reader calls what stands there, such as `Backup`.
        let label: String
        let path: String

        var place: String { key.place }

        func part(_ name: String) -> Part { Part(holder: label, name: name) }
    }

    /// What a reader calls what stands at a path: its own type, or the last name on the way.
    private func label(_ path: String, _ holder: HolderProfile, _ key: Profile.ShapeKey) -> String {
        let names = path.split(separator: "/")
        if let link = names.lastIndex(of: "Links"), link + 1 < names.count {
            return names[(link + 1)...].joined(separator: "/")
        }
        let common = holder.types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key
        if let common {
            return common.hasSuffix("Reference") ? String(common.dropLast("Reference".count)) : common
        }
        if let name = names.last(where: { $0 != "[]" }) { return String(name) }
        let twin = Profile.ShapeKey(shape: key.shape, isJSON: false, namesSubject: key.namesSubject)
        return before.shapes[twin]?.roots.keys.sorted().first ?? ""
    }

    private func compareRoots(
        _ key: Profile.ShapeKey,
        _ old: ShapeProfile,
        _ new: ShapeProfile,
        _ list: inout ChangeList
    ) {
        let (earlier, later) = (Set(old.roots.keys), Set(new.roots.keys))
        guard !earlier.isEmpty, !later.isEmpty, earlier.isDisjoint(with: later) else { return }
        let counts = (old.roots.values.reduce(0, +), new.roots.values.reduce(0, +))
        let rule: ChangeRule =
            key.shape == Profile.ShapeKey.refusal ? .refusalRootDiffers : .rootDiffers
        let words = [earlier, later].map { $0.sorted().joined(separator: ", ") }
        list.add(
            rule,
            Part(holder: "", name: "root element"),
            words[0],
            words[1],
            at: key.place,
            counts: counts
        )
    }

    /// The items of a list that is not empty have another name: the list is as long as it likes, but its name counts.
    private func compareItems(
        _ key: Profile.ShapeKey,
        _ old: ShapeProfile,
        _ new: ShapeProfile,
        _ list: inout ChangeList
    ) {
        let names = { (shape: ShapeProfile) in
            shape.holders.filter { $0.key.hasSuffix("[]") && !$0.key.hasSuffix("/[]") }
        }
        let (earlier, later) = (names(old), names(new))
        for (path, holder) in earlier.sorted(by: { $0.key < $1.key }) where later[path] == nil {
            let parent = path.split(separator: "/").dropLast()
            guard
                let other = later.keys.sorted().first(where: {
                    $0.split(separator: "/").dropLast() == parent
                }),
                earlier[other] == nil
            else { continue }
            let words = [path, other].map { String(($0.split(separator: "/").last ?? "").dropLast(2)) }
            let counts = (holder.instances.total, later[other]?.instances.total ?? 0)
            list.add(
                .rootDiffers,
                Part(holder: "", name: "items of a list"),
                words[0],
                words[1],
                at: key.place,
                counts: counts
            )
        }
    }

    /// Tells of a difference between documents.
    private typealias Teller = (ChangeRule, String, String, String) -> Void

    private func compareSpelling(
        _ key: Profile.ShapeKey,
        _ old: SpellingProfile,
        _ new: SpellingProfile,
        _ list: inout ChangeList
    ) {
        var found: [(rule: ChangeRule, subject: String, before: String, after: String)] = []
        let language = key.isJSON ? "JSON" : "XML"
        compareReadability(key, old, new) { found.append(($0, $1, $2, $3)) }
        if old.readable > 0, new.readable > 0 {
            compareFlag(old.indented, old.readable, new.indented, new.readable) {
                found.append((.layout, language, $0, $1))
            }
            if old.doubledNames == 0, new.doubledNames > 0 {
                found.append((.doubledNames, "names in JSON", "each once", "some twice"))
            }
            if !key.isJSON { compareNaming(old, new) { found.append(($0, $1, $2, $3)) } }
        }
        for (rule, subject, before, after) in found {
            let counts = (old.documents, new.documents)
            list.add(rule, Part(holder: "", name: subject), before, after, at: key.place, counts: counts)
        }
    }

    private func compareReadability(
        _ key: Profile.ShapeKey,
        _ old: SpellingProfile,
        _ new: SpellingProfile,
        tell: Teller
    ) {
        let language = key.isJSON ? "JSON" : "XML"
        if old.unreadable == 0, new.unreadable > 0 {
            tell(.unreadable, language, "well-formed", "not well-formed")
        } else if old.unreadable == old.documents, new.unreadable == 0 {
            tell(.readable, language, "not well-formed", "well-formed")
        }
        let mark = "byte order mark in \(language)"
        if old.marked == 0, new.marked > 0 {
            tell(key.isJSON ? .markInJSON : .markInXML, mark, "none", "there")
        } else if old.marked == old.documents, new.marked == 0 {
            tell(.markVanished, mark, "there", "none")
        }
    }

    /// Compares what only XML has.
    private func compareNaming(_ old: SpellingProfile, _ new: SpellingProfile, tell: Teller) {
        compareFlag(old.declared, old.readable, new.declared, new.readable) {
            tell(.declaration, "XML declaration", $0, $1)
        }
        compareFlag(old.prefixed, old.readable, new.prefixed, new.readable) {
            tell(.prefix, "prefix of the elements", $0, $1)
        }
        compareNames(old.namespaces, new.namespaces) { tell(.namespace, "namespace", $0, $1) }
        let encodings = [old, new].map { $0.encodings.filter { $0.key != "" } }
        compareNames(encodings[0], encodings[1]) { tell(.encoding, "encoding", $0, $1) }
    }

    /// What all documents had and none has, or the other way round.
    private func compareFlag(
        _ had: Int,
        _ before: Int,
        _ have: Int,
        _ after: Int,
        tell: (String, String) -> Void
    ) {
        if had == before, have == 0 { tell("there", "none") }
        if had == 0, have == after { tell("none", "there") }
    }

    private func compareNames(
        _ old: [String: Int],
        _ new: [String: Int],
        tell: (String, String) -> Void
    ) {
        guard !old.isEmpty, !new.isEmpty, Set(old.keys).isDisjoint(with: new.keys) else { return }
        let words = [old, new].map {
            $0.keys.sorted().map { $0.isEmpty ? "none" : $0 }.joined(separator: ", ")
        }
        tell(words[0], words[1])
    }
}

extension Profile.ShapeKey {
    /// The kind of request and the media type.
    var place: String { "\(shape) [\(isJSON ? "JSON" : "XML")]" }
}

extension SpellingProfile {
    fileprivate var readable: Int { documents - unreadable }
}
