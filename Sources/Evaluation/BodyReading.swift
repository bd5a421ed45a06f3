import Conformance
import Representation

/// What the bytes of a body say.
struct BodyReading: Sendable {
    /// The content as a document; nothing where there is no content, or none of ours.
    var document: Document?
    /// The view on the document; nothing where there is none to view.
    var resource: Resource?
}

extension BodyReading {
    /// Reads bytes, within bounds.
    init(_ bytes: [UInt8], as mediaType: MediaType?, _ limits: BodyLimits) {
        document =
            switch mediaType {
            case .xml: Document.readingXML(bytes, limits: limits.xml)
            case .json: Document.readingJSON(bytes, limits: limits.json)
            case nil: nil
            }
        resource = document?.resource
        // A tree that only its links make large is no tree to walk again for every requirement.
        guard bytes.count > limits.links, resource?.links?.count ?? 0 > limits.links else { return }
        document = document?.refusingLinks(over: limits.links)
        resource = nil
    }
}
