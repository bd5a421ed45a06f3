import Conformance

// Lists of backups as they are written out: items between lines of their own, the list around them.
extension FarBody {
    /// A collection of backups.
    static func collection(_ backups: [BackupBody], _ form: Form) -> FarBody {
        let (root, list) = form == .entities ? ("Backups", "Backups") : ("EntityReferences", "Refs")
        return FarBody(
            xml: "<\(root) xmlns=\"\(namespace)\">\(items(backups))</\(root)>",
            json: "{\"\(list)\": \(objects(backups))}"
        )
    }

    /// A query's answer, whose JSON doubles the names of lists.
    static func query(_ backups: [BackupBody], _ form: Form, _ page: ListScene.Page) -> FarBody {
        let isOfEntities = form == .entities
        let doubled = "{\"\(isOfEntities ? "Backups" : "Refs")\": \(objects(backups))}"
        let xml = isOfEntities ? "<Backups>\(items(backups))</Backups>" : items(backups)
        let name = isOfEntities ? "Entities" : "Refs"
        let json = isOfEntities ? "{\"Backups\": \(doubled)}" : doubled
        return FarBody(
            xml: "<QueryResult xmlns=\"\(namespace)\"><\(name)>\(xml)</\(name)>\(page.xml)</QueryResult>",
            json: "{\"\(name)\": \(json), \"PagingInfo\": \(page.json)}"
        )
    }

    private static func items(_ backups: [BackupBody]) -> String {
        backups.map { $0.xml.split(separator: "\n").dropFirst().joined(separator: "\n") }.joined(separator: "\n")
    }

    private static func objects(_ backups: [BackupBody]) -> String {
        "[\(backups.map(\.json).joined(separator: ",\n"))]"
    }
}

extension ListScene.Page {
    /// The element `PagingInfo`.
    fileprivate var xml: String {
        let attributes = members.map { " \($0.name)=\"\($0.value)\"" }.joined()
        let links = links.map { link in
            "<Link Rel=\"\(link.relation ?? "")\" Href=\"\((link.href ?? "").replacing("&", with: "&amp;"))\" />"
        }
        return "<PagingInfo\(attributes)><Links>\(links.joined())</Links></PagingInfo>"
    }

    /// The object `PagingInfo`, with numbers as numbers.
    fileprivate var json: String {
        let members = members.map { "\"\($0.name)\": \(Int($0.value) == nil ? "\"\($0.value)\"" : $0.value)" }
        let links = links.map { "{\"Rel\": \"\($0.relation ?? "")\", \"Href\": \"\($0.href ?? "")\"}" }
        return "{\((members + ["\"Links\": [\(links.joined(separator: ", "))]"]).joined(separator: ", "))}"
    }
}
