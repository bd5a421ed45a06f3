extension Defect {
    /// Sessions and root resources that do not say what they should.
    static let sessionContents: [Defect] = contents + roots

    private static let contents = [
        Defect(
            "logon-content-missing",
            "A logon is answered without content.",
            .reply(.logon) { reply, _ in if reply.status == .created { reply.representation = nil } }
        ),
        Defect(
            "logon-root",
            "The root of a logon's answer is named Session.",
            .content(.logon) { $0.name = "Session" }
        ),
        Defect(
            "session-href-missing",
            "A logon's answer has no Href.",
            .content(.logon) { session in session.attributes.removeAll { $0.name == "Href" } }
        ),
        Defect(
            "session-type-other",
            "A logon's answer has another Type.",
            .content(.logon) { $0.set("Type", to: "LoginSession") }
        ),
        Defect(
            "session-id-missing",
            "A logon's answer has no SessionId.",
            .content(.logon) { $0.removeElement("SessionId") }
        ),
        Defect(
            "session-id-malformed",
            "The SessionId is no GUID.",
            .content(.logon) { $0.setElement("SessionId", to: "7") }
        ),
        Defect(
            "session-id-differs",
            "The SessionId is not that of the Href.",
            .content(.logon) { $0.setElement("SessionId", to: GUID.nowhere.description) }
        ),
        Defect(
            "user-name-missing",
            "A logon's answer has no UserName.",
            .content(.logon) { $0.removeElement("UserName") }
        ),
        Defect(
            "user-name-other",
            "A logon's answer names another user.",
            .content(.logon) { $0.setElement("UserName", to: "somebody else") }
        ),
        Defect(
            "delete-link-missing",
            "A session has no link to log it off.",
            .anySession { $0.removeLinks { $0.relation == .delete } }
        ),
        Defect(
            "delete-link-other-id",
            "The link to log a session off is that of another.",
            .anySession {
                $0.editLinks(where: { $0.relation == .delete }, { $0.href = LinkFlaw.href($0.href, naming: .nowhere) })
            }
        ),
        Defect(
            "session-list-empty",
            "The list of sessions lacks the own one.",
            .content(Scope { $0.route == .sessions }) { $0.items?.list = [] }
        ),
    ]

    private static let roots = [
        Defect("root-name", "The root resource is named Manager.", .content(.root) { $0.name = "Manager" }),
        Defect(
            "create-link-missing",
            "The root resource does not link to the logon.",
            .content(.root) { $0.removeLinks { $0.relation == .create } }
        ),
        Defect(
            "create-link-other-path",
            "The root resource links to a logon that is not there.",
            .content(.root) {
                $0.editLinks(where: { $0.relation == .create }) {
                    $0.href = $0.href?.replacing("sessionMngr", with: "sessions")
                }
            }
        ),
        Defect(
            "versions-missing",
            "The root resource has no SupportedVersions.",
            .content(.root) { $0.removeElement("SupportedVersions") }
        ),
        Defect(
            "versions-empty",
            "The root resource supports no version.",
            .content(.root) { $0.editNested("SupportedVersions") { $0.items?.list = [] } }
        ),
        Defect(
            "versions-lack-newest",
            "The version of a logon is not among the supported ones.",
            .content(.root) { $0.editNested("SupportedVersions") { _ = $0.items?.list.popLast() } }
        ),
        Defect(
            "versions-lack-links",
            "The supported versions do not say where to log on.",
            .content(.root) {
                $0.editNested("SupportedVersions") { versions in
                    let list = versions.items?.list ?? []
                    versions.items?.list = list.map {
                        Representation(name: $0.name, attributes: $0.attributes, links: [])
                    }
                }
            }
        ),
    ]
}

extension Fault {
    /// Another session, at its logon and when it is read.
    fileprivate static func anySession(_ change: @escaping @Sendable (inout Representation) -> Void) -> Fault {
        content(Scope { Scope.logon.holds($0) || Scope.session.holds($0) }, change)
    }
}
