import Comparing
import Testing

/// Two builds, and what must be said of them; the labels follow from the rules, not from what the code prints.
struct LabelledPair: CustomTestStringConvertible, Sendable {
    let before: RecordedMock
    let after: RecordedMock
    /// What relied on the first must fail with the second.
    let isBreaking: Bool
    /// A rule that must be named; nothing where any will do.
    let rule: ChangeRule?
    /// What must not be called more than this.
    let worst: ChangeClass

    var testDescription: String { "\(before.name) → \(after.name)" }

    /// The conforming build before, and something else after, on another installation.
    private static func after(
        defect: String? = nil,
        variant: String? = nil,
        _ worst: ChangeClass,
        _ rule: ChangeRule? = nil
    ) -> LabelledPair {
        LabelledPair(
            before: RecordedMock(),
            after: RecordedMock(
                defects: [defect].compactMap(\.self),
                variants: [variant].compactMap(\.self),
                backups: 26,
                seed: 2
            ),
            isBreaking: worst == .breaking,
            rule: rule,
            worst: worst
        )
    }

    /// Something else before, and the conforming build after, on another installation.
    private static func before(
        defect: String? = nil,
        variant: String? = nil,
        _ worst: ChangeClass,
        _ rule: ChangeRule? = nil
    ) -> LabelledPair {
        LabelledPair(
            before: RecordedMock(
                defects: [defect].compactMap(\.self),
                variants: [variant].compactMap(\.self),
                backups: 26,
                seed: 2
            ),
            after: RecordedMock(),
            isBreaking: worst == .breaking,
            rule: rule,
            worst: worst
        )
    }

    static let all = breaking + conformingBreaking + mild + reversed

    /// Builds that break a promise on which clients stand.
    private static let breaking: [LabelledPair] = [
        .after(defect: "xml-platform-missing", .breaking, .partVanished),
        .after(defect: "json-platform-number", .breaking, .kindDiffers),
        .after(defect: "xml-name-as-element", .breaking, .partMoved),
        .after(defect: "xml-namespace-other", .breaking, .namespace),
        .after(defect: "xml-entity-root", .breaking, .rootDiffers),
        .after(defect: "xml-list-items", .breaking, .rootDiffers),
        .after(defect: "xml-unclosed", .breaking, .unreadable),
        .after(defect: "content-type-text-xml", .breaking, .contentTypeDiffers),
        .after(defect: "content-type-missing", .breaking, .fieldVanished),
        .after(defect: "json-asked-xml-sent", .breaking, .mediaTypeDiffers),
        .after(defect: "entity-404", .breaking, .statusRefused),
        .after(defect: "backups-404", .breaking, .statusRefused),
        .after(defect: "unauthorized-403", .breaking, .challengeVanished),
        .after(defect: "filter-refused-platform", .breaking, .statusRefused),
        .after(defect: "server-link-missing", .breaking, .partVanished),
        .after(defect: "restore-points-link-wrong-type", .breaking, .linkRenamed),
        .after(defect: "server-link-relative", .breaking, .addressForm),
        .after(defect: "json-links-object", .breaking, .kindDiffers),
        .after(defect: "backup-type-unknown", .breaking, .valueReplaced),
        .after(defect: "uid-upper-case", .breaking, .formDiffers),
        .after(defect: "json-paging-strings", .breaking, .kindDiffers),
    ]

    /// Builds that conform to the reference all the same, and break clients of the build before.
    private static let conformingBreaking: [LabelledPair] = [
        .after(variant: "camel-case-json", .breaking, .partRespelled),
        .after(variant: "childbackups-up", .breaking, .linkRenamed),
        .after(variant: "previous", .breaking, .linkRenamed),
        .after(variant: "version-6", .breaking, .versionVanished),
        .after(variant: "byte-order-mark", .breaking, .markInJSON),
    ]

    /// Builds that differ, and break nobody.
    private static let mild: [LabelledPair] = [
        .after(.compatible),
        .after(variant: "path-case", .compatible),
        .after(variant: "external-repositories", .compatible),
        .after(variant: "attribute-order", .compatible),
        .after(variant: "member-order", .compatible),
        .after(variant: "white-space", .compatible, .layout),
        .after(variant: "no-declaration", .compatible, .declaration),
        .after(variant: "extra-property", .compatible, .partAppeared),
        .after(variant: "extra-header", .compatible, .fieldAppeared),
        .after(variant: "header-case", .compatible, .fieldSpelling),
        .after(variant: "charset-absent", .compatible, .charsetSpelling),
        .after(variant: "reference-files", .compatible, .partAppeared),
        .after(variant: "prefixed-namespace", .risky, .prefix),
        .after(variant: "absent-as-null", .risky, .nullAppeared),
        .after(variant: "restricted-role", .risky, .fewVanished),
        .after(defect: "challenge-bearer", .risky, .challengeScheme),
        .after(defect: "error-stack-trace", .risky, .shouldBroken),
    ]

    /// Builds that mend something, or take away what nobody promised.
    private static let reversed: [LabelledPair] = [
        .before(variant: "extra-element", .breaking, .partVanished),
        .before(variant: "reference-files", .breaking, .partVanished),
        .before(defect: "json-platform-number", .breaking, .kindDiffers),
        .before(variant: "byte-order-mark", .compatible, .markVanished),
        .before(defect: "entity-404", .compatible, .refusalMended),
        .before(defect: "challenge-missing", .compatible, .mended),
        .before(defect: "backups-without-session", .risky, .guardAppeared),
    ]
}
