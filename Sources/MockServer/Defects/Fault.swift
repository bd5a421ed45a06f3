/// What a server does wrong, as a change of its behaviour.
struct Fault: Sendable {
    let adjust: @Sendable (inout Behaviour) -> Void
    /// Whether only a connection shows it.
    var isOnWire = false

    /// This fault and another one at once.
    func and(_ other: Fault) -> Fault {
        Fault(
            adjust: { behaviour in
                adjust(&behaviour)
                other.adjust(&behaviour)
            },
            isOnWire: isOnWire || other.isOnWire
        )
    }

    /// Another rule.
    static func rule(_ adjust: @escaping @Sendable (inout Behaviour) -> Void) -> Fault {
        Fault(adjust: adjust)
    }

    /// Another request in place of the one that came.
    static func request(
        _ scope: Scope = .all,
        _ change: @escaping @Sendable (inout MockRequest, Situation) -> Void
    ) -> Fault {
        Fault { $0.edits.requests.append(Edit(scope: scope, change: change)) }
    }

    /// Other items in a list.
    static func list(
        _ scope: ListScope,
        _ change: @escaping @Sendable (inout [ResourceView.Item], ListContext) -> Void
    ) -> Fault {
        Fault { $0.edits.lists.append(ListEdit(scope: scope, change: change)) }
    }

    /// Another resource, wherever it stands.
    static func resource(
        where isMeant: @escaping @Sendable (ResourceContext) -> Bool,
        _ change: @escaping @Sendable (inout Representation, ResourceContext) -> Void
    ) -> Fault {
        Fault { $0.edits.resources.append(ResourceEdit(isMeant: isMeant, change: change)) }
    }

    /// Other backups, wherever they stand.
    static func backups(
        _ form: Form? = nil,
        _ change: @escaping @Sendable (inout Representation, ResourceContext) -> Void
    ) -> Fault {
        resource(where: { $0.item.kind == .backup && (form == nil || $0.form == form) }, change)
    }

    /// Another reply before it is spelled.
    static func reply(_ scope: Scope = .all, _ change: @escaping @Sendable (inout Reply, Situation) -> Void) -> Fault {
        Fault { $0.edits.replies.append(Edit(scope: scope, change: change)) }
    }

    /// Another content of replies that are no errors, before it is spelled.
    static func content(
        _ scope: Scope,
        _ change: @escaping @Sendable (inout Representation) -> Void
    ) -> Fault {
        reply(scope) { reply, _ in
            guard !reply.isRefusal, var representation = reply.representation else { return }
            change(&representation)
            reply.representation = representation
        }
    }

    /// Other errors.
    static func error(_ change: @escaping @Sendable (inout Reply) -> Void) -> Fault {
        reply { reply, _ in
            if reply.isRefusal { change(&reply) }
        }
    }

    /// Another status, with everything else as it was.
    static func status(
        _ status: Status,
        _ scope: Scope,
        for expected: Status = .ok
    ) -> Fault {
        reply(scope) { reply, _ in
            if reply.status == expected { reply.status = status }
        }
    }

    /// A refusal in place of an answer.
    static func refusal(_ refusal: Refusal, _ scope: Scope) -> Fault {
        reply(scope) { reply, situation in
            if !reply.isRefusal { reply = Reply(refusal, mediaType: situation.mediaType) }
        }
    }

    /// Another root in XML.
    static func xml(_ scope: Scope = .backup, _ change: @escaping @Sendable (inout XMLElement) -> Void) -> Fault {
        Fault { behaviour in
            behaviour.edits.elements.append(Edit(scope: scope) { root, _ in change(&root) })
        }
    }

    /// Another root in JSON.
    static func json(_ scope: Scope = .backup, _ change: @escaping @Sendable (inout JSONValue) -> Void) -> Fault {
        Fault { behaviour in
            behaviour.edits.values.append(Edit(scope: scope) { root, _ in change(&root) })
        }
    }

    /// Other text of a media type.
    static func text(
        _ mediaType: MediaType,
        _ scope: Scope = .backup,
        _ change: @escaping @Sendable (inout String) -> Void
    ) -> Fault {
        bytes(mediaType, scope) { bytes in
            var text = String(decoding: bytes, as: UTF8.self)
            change(&text)
            bytes = Array(text.utf8)
        }
    }

    /// Other bytes of a media type.
    static func bytes(
        _ mediaType: MediaType,
        _ scope: Scope = .backup,
        _ change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> Fault {
        Fault { behaviour in
            let scope = scope.and(.taking(mediaType))
            behaviour.edits.contents.append(Edit(scope: scope) { bytes, _ in change(&bytes) })
        }
    }

    /// Another finished response.
    static func response(
        _ scope: Scope = .all,
        _ change: @escaping @Sendable (inout MockResponse) -> Void
    ) -> Fault {
        Fault { behaviour in
            behaviour.edits.responses.append(Edit(scope: scope) { response, _ in change(&response) })
        }
    }

    /// Another response on a connection only.
    static func sent(_ scope: Scope, _ change: @escaping @Sendable (inout MockResponse) -> Void) -> Fault {
        Fault(
            adjust: { behaviour in
                behaviour.edits.sent.append(Edit(scope: scope) { response, _ in change(&response) })
            },
            isOnWire: true
        )
    }
}
