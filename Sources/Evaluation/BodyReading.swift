import Conformance
import Representation

/// What the bytes of a body say, read once for all requirements.
final class BodyReading: Sendable {
    /// The content as a document; nothing where there is no content, or none of ours.
    let document: Document?
    /// Whether there is a document.
    let isThere: Bool
    /// The view on the document; nothing where there is none to view.
    let resource: Resource?
    /// The links of the resource; none where it has no `Links`.
    let links: [LinkReading]

    /// Where the resource says that it is; nothing where that is no destination.
    let target: Target?

    /// What a document says, viewed as a resource.
    init(_ document: Document? = nil, _ resource: Resource? = nil) {
        self.document = document
        isThere = document != nil
        self.resource = resource
        target = resource?.text(of: "Href").flatMap { Href($0).target }
        links = LinkReading.all(of: resource)
    }

    /// Reads bytes, within bounds.
    convenience init(_ bytes: [UInt8], as mediaType: MediaType?, _ limits: BodyLimits) {
        let document: Document? =
            switch mediaType {
            case .xml: Document.readingXML(bytes, limits: limits.xml)
            case .json: Document.readingJSON(bytes, limits: limits.json)
            case nil: nil
            }
        let resource = document?.resource
        // A tree that only its links make large is no tree to walk again for every requirement.
        if bytes.count > limits.links, resource?.links?.count ?? 0 > limits.links {
            self.init(document?.refusingLinks(over: limits.links))
        } else {
            self.init(document, resource)
        }
    }
}
