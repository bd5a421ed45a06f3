import Conformance
import Representation

extension Inquiry {
    /// A query's answer is what its parameters demand.
    func queryVerdict(_ rule: QueryRule) throws(Interruption) -> Verdict {
        switch rule {
        case .accepts(let field): try acceptanceVerdict(field)
        case .filter(let field): try filterVerdict(field)
        case .sort(let field): try sortVerdict(field)
        case .order(let field): try orderVerdict(field)
        case .pagingInfo: try pagingInfoVerdict()
        case .pages: try pagesVerdict()
        }
    }

    /// The query for entities, which show the values that filters and orders are about.
    func entities() throws(Interruption) -> Target {
        guard let target = subject.target(in: .entities) else {
            throw .inconclusive(Inconclusive(.noData, "the subject has no list of entities"))
        }
        return target
    }

    func answer(_ target: Target) -> ReadRequest { ReadRequest(target: target, accept: .xml, session: .main) }

    /// A field may stand in a filter and in both orders.
    private func acceptanceVerdict(_ field: QueryField) throws(Interruption) -> Verdict {
        let base = try entities()
        let value = try witness(field, at: base)?.value ?? words(for: field)?.first ?? field.madeUpValue
        let filter = base.adding("filter", value: field.filter(value))
        let orders = ["sortAsc", "sortDesc"].map { base.adding("\($0)=\(field.name)") }
        for target in [filter] + orders {
            let request = answer(target)
            let response = try response(to: request)
            if response.status == 200 { continue }
            if response.status == 403 {
                throw .inconclusive(Inconclusive(.forbidden, "\(request) answered \(response.statusLine)"))
            }
            return .fail(
                Mismatch(
                    expected: "status 200 to \(target)",
                    actual: "status \(response.statusLine)",
                    excerpt: response.body.isEmpty ? nil : Excerpt(response.body).text
                )
            )
        }
        return .pass
    }

    /// Filtering by a field's value leaves the items that have it, and all of them; by a value that nothing has, none.
    private func filterVerdict(_ field: QueryField) throws(Interruption) -> Verdict {
        let base = try entities()
        guard field.display != nil else { return try emptyVerdict(field, base) }
        guard let witness = try witness(field, at: base) else {
            throw .inconclusive(Inconclusive(.noData, "no item has a plain \(field.name) to ask for"))
        }
        let target = base.adding("filter", value: field.filter(witness.value))
        let body = try representation(of: answer(target))
        for item in body.listedItems {
            let value = self.value(of: field, in: item)
            guard value.flatMap(Self.folded) != Self.folded(witness.value) else { continue }
            return .fail(
                Mismatch(
                    expected: "only items with \(field.name) '\(witness.value)' for \(target)",
                    actual: value.map { "one with '\($0)'" } ?? "one without it",
                    place: "\(item.place)"
                )
            )
        }
        guard body.pageLink(["Next"]) == nil else { return .pass }
        let ids = body.listedItems.compactMap(\.listedID)
        for item in try representation(of: answer(base)).listedItems {
            guard let id = item.listedID, value(of: field, in: item) == witness.value,
                ids.count(where: { $0 == id }) != 1
            else { continue }
            let actual = ids.contains(id) ? "it is there more than once" : "it is not there"
            return .fail(Mismatch(expected: "\(id) once in the answer to \(target)", actual: actual))
        }
        return .pass
    }

    private func emptyVerdict(_ field: QueryField, _ base: Target) throws(Interruption) -> Verdict {
        guard !(try representation(of: answer(base)).listedItems.isEmpty) else {
            throw .inconclusive(Inconclusive(.noData, "there is nothing to filter"))
        }
        let target = base.adding("filter", value: field.filter(field.madeUpValue))
        let count = try representation(of: answer(target)).listedItems.count
        guard count > 0 else { return .pass }
        return .fail(Mismatch(expected: "no item for \(target), a value that nothing has", actual: "\(count)"))
    }

