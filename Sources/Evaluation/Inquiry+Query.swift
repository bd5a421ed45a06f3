import Conformance
import Representation

extension Inquiry {
    /// A query's answer is what its parameters demand.
    mutating func queryVerdict(_ rule: QueryRule) throws(Interruption) -> Verdict {
        switch rule {
        case .accepts(let field): try acceptanceVerdict(field)
        case .filter(let field): try filterVerdict(field)
        case .sort(let field): try sortVerdict(field)
        case .pagingInfo: try pagingInfoVerdict()
        case .pages: try pagesVerdict()
        }
    }

    /// The query for entities, which show the values that filters and orders are about.
    private func entities() throws(Interruption) -> Target {
        guard let target = subject.targets[.entities] else {
            throw .inconclusive(Inconclusive(.noData, "the subject has no list of entities"))
        }
        return target
    }

    private func answer(_ target: Target) -> ReadRequest { ReadRequest(target: target, accept: .xml, session: .main) }

    /// A field may stand in a filter and in both orders.
    private mutating func acceptanceVerdict(_ field: QueryField) throws(Interruption) -> Verdict {
        let base = try entities()
        let value = field.display == nil ? field.madeUpValue : try witness(field, at: base).value
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

    /// Filtering by a field's value leaves the items that have it, and all of them as far as one of them tells.
    private mutating func filterVerdict(_ field: QueryField) throws(Interruption) -> Verdict {
        let base = try entities()
        let witness = try witness(field, at: base)
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
        let ids = body.listedItems.compactMap(\.listedID)
        let isWhole = body.pageLink(["Next"]) == nil
        if isWhole, let id = witness.item.listedID, ids.count(where: { $0 == id }) != 1 {
            let actual = ids.contains(id) ? "it is there \(ids.count { $0 == id }) times" : "it is not there"
            return .fail(Mismatch(expected: "\(id) once in the answer to \(target)", actual: actual))
        }
        return .pass
    }

    /// One order is the other reversed, up to ties: the first of one are the last of the other.
    private mutating func sortVerdict(_ field: QueryField) throws(Interruption) -> Verdict {
        let base = try entities()
        let ascending = keys(field, of: try representation(of: answer(base.adding("sortAsc=\(field.name)"))))
        let first = try representation(of: answer(base.adding("sortDesc=\(field.name)")))
        let count = first.pagingInfo?.number("PagesCount") ?? 1
        let last = count > 1 ? first.pageLink(["Last"]) : nil
        let body = try last.map { target throws(Interruption) in try representation(of: answer(target)) } ?? first
        let descending = keys(field, of: body)
        guard Set((ascending + descending).compactMap(\.self)).count > 1 else {
            throw .inconclusive(Inconclusive(.noData, "no two items differ in \(field.name)"))
        }
        let pairs = zip(ascending, descending.reversed()).enumerated()
        guard let (index, (head, tail)) = pairs.first(where: { $1.0 != nil && $1.1 != nil && $1.0 != $1.1 }) else {
            return .pass
        }
        return .fail(
            Mismatch(
                expected: "ascending by \(field.name) is descending reversed",
                actual: "item \(index + 1) is '\(head ?? "")' ascending, and '\(tail ?? "")' from the end descending"
            )
        )
    }

    private func keys(_ field: QueryField, of body: Resource) -> [String?] {
        body.listedItems.map { Self.folded(value(of: field, in: $0) ?? "") }
    }

    /// An item whose value needs no quoting, and the value.
    private mutating func witness(
        _ field: QueryField,
        at base: Target
    ) throws(Interruption) -> (item: Resource, value: String) {
        for item in try representation(of: answer(base)).listedItems {
            if let value = value(of: field, in: item), value.utf8.allSatisfy(Self.isPlain), !value.isEmpty {
                return (item, value)
            }
        }
        throw .inconclusive(Inconclusive(.noData, "no item has a plain \(field.name) to ask for"))
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
    private func value(of field: QueryField, in item: Resource) -> String? {
        switch field.display {
        case .member(let name): item.text(of: name)
        case .linkName(let link): self.link(link, in: item)?.name
        case .linkUID(let link): self.link(link, in: item).flatMap(\.uid)
        case nil: nil
        }
    }

    private func link(_ name: String, in item: Resource) -> Resource.Link? {
        guard let definition = resource.links[name] else { return nil }
        let matches = (item.links ?? []).map { LinkMatch($0, definition, form: .entity, ownID: item.listedID) }
        return matches.first(where: \.isExact)?.link
    }

    /// A value without what servers are known to leave out of account: case, and signs (C8, C32); nothing where other
    /// letters than those of ASCII stand in it, of which no collation is known.
    private static func folded(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension QueryField {
    /// A filter for a value, which is quoted (contradiction C35).
    fileprivate func filter(_ value: String) -> String { "\(name)==\"\(value)\"" }

    /// A value that nothing has, for a field that no item shows.
    fileprivate var madeUpValue: String {
        guard name.hasSuffix("Uid") else { return "emconform" }
        return "urn:veeam:\(name.dropLast("Uid".count)):\(RequestVariation.Item.unknown.identifier)"
    }
}

extension Resource.Link {
    /// The UID to which the link leads, by its type and the guid in its address.
    fileprivate var uid: String? {
        guard let type, type.hasSuffix("Reference"), let id = href.flatMap({ Href($0).target })?.segments.last else {
            return nil
        }
        return "urn:veeam:\(type.dropLast("Reference".count)):\(id)"
    }
}
