extension ChangeRule {
    /// What a rule says.
    struct Entry: Sendable {
        let changeClass: ChangeClass
        let meaning: String
        let reason: String

        init(_ changeClass: ChangeClass, _ meaning: String, _ reason: String) {
            self.changeClass = changeClass
            self.meaning = meaning
            self.reason = reason
        }
    }

    /// The table of rules; everything that a change is called stands here and nowhere else.
    static let table = verdicts.merging(answers) { first, _ in first }.merging(fields) { first, _ in
        first
    }
    .merging(spelling) { first, _ in first }.merging(parts) { first, _ in first }
    .merging(values) { first, _ in first }

    private static let verdicts: [ChangeRule: Entry] = [
        .mustBroken: Entry(
            .breaking,
            "A must that was kept is violated.",
            "Every source agrees on a must, so clients are written to it."
        ),
        .shouldBroken: Entry(
            .risky,
            "A should that was kept is not.",
            "Some clients rely on it although not every server keeps it."
        ),
        .mayBroken: Entry(
            .compatible,
            "A may that was kept is not.",
            "Nobody can rely on what servers need not do."
        ),
        .mustUnjudged: Entry(
            .risky,
            "A must that was kept ends blocked or in error.",
            "Nobody knows whether it is still kept."
        ),
        .violationFirstSeen: Entry(
            .risky,
            "A must is violated that could not be judged before.",
            "The server may have violated it all the time."
        ),
        .findingFirstSeen: Entry(
            .compatible,
            "A should or may is not kept that could not be judged before.",
            "The server may have done so all the time, and no client can have relied on it."
        ),
        .mended: Entry(.compatible, "What was not kept is kept.", "It is what the reference says."),
        .waived: Entry(.compatible, "What was kept is waived.", "Somebody answers for the difference."),
        .unjudged: Entry(
            .compatible,
            "What was kept could not be judged.",
            "Nothing speaks against it; the installation had nothing to judge it on."
        ),
    ]

    private static let answers: [ChangeRule: Entry] = [
        .versionVanished: Entry(
            .breaking,
            "A version of the interface is not offered any more.",
            "A client that asks for it by name gets no session."
        ),
        .versionAppeared: Entry(
            .compatible,
            "A further version is offered.",
            "Whoever asks for an old one still can."
        ),
        .statusRefused: Entry(
            .breaking,
            "What was answered is refused, or not answered at all.",
            "Whoever asks for it gets nothing."
        ),
        .statusOftenRefused: Entry(
            .breaking,
            "What was always answered is refused for so many subjects that chance does not explain it.",
            "Whoever asks for one of them gets nothing."
        ),
        .statusSometimesRefused: Entry(
            .risky,
            "What was always answered is refused for some subjects.",
            "It may be the subjects, or a server that was busy."
        ),
        .successDiffers: Entry(
            .breaking,
            "A request succeeds with another status.",
            "Clients compare the status with the documented one."
        ),
        .successSometimesDiffers: Entry(
            .risky,
            "Some requests succeed with another status.",
            "Clients compare the status with the documented one, and may meet the other."
        ),
        .challengeVanished: Entry(
            .breaking,
            "What was refused with 401 is refused with another status.",
            "Clients log on again when they see 401, and only then."
        ),
        .refusalDiffers: Entry(
            .risky,
            "What was refused is refused with another status.",
            "Only what handles failures looks at the status of one."
        ),
        .refusalMended: Entry(
            .compatible,
            "What was refused is answered.",
            "Nobody relies on getting nothing; a must about it is judged by itself."
        ),
        .guardVanished: Entry(
            .risky,
            "What was refused for want of rights is answered.",
            "No client fails by it, but the server shows more than it did."
        ),
        .guardAppeared: Entry(
            .risky,
            "What was answered without a valid session is refused.",
            "Clients that never logged on fail; those that do, as the reference says, go on."
        ),
    ]

    private static let fields: [ChangeRule: Entry] = [
        .mediaTypeDiffers: Entry(
            .breaking,
            "The content of an answer is of another media type.",
            "A reader of the one cannot read the other."
        ),
        .refusalMediaTypeDiffers: Entry(
            .risky,
            "The content of a refusal is of another media type.",
            "Only what handles failures reads it."
        ),
        .contentTypeDiffers: Entry(
            .breaking,
            "Content-Type names another media type.",
            "Clients choose their reader by it."
        ),
        .charsetDiffers: Entry(
            .risky,
            "Content-Type names another charset.",
            "Readers that believe it read other characters."
        ),
        .charsetSpelling: Entry(
            .compatible,
            "The charset of Content-Type comes, goes or is spelt otherwise.",
            "XML and JSON are UTF-8 without it, and its case says nothing (RFC 9110, section 8.3.2)."
        ),
        .fieldVanished: Entry(
            .breaking,
            "A header field that clients cannot do without is not sent any more.",
            "Without the token there is no session, and without Content-Type no reader."
        ),
        .framingFieldVanished: Entry(
            .risky,
            "Content-Length, Location or WWW-Authenticate is not sent any more.",
            "HTTP does without, but the reference promises it, and some clients look."
        ),
        .otherFieldVanished: Entry(
            .compatible,
            "Another header field is not sent any more.",
            "No page promises it, and none tells what the resource is."
        ),
        .fieldAppeared: Entry(
            .compatible,
            "A further header field is sent.",
            "Clients skip the fields they do not know."
        ),
        .fieldSpelling: Entry(
            .compatible,
            "The name of a header field is spelt in another case.",
            "Names of fields are compared without case (RFC 9110, section 5.1)."
        ),
        .challengeScheme: Entry(
            .risky,
            "A challenge asks for another scheme.",
            "Clients that answer challenges do not know what to send."
        ),
    ]

    private static let spelling: [ChangeRule: Entry] = [
        .unreadable: Entry(
            .breaking,
            "A document is not well-formed any more.",
            "No reader can make anything of it."
        ),
        .readable: Entry(
            .compatible,
            "A document has become well-formed.",
            "Readers that coped still do."
        ),
        .markInJSON: Entry(
            .breaking,
            "JSON begins with a byte order mark.",
            "RFC 8259 lets readers refuse it, and those that clients use commonly do."
        ),
        .markInXML: Entry(
            .compatible,
            "XML begins with a byte order mark.",
            "Every reader of XML must know it (XML 1.0, appendix F)."
        ),
        .markVanished: Entry(.compatible, "The byte order mark is gone.", "UTF-8 needs none."),
        .declaration: Entry(
            .compatible,
            "The XML declaration comes or goes.",
            "XML 1.0 in UTF-8 is the same with and without it."
        ),
        .encoding: Entry(
            .risky,
            "The XML declaration names another encoding.",
            "Not every reader knows every encoding."
        ),
        .namespace: Entry(
            .breaking,
            "The root element is in another namespace.",
            "Readers that heed namespaces find none of the elements."
        ),
        .prefix: Entry(
            .risky,
            "The elements get or lose a prefix.",
            "To readers that heed namespaces it is the same; those that search for plain names find nothing."
        ),
        .layout: Entry(
            .compatible,
            "Documents stand on one line, or no longer do.",
            "White space between elements and values means nothing."
        ),
        .doubledNames: Entry(
            .risky,
            "A JSON object names a member twice.",
            "Readers differ in which of the two they take (RFC 8259, section 4)."
        ),
        .rootDiffers: Entry(
            .breaking,
            "The root element has another name.",
            "Paths and bindings begin with it."
        ),
        .refusalRootDiffers: Entry(
            .risky,
            "The root element of a refusal has another name.",
            "Only what handles failures reads it."
        ),
    ]
}