    /// The two orders are not the same.
    private func sortVerdict(_ field: QueryField) throws(Interruption) -> Verdict {
        let base = try entities()
        let orders = try ["sortAsc", "sortDesc"].map { order throws(Interruption) in
            try representation(of: answer(base.adding("\(order)=\(field.name)"))).listedItems
        }
        // As they are written: a server may tell case and signs apart, or not.
        let values = orders.map { items in items.map { value(of: field, in: $0) ?? "" } }
        guard values[0] == values[1] else { return .pass }
        guard Set(values[0].compactMap(Self.folded)).count > 1 else {
            throw .inconclusive(Inconclusive(.noData, "no two items differ in \(field.name)"))
        }
        let shown = orders[0].prefix(3).compactMap { value(of: field, in: $0) }.joined(separator: ", ")
        return .fail(
            Mismatch(
                expected: "other items first descending by \(field.name) than ascending",
                actual: "the same order for both, \(shown) and so on"
            )
        )
    }

    /// An item whose value needs no quoting and is one that the reference knows, and the value; nothing without one.
    private func witness(
        _ field: QueryField,
        at base: Target
    ) throws(Interruption) -> (item: Resource, value: String)? {
        let words = words(for: field)
        for item in try representation(of: answer(base)).listedItems {
            guard let value = value(of: field, in: item), !value.isEmpty, value.utf8.allSatisfy(Self.isPlain),
                words?.contains(value) ?? true, field.allowsKind(of: value)
            else { continue }
            return (item, value)
        }
        return nil
    }

    /// The words that the contract of the item allows for the member that shows a field; nothing where any will do.
    private func words(for field: QueryField) -> [String]? {
        guard case .member(let name) = field.display else { return nil }
        let owner = resource.owner ?? resource.name
        return judge.library.requirements.lazy.compactMap { requirement -> [String]? in
            guard requirement.resource == owner, case .member(let rule) = requirement.assertion, rule.name == name,
                case .values(let words, _) = rule.type?.grammar
            else { return nil }
            return words
        }.first
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: false
        }
    }

    /// The value that an item shows for a field.
    func value(of field: QueryField, in item: Resource) -> String? {
        switch field.display {
        case .member(let name): item.text(of: name)
        case .linkName(let link): self.link(link, in: item)?.name
        case .linkUID(let link): self.link(link, in: item).flatMap(\.uid)
        case nil: nil
        }
    }

    private func link(_ name: String, in item: Resource) -> Resource.Link? {
        guard let definition = resource.links[name] else { return nil }
        let pattern = LinkPattern(definition, form: .entity, ownID: item.listedID)
        return (item.links ?? []).first { pattern.fits($0) }
    }

    /// A value without what servers are known to leave out of account: case, and signs (C8, C32); nothing where other
    /// letters than those of ASCII stand in it, of which no collation is known.
    static func folded(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension QueryField {
    /// A filter for a value, which is quoted (contradiction C35).
    fileprivate func filter(_ value: String) -> String { "\(name)==\"\(value)\"" }

    /// Whether a value is of the kind that the field's name says: a RepositoryUid is that of a Repository (C6).
    fileprivate func allowsKind(of value: String) -> Bool {
        guard case .linkUID = display, name.hasSuffix("Uid") else { return true }
        return value.hasPrefix("urn:veeam:\(name.dropLast("Uid".count)):")
    }

    /// A value that nothing has, for a field that no item shows.
    fileprivate var madeUpValue: String {
        guard name.hasSuffix("Uid") else { return "emconform" }
        return "urn:veeam:\(name.dropLast("Uid".count)):\(RequestVariation.Item.unknown.identifier)"
    }
}

extension Resource.Link {
    /// The UID to which the link leads, by its type and the guid in its address.
    fileprivate var uid: String? {
        guard let type, type.hasSuffix("Reference"), let id = href.flatMap({ Href($0).target })?.lastSegment else {
            return nil
        }
        return "urn:veeam:\(type.dropLast("Reference".count)):\(id)"
    }
}
