import Conformance
import Representation

/// What can be done to an answer in JSON.
struct JSONCandidates {
    let response: Response
    let root: JSONNode
    /// The id of the resource whose body it is.
    let identifier: String?

    /// What XML spells as attributes of the root.
    private static let attributes: Set = ["Href", "Type", "Name", "UID"]

    /// Every candidate.
    var all: [Candidate] {
        root.members.indices.flatMap(topCandidates) + neutralCandidates
            + [candidate(.retype, .root) { $0 = JSONNode(.array([$0])) }]
    }

    private func candidate(
        _ operation: Mutation.Operation,
        _ place: Mutation.Place,
        _ detail: String = "",
        _ change: @escaping (inout JSONNode) -> Void
    ) -> Candidate {
        Candidate(operation, place, detail) { [response, root] in
            var copy = root
            change(&copy)
            return response.carrying(Array(copy.text().utf8))
        }
    }

    private func topCandidates(_ index: Int) -> [Candidate] {
        let member = root.members[index]
        guard member.name == "Links" else {
            let isAttribute = Self.attributes.contains(member.name)
            let place: Mutation.Place = isAttribute ? .attribute(member.name) : .element(member.name)
            return memberCandidates(member, place) { root, change in change(&root.members, index) }
        }
        let object = JSONNode(.object([JSONMember(name: "Link", value: member.value)]))
        return memberCandidates(member, .links) { root, change in change(&root.members, index) }
            + [candidate(.retype, .links) { $0.members[index].value = object }]
            + member.value.values.indices.flatMap { linkCandidates(member.value, $0, in: index) }
    }

    /// What can be done to a member; `at` brings a change to the members that it is one of.
    private func memberCandidates(
        _ member: JSONMember,
        _ place: Mutation.Place,
        at: @escaping (inout JSONNode, (inout [JSONMember], Int) -> Void) -> Void
    ) -> [Candidate] {
        var candidates = [
            candidate(.delete, place) { root in at(&root) { $0.remove(at: $1) } },
            candidate(.duplicate, place) { root in at(&root) { $0.append($0[$1]) } },
            candidate(.rename, place) { root in at(&root) { $0[$1] = $0[$1].named($0[$1].name + "X") } },
            candidate(.recase, place) { root in
                at(&root) { $0[$1] = $0[$1].named(ValueChange.recased($0[$1].name)) }
            },
            candidate(.null, place) { root in at(&root) { $0[$1].value = JSONNode(.null) } },
        ]
        guard case .string(let value) = member.value.value else { return candidates }
        candidates.append(candidate(.retype, place) { root in at(&root) { $0[$1].value = JSONNode(.number("7")) } })
        for operation in [Mutation.Operation.clear, .alter, .alterGUID, .alterPath] {
            guard let altered = ValueChange.value(value, after: operation) else { continue }
            candidates.append(
                candidate(operation, place) { root in at(&root) { $0[$1].value = JSONNode(.string(altered)) } }
            )
        }
        return candidates
    }

    private func linkCandidates(_ links: JSONNode, _ index: Int, in container: Int) -> [Candidate] {
        let link = links.values[index]
        let role = LinkRole(
            relation: link.property("Rel")?.scalarText,
            href: link.property("Href")?.scalarText,
            own: identifier
        )
        let place = Mutation.Place.link(role)
        let whole = [
            candidate(.delete, place) { $0.members[container].value.values.remove(at: index) },
            candidate(.duplicate, place) { $0.members[container].value.values.append(link) },
            candidate(.null, place) { $0.members[container].value.values[index] = JSONNode(.null) },
        ]
        return whole
            + link.members.enumerated().flatMap { number, member in
                memberCandidates(member, .linkAttribute(role, member.name)) { root, change in
                    change(&root.members[container].value.values[index].members, number)
                }
            }
    }

    private var neutralCandidates: [Candidate] {
        let links = root.members.firstIndex { $0.name == "Links" }
        let extra = JSONMember(name: "Extra", value: JSONNode(.number("1")))
        var candidates = [
            candidate(.reorder, .root) { $0.members.reverse() },
            candidate(.add, .element("Extra")) { $0.members.append(extra) },
            Candidate(.respell, .body, "indented") { [response, root] in
                response.carrying(Array(root.text(indented: true).utf8))
            },
            Candidate(.respell, .body, "escapes") { [response, root] in
                response.carrying(Array(root.text(escaping: true).utf8))
            },
            Candidate(.respell, .body, "marked") { [response, root] in
                response.carrying([0xEF, 0xBB, 0xBF] + Array(root.text().utf8))
            },
        ]
        if let links {
            let link = JSONNode(
                .object(XMLCandidates.extraLink.map { JSONMember(name: $0.name, value: JSONNode(.string($0.value))) })
            )
            candidates.append(candidate(.reorder, .links) { $0.members[links].value.values.reverse() })
            candidates.append(candidate(.add, .links) { $0.members[links].value.values.append(link) })
        }
        return candidates
    }
}

extension JSONMember {
    /// The member under another name.
    fileprivate func named(_ name: String) -> JSONMember { JSONMember(name: name, value: value) }
}
