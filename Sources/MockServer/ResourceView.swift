/// Turns resources of an inventory into representations with links to an origin.
struct ResourceView: Sendable {
    /// What both forms of one key resource are made from.
    struct Item: Sendable {
        var kind: Kind
        var id: GUID
        var name: String
        var links: [Link]
        /// The elements of the entity; a reference has none.
        var elements: [Representation.Element]
    }

    let inventory: Inventory
    /// Scheme, host and port, such as `https://localhost:9398`.
    let origin: String
    let mediaType: MediaType
    let behaviour: Behaviour

    /// How resources lead to each other.
    var style: ViewStyle { behaviour.view }

    /// The UID of a resource.
    func uid(_ kind: Kind, _ id: GUID) -> String {
        "urn:veeam:\(kind.name):\(id)"
    }

    /// An absolute target below `/api`.
    func href(_ path: String, form: Form = .reference) -> String {
        origin + "/api/" + style.spelled(path) + (form == .entity ? "?format=Entity" : "")
    }

    /// A link to one key resource.
    func link(_ relation: Link.Relation, _ kind: Kind, _ id: GUID, name: String?, form: Form = .reference) -> Link {
        Link(relation: relation, href: href("\(kind.path)/\(id)", form: form), type: kind.type(form), name: name)
    }

    /// A link to a collection of key resources, which has no name.
    func list(_ relation: Link.Relation, _ kind: Kind, at path: String, form: Form = .reference) -> Link {
        Link(relation: relation, href: href(path, form: form), type: kind.listType(form))
    }

    /// The link from one form of a resource to the other.
    func alternate(_ kind: Kind, _ id: GUID, name: String, from form: Form) -> Link {
        link(.alternate, kind, id, name: name, form: form == .entity ? .reference : .entity)
    }

    /// The link to the backup server of a resource.
    func server(_ id: GUID) -> Link {
        link(.up, .backupServer, id, name: inventory.serverByID[id]?.name)
    }

    /// One form of an item; references inside a collection have a shorter element name.
    func representation(of item: Item, form: Form, inCollection: Bool = false) -> Representation {
        let context = ResourceContext(item: item, form: form, isListed: inCollection, view: self)
        let edits = behaviour.edits.resources.filter { $0.isMeant(context) }
        return edits.reduce(into: plainRepresentation(of: item, form: form, inCollection: inCollection)) {
            $1.change(&$0, context)
        }
    }

    private func plainRepresentation(of item: Item, form: Form, inCollection: Bool) -> Representation {
        let links = item.links + (style.hasExtraLinks ? extraLinks : [])
        let href = Representation.Attribute(
            name: "Href",
            value: .text(href("\(item.kind.path)/\(item.id)", form: form))
        )
        let type = Representation.Attribute(name: "Type", value: .text(item.kind.type(form)))
        let name = Representation.Attribute(name: "Name", value: .text(item.name))
        let uid = Representation.Attribute(name: "UID", value: .text(uid(item.kind, item.id)))
        switch form {
        case .entity:
            return Representation(
                name: item.kind.name,
                attributes: [href, type, name, uid],
                links: links,
                elements: item.elements
            )
        case .reference:
            return Representation(
                name: inCollection ? "Ref" : "EntityRef",
                attributes: [uid, name, href, type],
                links: links,
                order: .linksFirst
            )
        }
    }

    /// Links that no page describes: one that can be followed, and an action.
    private var extraLinks: [Link] {
        [
            list(.related, .job, at: Kind.job.path),
            Link(relation: .quickBackup, href: href(Kind.job.path + "?action=extension")),
        ]
    }

    /// A collection root, which has neither attributes nor links.
    func representation(of items: [Item], kind: Kind, form: Form) -> Representation {
        let list = items.map { representation(of: $0, form: form, inCollection: true) }
        switch form {
        case .entity: return Representation(name: kind.plural, items: .init(member: kind.plural, list: list))
        case .reference: return Representation(name: "EntityReferences", items: .init(member: "Refs", list: list))
        }
    }
}
