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

    /// A server whose backup has it.
    var scene: Scene {
        get throws { try Scene.conforming(type, breaking: form, by: change) }
    }
}
