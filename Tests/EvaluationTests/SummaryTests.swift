import Conformance
import Evaluation
import Testing

/// What is claimed, in one line for a reader.
@Suite struct SummaryTests {
    @Test(arguments: [
        ("backup.status.ok", "the status is 200"),
        ("backup.header.content-length", "the field Content-Length is the number of bytes received"),
        ("backup.header.content-type", "the field Content-Type is there once, with a value"),
        ("backup.header.charset", "the field Content-Type is without a charset, or with utf-8"),
        ("backup.negotiation.accepted", "the field Content-Type is the media type asked for"),
        ("backup.session.challenge", "the field WWW-Authenticate is a challenge of the scheme Basic"),
        ("backup.document.unique-names", "the bytes are unique-names"),
        ("backup.representation.root", "the root, or in JSON the shape, is the form's"),
        ("backup.representation.marks", "Type and Href are in step with the form"),
        ("backup.type", "element BackupType, exactly 1"),
        ("backup.type.value", "element BackupType, one of Standard, ParentBackup, ChildBackup"),
        ("backup.uid.target", "the UID: target"),
        ("backup.links.type", "each link: type"),
        ("backup.link.server", "exactly 1 link 'server'"),
        ("backup.link.server.leads", "following 'server' leads to what is of the link's type"),
        ("backup.document.schema", "valid against the contract's schema"),
        ("session.logout", "session steps: log on, log out"),
        ("session.cookie", "session steps: log on, read with the token in the cookie alone"),
        ("backup.collection.unknown", "the status is 204 or 3xx or 4xx or 5xx"),
        ("backup.collection.unknown.status-code", "the refusal's body: status-code"),
        ("backup.collection.items", "each item keeps what 'backup' demands at this level"),
        ("backup.collection.agents", "the list agrees with agents"),
        ("backup.parity.media-types.links", "media-types agree in links"),
        (
            "backup.restore-points.own",
            "following 'restore-points', each item, its other form leads to what is linked up to the subject"
        ),
        ("backup.parent.lists", "following 'parent', 'children' leads to what is a list that holds the subject"),
        ("backup.server.member", "following 'server' leads to what is listed by the session's collection of its kind"),
        ("backup.link.repository.answers", "following 'repository' leads to what is there"),
        ("backup.query.accepts.uid", "the query: UID may stand in a filter and in an order"),
        (
            "backup.query.filter.name",
            "the query: a filter by Name leaves the items that have the value, and all of them"
        ),
        ("backup.query.sort.type", "the query: by BackupType, ascending and descending are not the same"),
        ("backup.query.pages", "the query: pages follow each other, share no item and lack none"),
        ("service.versions.seven", "the service offers v1_7"),
        ("service.versions.any", "the service offers a version"),
    ])
    func `an assertion is summed up`(_ id: String, _ summary: String) throws {
        let requirement = try Contracts.candidate(id, nil, nil).requirement
        #expect(requirement.assertion.summary == summary)
    }

    @Test func `only session steps are told one by one`() throws {
        let revoked = try Contracts.candidate("session.revoked", nil, nil).requirement.assertion
        let status = try Contracts.candidate("backup.status.ok", nil, nil).requirement.assertion
        #expect(revoked.actions.count == 3)
        #expect(revoked.actions.first == .logOn(.configured))
        #expect(status.actions.isEmpty)
    }
}
