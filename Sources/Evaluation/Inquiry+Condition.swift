import Conformance
import Representation

extension Inquiry {
    /// Ends the inquiry when the requirement's condition leaves the subject out.
    func requireCondition() throws(Interruption) {
        guard !`case`.requirement.condition.isEmpty else { return }
        for (fact, values) in `case`.requirement.condition.sorted(by: { $0.key < $1.key }) {
            let value = try self.value(ofFact: fact)
            guard values.contains(value) else {
                throw .unbound("\(fact) is \(values.joined(separator: " or "))")
            }
        }
    }

    /// A fact of the subject, read from its entity, in XML or, where that cannot be read, in JSON.
    private func value(ofFact fact: String) throws(Interruption) -> String {
        guard let element = resource.facts[fact], subject.target(in: .entity) != nil else {
            throw .inconclusive(Inconclusive(.noData, "the fact '\(fact)' is told by an entity, and there is none"))
        }
        var first: Inconclusive?
        for mediaType in MediaType.allCases {
            guard let request = hearing.plainRequest(in: .entity, mediaType) else { continue }
            do throws(Interruption) {
                if let value = try representation(of: request).text(of: element) { return value }
                first = first ?? Inconclusive(.blocked, "the entity has none")
            } catch {
                guard case .inconclusive(let reason) = error else { throw error }
                first = first ?? reason
            }
        }
        let obstacle = first ?? Inconclusive(.blocked, "the entity has none")
        throw .inconclusive(
            Inconclusive(obstacle.kind, "\(element), on which it depends, cannot be read: \(obstacle.explanation)")
        )
    }
}
