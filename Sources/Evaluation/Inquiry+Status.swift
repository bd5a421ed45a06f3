import Conformance
import Representation

extension Inquiry {
    /// The answer's status code is one of those demanded.
    mutating func statusVerdict(_ codes: [StatusPattern]) throws(Interruption) -> Verdict {
        let request = try request()
        let response = try response(to: request)
        if codes.contains(where: { $0.allows(response.status) }) { return .pass }
        if response.status == 403, request.session == .main {
            return .inconclusive(Inconclusive(.forbidden, "\(request) answered \(response.statusLine)"))
        }
        // Servers were seen to answer 204, 400 and 500 for what is gone, not 404 alone.
        if response.status != 200 { try requireStillListed() }
        return .fail(
            Mismatch(
                expected: "status \(codes.map(\.description).joined(separator: " or "))",
                actual: "status \(response.statusLine)",
                excerpt: response.body.isEmpty ? nil : Excerpt(response.body).text
            )
        )
    }

    /// Ends the inquiry as a race when the subject is gone from the collection that listed it.
    mutating func requireStillListed() throws(Interruption) {
        guard let collection = subject.collection, let wanted = subject.identifier else { return }
        let request = ReadRequest(target: collection, accept: .xml, session: session, look: .second)
        let listed = try representation(of: request).lists.flatMap(\.items).compactMap { item in
            item.text(of: "Href").map { Href($0) }?.target?.segments.last
        }
        guard listed.contains(wanted) else {
            throw .inconclusive(Inconclusive(.race, "\(subject.label) vanished from \(collection) while we looked"))
        }
    }
}

extension Subject {
    /// The id in the subject's targets, in lower case; nothing where they have none.
    var identifier: String? {
        let target = targets[.reference] ?? targets[.entity] ?? targets[.sole]
        return target.flatMap { $0.segments.count > 1 ? $0.segments.last : nil }
    }
}
