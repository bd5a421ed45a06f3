import Conformance
import Representation

extension Inquiry {
    /// The service offers a version of the interface; nothing stands for any.
    func offersVerdict(_ version: RESTVersion?) throws(Interruption) -> Verdict {
        let request = try request()
        let body = try representation(of: request)
        let list = body.part(named: "SupportedVersions") ?? body
        let names = list.lists.flatMap(\.items).compactMap { $0.text(of: "Name") }
        let offered = names.compactMap { RESTVersion($0) }
        if version.map(offered.contains) ?? !offered.isEmpty { return .pass }
        return .fail(
            Mismatch(
                expected: version.map { "version \($0) among the supported ones" }
                    ?? "a supported version such as v1_7",
                actual: names.isEmpty ? "none" : names.joined(separator: ", "),
                place: "\(list.place)"
            )
        )
    }
}
