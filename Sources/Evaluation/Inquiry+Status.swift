import Conformance
import Representation

extension Inquiry {
    /// The answer's status code is one of those demanded.
    func statusVerdict(_ codes: [StatusPattern]) throws(Interruption) -> Verdict {
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
    func requireStillListed() throws(Interruption) {
        // A collection that cannot be read is not asked for because it cannot be read.
        guard !hearing.isAskingForList, let collection = subject.collection, let wanted = hearing.ownID else {
            return
        }
        hearing.isAskingForList = true
        defer { hearing.isAskingForList = false }
        let request = ReadRequest(target: collection, accept: .xml, session: session, look: .second)
        let listed = try listedIDs(request)
        guard listed.contains(wanted) else {
            throw .inconclusive(Inconclusive(.race, "\(subject.label) vanished from \(collection) while we looked"))
        }
    }
}

extension Inquiry {
    /// The ids that a collection lists or, where it is too large for one answer, the query for this one subject.
    private func listedIDs(_ request: ReadRequest) throws(Interruption) -> [String] {
        if case .failure(let error) = try observation(of: request).result, error.kind == .contentTooLarge,
            let query = Target.query(for: resource.kind)
        {
            let filtered = query.adding("filter", value: "UID==\"\(subject.label)\"")
            let answer = ReadRequest(target: filtered, accept: .xml, session: session, look: .second)
            return try representation(of: answer).listedItems.compactMap(\.listedID)
        }
        return try representation(of: request).listedItems.compactMap(\.listedID)
    }
}
