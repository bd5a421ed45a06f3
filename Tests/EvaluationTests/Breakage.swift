import Conformance
import Testing

/// One thing that is wrong with a backup's body, and what a requirement must say about it in both media types.
struct Breakage: CustomTestStringConvertible, Sendable {
    let requirement: String
    var type = BackupType.standard
    var form = Form.entity
    let expected: String
    let actual: String
    /// Where it is in XML.
    let xml: String
    /// Where it is in JSON.
    let json: String
    let change: @Sendable (inout BackupBody) -> Void

    var testDescription: String { "\(requirement) [\(form)]: \(actual)" }

    /// Where it is in a media type.
    func place(in mediaType: MediaType) -> String { mediaType == .xml ? xml : json }

    /// Looks at what its requirement says about it, and that the place is marked in the excerpt.
    func check(in mediaType: MediaType) throws {
        let mismatch = try #require(try scene.verdict(of: requirement, form, mediaType).mismatch)
        let place = place(in: mediaType)
        #expect(mismatch.unquoted == Mismatch(expected: expected, actual: actual, place: place))
        let step = place.prefix { $0 != " " }.split(separator: "/").last?.prefix { $0 != "[" } ?? ""
        let opening =
            if step.first == "@" {
                "\(step.dropFirst())=\""
            } else if mediaType == .xml {
                "<\(step)"
            } else {
                step == "the" || Int(step) != nil ? "{" : "\"\(step)\": "
            }
        #expect(mismatch.marked?.hasPrefix(opening) == true, "\(mismatch.marked ?? "nothing") is not \(place)")
    }

    /// A server whose backup has it.
    var scene: Scene {
        get throws { try Scene.conforming(type, breaking: form, by: change) }
    }
}
