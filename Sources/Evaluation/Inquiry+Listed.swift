import Conformance
import Representation

extension Inquiry {
    /// How many items of each list are read themselves.
    private static let readItems = 4

    /// What a list says of its items is what they say where they are read themselves, in either form and media type.
    func listedAlikeVerdict() throws(Interruption) -> Verdict {
        var isAnythingRead = false
        for form in [Form.references, .entities] {
            guard let list = subject.target(in: form) else { continue }
            let members = ["UID", "Name"] + (form == .entities ? itemFacts : [])
            for mediaType in MediaType.allCases {
                for (target, listed) in try listed(in: list, form, mediaType, members) {
                    let request = ReadRequest(target: target, accept: Accept(mediaType), session: .main)
                    // What is not there, or not for this user, others tell.
                    guard try response(to: request).status == 200 else { continue }
                    isAnythingRead = true
                    let own = Saying(try representation(of: request), members, in: "\(target) in \(mediaType.name)")
                    if let mismatch = own.mismatch(members, listed) { return .fail(mismatch) }
                }
            }
        }
        if isAnythingRead { return .pass }
        throw .inconclusive(Inconclusive(.noData, "no item of the list was there to be read"))
    }

    /// What a list says of some of its items, spread over it, each with where it is read in the same form.
    private func listed(
        in list: Target,
        _ form: Form,
        _ mediaType: MediaType,
        _ members: [String]
    ) throws(Interruption) -> [(Target, Saying)] {
        let request = ReadRequest(target: list, accept: Accept(mediaType), session: .main)
        return Array(try representation(of: request).listedItems).spread(Self.readItems).compactMap { item in
            guard let target = item.text(of: "Href").flatMap({ Href($0).target }),
                target.asksForEntity == (form == .entities)
            else { return nil }
            return (target, Saying(item, members, in: "\(list) in \(mediaType.name)"))
        }
    }

    /// The members of the items that requirements depend on.
    private var itemFacts: [String] {
        resource.owner.flatMap { judge.library.resource(named: $0) }?.facts.values.sorted() ?? []
    }
}

/// What a body says in some members, without the body: a list and what it lists may both be large.
private struct Saying {
    private let name: String
    private let values: [String: (text: String, place: String)]

    init(_ body: Resource, _ members: [String], in name: String) {
        self.name = name
        var values: [String: (text: String, place: String)] = [:]
        for member in members {
            guard let found = body.members(named: member).first, let text = found.text, !text.isEmpty else { continue }
            values[member] = (text, "\(found.place)")
        }
        self.values = values
    }

    /// What another body says otherwise; that it does not say something is told by what demands it.
    func mismatch(_ members: [String], _ other: Saying) -> Mismatch? {
        for member in members {
            guard let own = values[member], let listed = other.values[member], own.text != listed.text else { continue }
            return Mismatch(
                expected: "\(member) '\(own.text)' in \(name), at \(own.place)",
                actual: "\(member) '\(listed.text)' in \(other.name), at \(listed.place)",
                place: listed.place
            )
        }
        return nil
    }
}
