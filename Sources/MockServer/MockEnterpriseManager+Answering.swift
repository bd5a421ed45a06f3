extension MockEnterpriseManager {
    /// What a request is answered with.
    mutating func answer(to situation: Situation) throws(Refusal) -> Answer {
        switch situation.route {
        case .outside:
            throw .notFound
        case .enterpriseManager:
            try requireMethod(in: situation)
            if behaviour.session.guardsRoot { _ = try session(of: situation.request) }
            return Answer(status: .ok, representation: situation.view.enterpriseManager)
        case .sessionManager:
            try requireMethod(in: situation)
            return try logOn(situation)
        default:
            let session = try session(of: situation.request)
            try requireMethod(in: situation)
            return try answer(to: situation, of: session)
        }
    }

    private mutating func answer(to situation: Situation, of session: Session) throws(Refusal) -> Answer {
        let view = situation.view
        switch situation.route {
        case .session(let id):
            return try answer(to: situation, session: id)
        case .sessions:
            return Answer(status: .ok, representation: view.logonSessions(sessions.all))
        case .service(let service):
            return Answer(status: .ok, representation: view.representation(of: service, session: session))
        case .query:
            return Answer(status: .ok, representation: try result(in: situation))
        case .collection(let collection):
            return Answer(status: .ok, representation: try representation(of: collection, in: situation))
        case .item(let kind, let id):
            guard let item = view.item(kind, id, form: situation.form) else { throw .notFound }
            return Answer(status: .ok, representation: view.representation(of: item, form: situation.form))
        case .plainList(let list, let server):
            guard served.serverByID[server] != nil else { throw .notFound }
            return Answer(
                status: .ok,
                representation: Representation(name: list.root, items: .init(member: list.root, list: []))
            )
        case .malformedIdentifier:
            throw .malformedIdentifier
        case .outside, .enterpriseManager, .sessionManager, .unknown:
            throw .notFound
        }
    }

    private mutating func answer(to situation: Situation, session id: GUID) throws(Refusal) -> Answer {
        if situation.request.method == "DELETE" { return try logOff(id) }
        guard let session = sessions.session(id) else { throw .notFound }
        return Answer(status: .ok, representation: situation.view.logonSession(session))
    }

    private func requireMethod(in situation: Situation) throws(Refusal) {
        let methods = situation.route.methods
        // A path that names nothing knows no methods; what is wrong with it is said later.
        guard methods.isEmpty || methods.contains(situation.request.method) else { throw .methodNotAllowed(methods) }
    }

    private func requirePermission(toRead collection: Collection) throws(Refusal) {
        guard collection.selection != .all || !behaviour.view.forbidden.contains(collection.kind) else {
            throw .forbidden
        }
    }

    private func representation(
        of collection: Collection,
        in situation: Situation
    ) throws(Refusal) -> Representation {
        try requirePermission(toRead: collection)
        guard let items = situation.view.items(in: collection, form: situation.form) else { throw .notFound }
        return situation.view.representation(of: items, kind: collection.kind, form: situation.form)
    }

    private func result(in situation: Situation) throws(Refusal) -> Representation {
        let query = try Query(situation.target, style: behaviour.query)
        if let kind = query.type.kind { try requirePermission(toRead: Collection(kind: kind, selection: .all)) }
        return situation.view.result(of: query)
    }
}
