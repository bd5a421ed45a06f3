import Conformance
import Representation
import XML

extension Inquiry {
    /// The body's root element, or in JSON its shape, is that of the form asked for.
    func rootVerdict() throws(Interruption) -> Verdict {
        let request = try request()
        let document = try document(of: request)
        if case .json = document.content, document.resource == nil {
            return .fail(Mismatch(expected: "a JSON object", actual: "JSON that is no object"))
        }
        let body = try representation(of: request)
        guard let form = `case`.form, let shape = resource.forms[form] else { return .pass }
        let entityMembers = form == .reference ? Array(resource.facts.values) : []
        return RootCheck(roots: [shape.root], foreignMembers: entityMembers).verdict(on: body)
    }
}

/// What a body must look like from outside, in either spelling.
struct RootCheck {
    /// The root elements that are right in XML.
    let roots: [String]
    /// Members that only another form has.
    var foreignMembers: [String] = []

    func verdict(on body: Resource) -> Verdict {
        if let stray = strayList(in: body) { return fail("a list of \(stray) beside Refs and Entities", body) }
        if let name = body.rootName { return xmlVerdict(name.local, body) }
        return jsonVerdict(body)
    }

    /// A list of resources in a query's answer that stands where no client looks for it.
    private func strayList(in body: Resource) -> String? {
        guard roots == ["QueryResult"] else { return nil }
        let known = ["refs", "entities", "resources"]
        return body.parts.first { part in
            !known.contains(part.name.lowercased()) && !part.content.lists.flatMap(\.items).isEmpty
        }?.name
    }

    private func xmlVerdict(_ root: String, _ body: Resource) -> Verdict {
        if roots.contains(root) { return .pass }
        return .fail(
            Mismatch(
                expected: "root element \(roots.joined(separator: " or "))",
                actual: "root element \(root)",
                place: "\(body.place)"
            )
        )
    }

    /// JSON has no root name: a collection is told by its list, an error by its members, a form by what only it has.
    private func jsonVerdict(_ body: Resource) -> Verdict {
        if body.isError { return fail("an Error", body) }
        if roots == ["QueryResult"] {
            let isResult = ["Refs", "Entities"].contains { body.part(named: $0) != nil } || body.pagingInfo != nil
            return isResult ? .pass : fail("neither Refs nor Entities", body)
        }
        let lists = roots.map { $0 == "EntityReferences" ? "Refs" : $0 }
        let isList = body.items(of: "Refs") != nil
        let hasList = lists.contains { body.items(of: $0) != nil }
        let looksLikeList = !roots.contains("EntityRef") && body.members(named: "Type").isEmpty && hasList
        if looksLikeList { return .pass }
        if roots == ["EntityReferences"] { return fail("no property Refs with a list", body) }
        if isList { return fail("a list of references", body) }
        if roots == ["EntityRef"], body.members(named: "UID").isEmpty { return fail("no UID", body) }
        if let foreign = foreignMembers.first(where: { !body.members(named: $0).isEmpty }) {
            return fail("a property \(foreign), which another form has", body)
        }
        return .pass
    }

    private func fail(_ actual: String, _ body: Resource) -> Verdict {
        .fail(
            Mismatch(
                expected: "the shape of \(roots.joined(separator: " or ")) in JSON",
                actual: actual,
                place: "\(body.place)"
            )
        )
    }
}
