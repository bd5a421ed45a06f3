import Conformance

/// Goes through documents and adds up what they are made of.
struct Walk {
    private let vocabulary: Vocabulary
    /// The facts of resources, by their ids.
    private var facts: [String: Stratum] = [:]
    /// Every relation that a link had.
    private(set) var relations: Set<String> = []

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Where the walk is: the place without indices, who is there, and what kind of thing that is.
    private struct Position {
        var path: String
        var identity: Int
        var stratum: Stratum

        func entering(_ name: String, _ index: Int = 0) -> Position {
            var hasher = Hasher()
            hasher.combine(identity)
            hasher.combine(name)
            hasher.combine(index)
            return Position(
                path: path.isEmpty ? name : "\(path)/\(name)",
                identity: hasher.finalize(),
                stratum: stratum
            )
        }
    }

    /// Adds a document that was read at a target.
    mutating func add(_ root: Node, at target: String, to shape: inout ShapeProfile) {
        let unknown = Stratum(values: vocabulary.facts.map { _ in nil })
        let owner = target.prefix { $0 != "?" }.split(separator: "/").lazy.map { $0.lowercased() }
            .compactMap { [facts] in facts[$0] }.first
        let position = Position(path: "", identity: target.hashValue, stratum: owner ?? unknown)
        enter(root, position, &shape)
    }

    /// Looks into what has something in it: the items of an array are one place.
    private mutating func enter(_ node: Node, _ position: Position, _ shape: inout ShapeProfile) {
        switch node.kind {
        case .object: add(holder: node, position, &shape)
        case .array:
            for (index, item) in node.children.enumerated() {
                enter(item, position.entering("[]", index), &shape)
            }
        case .text, .string, .number, .boolean, .null: break
        }
    }

    private mutating func add(holder: Node, _ outer: Position, _ shape: inout ShapeProfile) {
        let position = identified(holder, outer)
        guard shape.seen.insert(position.identity).inserted,
            shape.holders[position.path] != nil || shape.holders.count < ShapeProfile.holderLimit
        else { return }
        // Taken out while it grows, so that nothing is copied.
        var profile = shape.holders.removeValue(forKey: position.path) ?? HolderProfile()
        profile.instances.count(position.stratum)
        if let type = holder.member("Type"), profile.types.count < MemberProfile.valueLimit {
            profile.types[type, default: 0] += 1
        }
        if !holder.isElementList { countMembers(of: holder, position.stratum, &profile) }
        shape.holders[position.path] = profile
        for (index, child) in holder.children.enumerated() {
            if child.bareName.lowercased() == "links", let links = child.links {
                add(links, position, &shape)
            } else {
                let name = holder.isElementList ? "\(child.name)[]" : child.name
                enter(child, position.entering(name, index), &shape)
            }
        }
    }

    /// A resource is the same wherever it stands; its facts are its own, or those of what it belongs to.
    private mutating func identified(_ holder: Node, _ outer: Position) -> Position {
        var position = outer
        let identifier = (holder.member("UID") ?? holder.member("Href")).flatMap {
            Identifier.last(in: $0)
        }
        if let identifier {
            var hasher = Hasher()
            hasher.combine(identifier)
            hasher.combine(position.path)
            position.identity = hasher.finalize()
        }
        let own = vocabulary.facts.map { holder.member($0) }
        if own.contains(where: { $0 != nil }) {
            position.stratum = Stratum(values: own)
            if let identifier, facts[identifier] == nil { facts[identifier] = position.stratum }
        } else if let known = identifier.flatMap({ facts[$0] }) ?? ownerFacts(of: holder) {
            position.stratum = known
        }
        return position
    }

    /// The facts of what a resource links up to.
    private func ownerFacts(of holder: Node) -> Stratum? {
        let links = holder.children.first { $0.bareName.lowercased() == "links" }?.links ?? []
        return links.lazy.filter { $0.member("Rel") == "Up" }
            .compactMap { $0.member("Href").flatMap { Identifier.last(in: $0) } }
            .compactMap { facts[$0] }.first
    }

    private func countMembers(of holder: Node, _ stratum: Stratum, _ profile: inout HolderProfile) {
        for (name, values) in Dictionary(grouping: holder.children, by: \.name).sorted(by: {
            $0.key < $1.key
        }) where profile.members[name] != nil || profile.members.count < HolderProfile.nameLimit {
            profile.members[name, default: MemberProfile()].add(values, stratum, isClosed: isClosed(name)) {
                vocabulary.commonType($0)
            }
        }
    }

