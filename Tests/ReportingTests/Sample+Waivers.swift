import Conformance

extension Sample {
    static func waiver(
        _ requirement: String = "backup.platform",
        subject: String? = nil,
        reason: String = "The platform came with the last update; the vendor knows.",
        until: String = "2025-12-31",
        lines: ClosedRange<Int> = 12...17
    ) -> Waiver {
        Waiver(
            requirement: requirement,
            subject: subject,
            reason: reason,
            owner: "Backup operations",
            until: until,
            location: Conformance.SourceLocation(file: "waivers.yaml", line: lines.lowerBound, column: 3),
            lastLine: lines.upperBound
        )
    }

    /// A run that keeps everything but what is waived, with a waiver of each state.
    static func waived(_ states: [WaiverUse.State] = WaiverUse.State.allCases) throws -> Run {
        let waiver = waiver(subject: "urn:veeam:Backup:*")
        let waived = try MediaType.allCases.map { type in
            result(
                form: .entity,
                mediaType: type,
                outcome: .waived,
                findings: [try finding(actual: hostile)],
                waiver: waiver
            )
        }
        let others = try conforming().results.filter { $0.form != .entity }
        let waivers: [WaiverUse.State: Waiver] = [
            .active: waiver,
            .expired: Sample.waiver("session.revoked", until: "2025-02-28", lines: 3...8),
            .stale: Sample.waiver("backup.link.*", lines: 19...24),
            .unused: Sample.waiver("tape.*", reason: hostile, lines: 30...30),
        ]
        return try run(
            others + waived,
            waivers: states.compactMap { state in waivers[state].map { WaiverUse(waiver: $0, state: state) } }
        )
    }
}
