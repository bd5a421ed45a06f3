import Conformance
import Representation

extension Inquiry {
    /// The resource's UID has the grammar and agrees with what names the resource elsewhere.
    func uidVerdict(_ rule: UIDRule) throws(Interruption) -> Verdict {
        let request = try request()
        let body = try representation(of: request)
        let members = body.members(named: "UID", as: .attribute)
        if rule == .grammar { return grammarVerdict(members, body) }
        // The guid is compared even where the rest of the UID is wrong: that is another requirement's finding.
        guard let member = members.first, let text = member.text,
            let guid = GUID(endOf: text)
        else {
            throw .inconclusive(Inconclusive(.blocked, "the UID cannot be read"))
        }
        let other = try counterpart(rule, request)
        if other.guid == guid { return .pass }
        return .fail(
            Mismatch(
                expected: "the guid of \(other.name), \(other.guid.text)",
                actual: "UID \(text)",
                place: "\(member.place)"
            )
        )
    }

    private func grammarVerdict(_ members: [Resource.Member], _ body: Resource) -> Verdict {
        if members.count == 1, let uid = members[0].text.flatMap({ UID($0) }), uid.kind == resource.kind {
            return .pass
        }
        let expected = "one UID urn:veeam:\(resource.kind):guid with the guid in lower case"
        guard members.count == 1, let text = members[0].text else {
            return .fail(
                Mismatch(
                    expected: expected,
                    actual: members.isEmpty ? "none" : "\(members.count)",
                    place: "\(body.place)"
                )
            )
        }
        return .fail(Mismatch(expected: expected, actual: "'\(text)'", place: "\(members[0].place)"))
    }

    private func counterpart(
        _ rule: UIDRule,
        _ request: ReadRequest
    ) throws(Interruption) -> (name: String, guid: GUID) {
        let target = rule == .agreesWithTarget ? request.target : try ownTarget(of: request)
        guard let guid = target?.lastSegment.flatMap({ GUID($0) }) else {
            throw .inconclusive(Inconclusive(.blocked, "there is no guid in the \(rule.rawValue) to compare with"))
        }
        return (rule == .agreesWithTarget ? "the request target" : "the body's Href", guid)
    }

    /// The body's `Type` and `Href` are in step with its form.
    func formMarksVerdict() throws(Interruption) -> Verdict {
        let request = try request()
        let body = try representation(of: request)
        guard let form = `case`.form, let shape = resource.forms[form], let type = shape.type else { return .pass }
        let types = body.members(named: "Type", as: .attribute)
        guard types.count == 1, types[0].text == type else {
            let actual =
                types.isEmpty ? "no Type" : "Type \(types.map { $0.text ?? "without text" }.joined(separator: ", "))"
            return .fail(
                Mismatch(expected: "Type \(type)", actual: actual, place: "\(types.first?.place ?? body.place)")
            )
        }
        let hrefs = body.members(named: "Href", as: .attribute)
        let target = try ownTarget(of: request)
        if hrefs.count == 1, target?.asksForEntity == (form == .entity), target?.names(sameAs: request.target) == true {
            return .pass
        }
        return .fail(
            Mismatch(
                expected: "an Href of \(request.target.path) with\(form == .entity ? "" : "out") format=Entity",
                actual: hrefs.isEmpty
                    ? "no Href" : "Href \(hrefs.map { $0.text ?? "without text" }.joined(separator: ", "))",
                place: "\(hrefs.first?.place ?? body.place)"
            )
        )
    }
}
