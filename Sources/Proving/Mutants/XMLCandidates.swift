import Conformance

/// What can be done to an answer in XML.
struct XMLCandidates {
    let response: Response
    let text: XMLText
    /// The id of the resource whose body it is.
    let identifier: String?

    private typealias Element = XMLText.Element

    /// Every candidate.
    var all: [Candidate] {
        root.attributes.indices.flatMap { attributeCandidates($0) } + root.children.indices.flatMap(childCandidates)
            + rootCandidates + neutralCandidates
    }

    private var root: Element { text.root }

    private func candidate(
        _ operation: Mutation.Operation,
        _ place: Mutation.Place,
        _ detail: String = "",
        _ change: @escaping (inout Element) -> Void
    ) -> Candidate {
        Candidate(operation, place, detail) { [response, text] in
            var copy = text
            change(&copy.root)
            return response.carrying(copy.bytes())
        }
    }

    private var rootCandidates: [Candidate] {
        [
            candidate(.rename, .root) { $0.name += "X" },
            candidate(.recase, .root) { $0.name = ValueChange.recased($0.name) },
            candidate(.addText, .root) { $0.children.insert(.text("stray"), at: 0) },
        ]
    }

    private func attributeCandidates(_ index: Int) -> [Candidate] {
        attributeCandidates(root.attributes[index], .attribute(root.attributes[index].name)) { element, change in
            change(&element.attributes, index)
        }
    }

    /// What can be done to an attribute; `at` brings a change to the attributes that it is one of.
    private func attributeCandidates(
        _ attribute: (name: String, value: String),
        _ place: Mutation.Place,
        at: @escaping (inout Element, (inout [(name: String, value: String)], Int) -> Void) -> Void
    ) -> [Candidate] {
        let values = [Mutation.Operation.clear, .alter, .alterGUID, .alterPath].compactMap { operation in
            ValueChange.value(attribute.value, after: operation).map { value in
                candidate(operation, place) { root in at(&root) { $0[$1].value = value } }
            }
        }
        return values + [
            candidate(.delete, place) { root in at(&root) { $0.remove(at: $1) } },
            candidate(.duplicate, place) { root in at(&root) { $0.append($0[$1]) } },
            candidate(.rename, place) { root in at(&root) { $0[$1].name += "X" } },
            candidate(.recase, place) { root in at(&root) { $0[$1].name = ValueChange.recased($0[$1].name) } },
        ]
    }

    private func childCandidates(_ index: Int) -> [Candidate] {
        guard case .element(let child) = root.children[index] else { return [] }
        let isLinks = child.name == "Links"
        let place: Mutation.Place = isLinks ? .links : .element(child.name)
        let common = elementCandidates(place) { root, change in change(&root.children, index) }
        guard isLinks else {
            return common + [
                candidate(.clear, place) { $0.edit(index) { $0.children = [] } },
                candidate(.alter, place) { $0.edit(index) { $0.children.append(.text("x")) } },
            ]
        }
        let stray = candidate(.addText, place) { $0.edit(index) { $0.children.append(.text("stray")) } }
        return common + [stray] + child.children.indices.flatMap { linkCandidates(child, $0, in: index) }
    }

    private func elementCandidates(
        _ place: Mutation.Place,
        at: @escaping (inout Element, (inout [XMLText.Child], Int) -> Void) -> Void
    ) -> [Candidate] {
        [
            candidate(.delete, place) { root in at(&root) { $0.remove(at: $1) } },
            candidate(.duplicate, place) { root in at(&root) { $0.append($0[$1]) } },
            candidate(.rename, place) { root in at(&root) { $0.edit($1) { $0.name += "X" } } },
            candidate(.recase, place) { root in
                at(&root) { $0.edit($1) { $0.name = ValueChange.recased($0.name) } }
            },
        ]
    }

    private func linkCandidates(_ links: Element, _ index: Int, in container: Int) -> [Candidate] {
        guard case .element(let link) = links.children[index] else { return [] }
        let values = Dictionary(link.attributes.map { ($0.name, $0.value) }) { first, _ in first }
        let role = LinkRole(relation: values["Rel"], href: values["Href"], own: identifier)
        let elements = elementCandidates(.link(role)) { root, change in
            root.edit(container) { change(&$0.children, index) }
        }
        let attributes = link.attributes.enumerated().flatMap { number, attribute in
            attributeCandidates(attribute, .linkAttribute(role, attribute.name)) { root, change in
                root.edit(container) { $0.edit(index) { change(&$0.attributes, number) } }
            }
        }
        return elements + attributes
    }

    private var neutralCandidates: [Candidate] {
        let links = root.index(of: "Links")
        let extra = Element(name: "Extra", attributes: [], children: [.text("1")])
        var candidates = [
            candidate(.reorder, .root) { $0.attributes.reverse() },
            candidate(.add, .attribute("Extra")) { $0.attributes.append(("Extra", "1")) },
            candidate(.add, .element("Extra")) { $0.children.append(.element(extra)) },
        ]
        if let links {
            candidates.append(candidate(.reorder, .links) { $0.edit(links) { $0.children.reverse() } })
            let link = Element(name: "Link", attributes: Self.extraLink, children: [])
            candidates.append(candidate(.add, .links) { $0.edit(links) { $0.children.append(.element(link)) } })
        }
        return candidates
            + XMLText.Spelling.allCases.filter { $0 != .plain }.map { spelling in
                Candidate(.respell, .body, spelling.rawValue) { [response, text] in
                    response.carrying(text.bytes(spelling))
                }
            }
    }

    /// A link that no page describes, and that is built as links are.
    static let extraLink = [
        (name: "Rel", value: "Related"), (name: "Type", value: "ThingReferenceList"),
        (name: "Href", value: "\(InMemoryMock.address)/api/things"),
    ]
}

extension XMLText.Element {
    /// Changes a child element in place.
    fileprivate mutating func edit(_ index: Int, _ change: (inout XMLText.Element) -> Void) {
        children.edit(index, change)
    }
}

extension [XMLText.Child] {
    fileprivate mutating func edit(_ index: Int, _ change: (inout XMLText.Element) -> Void) {
        guard case .element(var element) = self[index] else { return }
        change(&element)
        self[index] = .element(element)
    }
}
