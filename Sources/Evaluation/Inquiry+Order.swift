import Conformance
import Representation

extension Inquiry {
    /// One order is the other reversed, up to ties: the first of one are the last of the other; like stands with like.
    func orderVerdict(_ field: QueryField) throws(Interruption) -> Verdict {
        let base = try entities()
        let ascending = try representation(of: answer(base.adding("sortAsc=\(field.name)"))).listedItems
        let first = try representation(of: answer(base.adding("sortDesc=\(field.name)")))
        let count = first.pagingInfo?.number("PagesCount") ?? 1
        let last = count > 1 ? first.pageLink(["Last"]) : nil
        let body = try last.map { target throws(Interruption) in try representation(of: answer(target)) } ?? first
        let values = [
            ascending.map { value(of: field, in: $0) ?? "" },
            body.listedItems.reversed().map { value(of: field, in: $0) ?? "" },
        ]
        let keys = values.map { $0.map { Self.folded($0) } }
        guard Set((keys[0] + keys[1]).compactMap(\.self)).count > 1 else {
            throw .inconclusive(Inconclusive(.noData, "no two items differ in \(field.name)"))
        }
        for (index, (head, tail)) in zip(keys[0], keys[1]).enumerated() {
            guard let head, let tail, head != tail else { continue }
            let seen = values.map { $0[index] }
            return .fail(
                Mismatch(
                    expected: "ascending by \(field.name) is descending reversed",
                    actual: "item \(index + 1) is '\(seen[0])' ascending, and '\(seen[1])' from the end descending"
                )
            )
        }
        return scatterMismatch(values[0], field).map { .fail($0) } ?? .pass
    }

    /// A value that stands in two places, with others between that no server takes for the same.
    ///
    /// Some tell case and signs apart, and some do not, so that one value is only what is written alike.
    private func scatterMismatch(_ values: [String], _ field: QueryField) -> Mismatch? {
        // Values follow one another in stretches of what may be taken for the same.
        var stretch = (number: 0, key: String?.none)
        var seen: [String: Int] = [:]
        for value in values {
            guard let key = Self.folded(value) else { continue }
            if key != stretch.key { stretch = (stretch.number + 1, key) }
            guard seen.updateValue(stretch.number, forKey: value) ?? stretch.number != stretch.number else { continue }
            let actual = "'\(value)' in two places with others between"
            return Mismatch(expected: "items with one \(field.name) stand together ascending", actual: actual)
        }
        return nil
    }
}
