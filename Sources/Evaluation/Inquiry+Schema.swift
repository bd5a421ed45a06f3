import Conformance
import Representation
import XML

extension Inquiry {
    /// The body is valid against an XML schema.
    func schemaVerdict(_ source: SchemaSource) throws(Interruption) -> Verdict {
        if source == .product, judge.productSchema == nil {
            throw .notApplicable("no schema was handed over with --xsd")
        }
        let request = try request()
        let root = try tree(try document(of: request))
        guard let form = `case`.form else { return .pass }
        let diagnostics: [XMLDiagnostic]
        switch source {
        case .product:
            diagnostics = judge.productSchema?.validate(try response(to: request).body) ?? []
        case .contract:
            let key = Judge.SchemaKey(resource: resource.name, form: form)
            diagnostics = judge.schemas[key]?.diagnostics(of: root) ?? []
        }
        guard let first = diagnostics.first(where: { $0.severity != .warning }) else { return .pass }
        return .fail(
            Mismatch(
                expected:
                    "a body valid against \(source == .product ? "the schema handed over" : "the contract's schema")",
                actual: first.message,
                place: first.path ?? first.line.map { "line \($0)" }
            )
        )
    }
}