    private func isClosed(_ name: String) -> Bool {
        let bare = Node.bare(name).lowercased()
        return bare == "type" || vocabulary.documentedValues[bare] != nil
    }

    private mutating func add(_ links: [Node], _ position: Position, _ shape: inout ShapeProfile) {
        let kinds = Dictionary(grouping: links) { link in
            LinkKind(
                relation: link.member("Rel"),
                type: link.member("Type").map { vocabulary.commonType($0) }
            )
        }
        for (kind, links) in kinds.sorted(by: { $0.key < $1.key }) {
            if let relation = kind.relation, relations.count < 500 { relations.insert(relation) }
            count(links, of: kind, position, &shape.holders)
        }
    }

    private func count(
        _ links: [Node],
        of kind: LinkKind,
        _ position: Position,
        _ holders: inout [String: HolderProfile]
    ) {
        guard var holder = holders.removeValue(forKey: position.path) else { return }
        defer { holders[position.path] = holder }
        guard holder.links[kind] != nil || holder.links.count < HolderProfile.nameLimit else { return }
        holder.links[kind, default: LinkProfile()].add(links, position.stratum)
        let path = position.entering("Links/\(kind)").path
        guard holders[path] != nil || holders.count < ShapeProfile.holderLimit else { return }
        var profile = holders.removeValue(forKey: path) ?? HolderProfile()
        for link in links {
            profile.instances.count(position.stratum)
            let values = link.children.filter { !["rel", "type"].contains($0.bareName.lowercased()) }
            countMembers(
                of: Node(name: "Link", kind: .object, children: values),
                position.stratum,
                &profile
            )
            // How Rel and Type are spelt counts here; what they say is the link's kind.
            for name in link.children.map(\.name)
            where ["rel", "type"].contains(Node.bare(name).lowercased()) {
                profile.members[name, default: MemberProfile()].present.count(position.stratum)
                profile.members[name, default: MemberProfile()].filled.count(position.stratum)
            }
        }
        holders[path] = profile
    }
}

extension Node {
    /// The links in an element or array that holds nothing else.
    fileprivate var links: [Node]? {
        switch kind {
        case .object: name == "Links" && children.allSatisfy { $0.name == "Link" } ? children : nil
        case .array: children.allSatisfy { $0.kind == .object } ? children : nil
        case .text, .string, .number, .boolean, .null: nil
        }
    }
}

extension MemberProfile {
    /// Names whose values may be any text, which may look like anything.
    private static let freeTexts: Set<String> = ["name", "message", "description"]

    /// Adds the values that one holder has under one name.
    mutating func add(
        _ nodes: [Node],
        _ stratum: Stratum,
        isClosed: Bool,
        masking: (String) -> String
    ) {
        let values = nodes.filter { $0.kind != .null }
        if values.count < nodes.count { nulls += 1 }
        guard let first = values.first else { return }
        present.count(stratum)
        if values.count > 1 { repeated += 1 }
        // An element without anything in it may be an empty text or an empty list.
        if first.kind != .text || !first.text.isEmpty { kinds[first.kind, default: 0] += 1 }
        items += first.kind == .array ? first.children.count : 0
        let isStructure = first.kind == .object || first.kind == .array
        if isStructure || !first.text.isEmpty { filled.count(stratum) }
        guard !isStructure, first.kind != .boolean else { return }
        let isFree = Self.freeTexts.contains(first.bareName.lowercased())
        let value = isFree && !first.text.isEmpty ? .text : ValueClass(first.text)
        if classes[value] != nil || classes.count < Self.valueLimit { classes[value, default: 0] += 1 }
        let text = masking(first.text)
        if isClosed, values.count == 1, self.values[text] != nil || self.values.count < Self.valueLimit {
            self.values[text, default: 0] += 1
        }
    }
}

extension LinkProfile {
    /// Adds the links of one kind that one holder has.
    mutating func add(_ links: [Node], _ stratum: Stratum) {
        present.count(stratum)
        if links.count > 1 { repeated += 1 }
        for link in links where looked < Self.targetLimit {
            looked += 1
            guard let target = link.member("Href").flatMap({ Href($0).target }) else { continue }
            let template = TargetTemplate(target.withoutQuery) { _ in true }
            targets.insert(template.text)
        }
    }
}
