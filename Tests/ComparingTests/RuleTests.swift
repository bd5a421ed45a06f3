import Comparing
import Conformance
import Testing

/// Each rule on builds that differ in one thing, and the other way round.
@Suite struct RuleTests {
    /// A build that differs from the plain one, and what that is called forwards and backwards.
    struct Example: CustomTestStringConvertible, Sendable {
        let name: String
        let build: Synthetic
        let forwards: Set<ChangeRule>
        let backwards: Set<ChangeRule>

        var testDescription: String { name }

        init(
            _ name: String,
            _ forwards: Set<ChangeRule>,
            _ backwards: Set<ChangeRule>,
            _ change: (inout Synthetic) -> Void
        ) {
            self.name = name
            self.forwards = forwards
            self.backwards = backwards
            var build = Synthetic()
            build.offset = 1000
            change(&build)
            self.build = build
        }

        /// A change of text in XML.
        static func xml(
            _ name: String,
            _ forwards: Set<ChangeRule>,
            _ backwards: Set<ChangeRule>,
            of share: Int = 1,
            _ text: String,
            _ other: String
        ) -> Example {
            Example(name, forwards, backwards) { build in
                build.xml = { body, number in number % share == 0 ? body.replacing(text, with: other) : body
                }
            }
        }

        /// A change of text in JSON.
        static func json(
            _ name: String,
            _ forwards: Set<ChangeRule>,
            _ backwards: Set<ChangeRule>,
            of share: Int = 1,
            _ text: String,
            _ other: String
        ) -> Example {
            Example(name, forwards, backwards) { build in
                build.json = { body, number in
                    number % share == 0 ? body.replacing(text, with: other) : body
                }
            }
        }
    }

    private static let examples = parts + values + spelling + answers

    private static let parts: [Example] = [
        Example("an element", [.partVanished], [.partAppeared]) { build in
            build.xml = { text, number in text.replacing("<Size>\(number)</Size>", with: "") }
        },
        .xml(
            "an element renamed",
            [.partVanished, .partAppeared],
            [.partVanished, .partAppeared],
            "Size>",
            "Length>"
        ),
        .xml("case of a name", [.partRespelled], [.partRespelled], "Size>", "size>"),
        .xml("an element of some", [.partOptional], [], of: 3, "Size>", "Length>"),
        .xml("an element of one", [.partSometimesMissing], [], of: 24, "<Size>0</Size>", ""),
        .xml("nothing in it", [.partEmptied], [], "<Time>2026-01-01T00:00:00Z<", "<Time><"),
        .xml(
            "twice",
            [.partDoubled],
            [],
            "<IsFull>true</IsFull>",
            "<IsFull>true</IsFull><IsFull>true</IsFull>"
        ),
        .json("null for absent", [.nullVanished], [.nullAppeared], "\"Note\":null,", ""),
        .xml(
            "a link",
            [.partVanished, .partAppeared],
            [.partVanished, .partAppeared],
            "backupServers/1\" Type=\"",
            "jobs/1\" Type=\"X"
        ),
        .xml("a Rel", [.linkRenamed], [.linkRenamed], "Rel=\"Up\"", "Rel=\"Related\""),
        .xml(
            "an unknown Rel",
            [.linkRenamed, .relationNew],
            [.linkRenamed],
            "Rel=\"Up\"",
            "Rel=\"Above\""
        ),
        .xml(
            "a link twice",
            [.linkDoubled],
            [],
            "</Links>",
            "<Link Href=\"https://a.example/api/x\" Type=\"BackupServerReference\" Rel=\"Up\" Name=\"S\"/></Links>"
        ),
        .xml(
            "where a link leads",
            [.linkTarget],
            [.linkTarget],
            "/api/backupServers/",
            "/api/servers/"
        ),
    ]

    private static let values: [Example] = [
        .json(
            "a number as text",
            [.kindDiffers],
            [.kindDiffers],
            "\"Platform\":\"VMware\"",
            "\"Platform\":1"
        ),
        .json(
            "sometimes a number",
            [.kindSometimesDiffers],
            [],
            of: 2,
            "\"Platform\":\"VMware\"",
            "\"Platform\":1"
        ),
        .xml("a number with words", [.formDiffers], [], "</Size>", " bytes</Size>"),
        .xml("a number with a fraction", [.fractionOfNumber], [], "</Size>", ".5</Size>"),
        .xml(
            "a time with a fraction",
            [.fractionOfTime],
            [.fractionOfTime],
            "00Z</Time>",
            "00.5Z</Time>"
        ),
        .xml("a time without zone", [.zoneDiffers], [.zoneDiffers], "00Z</Time>", "00</Time>"),
        .xml("a Boolean", [.booleanCase], [.formDiffers], "<IsFull>true", "<IsFull>True"),
        .xml(
            "a guid",
            [.capitalsOfGUID],
            [.capitalsOfGUID],
            "<Key>00000000-0000-4000-8000-0",
            "<Key>00000000-0000-4000-8000-A"
        ),
        .xml("no origin", [.addressForm], [.addressForm], "https://a.example/api", "/api"),
        .xml("an undocumented value", [.valueNew], [], of: 3, ">VMware<", ">Solaris<"),
        .xml("another value", [.valueReplaced], [], ">VMware<", ">Solaris<"),
        .xml("case of a value", [.valueRespelled], [.valueRespelled], ">VMware<", ">vmware<"),
        .xml("a documented value", [], [], ">VMware<", ">HyperV<"),
    ]

    private static let spelling: [Example] = [
        .xml("not well-formed", [.unreadable], [.readable], "</Backup>", ""),
        .json(
            "a mark in JSON",
            [.markInJSON],
            [.markVanished],
            "{\"Platform\"",
            "\u{FEFF}{\"Platform\""
        ),
        .xml("a mark in XML", [.markInXML], [.markVanished], "<?xml", "\u{FEFF}<?xml"),
        .xml(
            "no declaration",
            [.declaration],
            [.declaration],
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            ""
        ),
        .xml("an encoding", [.encoding], [.encoding], "encoding=\"utf-8\"", "encoding=\"us-ascii\""),
        .xml("a namespace", [.namespace], [.namespace], "xmlns=\"n\"", "xmlns=\"m\""),
        .xml("a line", [.layout], [.layout], "<Links>", "\n<Links>"),
        .xml("a root", [.rootDiffers], [.rootDiffers], "Backup ", "Entity "),
        .json(
            "a name twice",
            [.doubledNames, .partDoubled],
            [],
            "{\"Platform\"",
            "{\"Size\":1,\"Platform\""
        ),
    ].map { $0.name == "a root" ? $0.closing("</Backup>", as: "</Entity>") : $0 }

    private static let answers: [Example] = [
        Example("refused", [.statusRefused], [.refusalMended]) { build in
            let body = build.refusal.body
            build.status = 404
            build.xml = { _, _ in body }
            build.json = { _, _ in "{\"Message\":\"No.\"}" }
        },
        Example("created", [.successDiffers], [.successDiffers]) { $0.status = 201 },
        Example("forbidden", [.challengeVanished], [.refusalDiffers]) { $0.refusal.status = 403 },
        Example("let in", [.guardVanished], [.guardAppeared]) { $0.refusal.status = 200 },
        Example("plain refusal", [.refusalMediaTypeDiffers], [.refusalMediaTypeDiffers]) {
            $0.refusal.body = "no"
        },
        Example("Fault", [.refusalRootDiffers], [.refusalRootDiffers]) {
            $0.refusal.body = $0.refusal.body.replacing("Error", with: "Fault")
        },
        Example("Bearer", [.challengeScheme], [.challengeScheme]) { $0.challenge = "Bearer x" },
        Example("text/xml", [.contentTypeDiffers], [.contentTypeDiffers]) {
            $0.setType("text/xml; charset=utf-8")
        },
        Example("another charset", [.charsetDiffers], [.charsetDiffers]) {
            $0.fields = { $0.map { FieldLine($0.name, $0.value.replacing("utf-8", with: "latin1")) } }
        },
        Example("no charset", [.charsetSpelling], [.charsetSpelling]) {
            $0.fields = { $0.map { FieldLine($0.name, $0.value.replacing("; charset=utf-8", with: "")) } }
        },
        Example("no Content-Type", [.fieldVanished], [.fieldAppeared]) { $0.drop("Content-Type") },
        Example("no Content-Length", [.framingFieldVanished], [.fieldAppeared]) {
            $0.drop("Content-Length")
        },
        Example("no Server", [.otherFieldVanished], [.fieldAppeared]) { $0.drop("Server") },
        Example("case of Server", [.fieldSpelling], [.fieldSpelling]) {
            $0.fields = { $0.map { FieldLine($0.name.lowercased(), $0.value) } }
        },
        Example("a version less", [.versionVanished], [.versionAppeared]) { $0.versions = ["v1_7"] },
    ]

    @Test(arguments: examples)
    func `a difference is named by its rule`(_ example: Example) throws {
        let comparison = try Comparison(Synthetic().image, example.build.image, syntheticVocabulary)
        #expect(comparison.rules.isSuperset(of: example.forwards))
        #expect(comparison.worst == example.forwards.map(\.changeClass).max() ?? .compatible)
    }

    @Test(arguments: examples)
    func `and backwards by another`(_ example: Example) throws {
        let comparison = try Comparison(example.build.image, Synthetic().image, syntheticVocabulary)
        #expect(comparison.rules.isSuperset(of: example.backwards))
        guard !example.backwards.isEmpty else { return }
        #expect(comparison.worst == example.backwards.map(\.changeClass).max())
    }

    @Test func `what 19 subjects had and chose to have is risky, what 20 had is breaking`() throws {
        for (subjects, rule) in [(57, ChangeRule.fewVanished), (60, .partVanished)] {
            var before = Synthetic()
            before.subjects = subjects
            before.xml = { text, number in
                number % 3 == 0 ? text.replacing("<Size>", with: "<Extra>1</Extra><Size>") : text
            }
            var after = Synthetic()
            after.subjects = subjects
            let comparison = try Comparison(before.image, after.image, syntheticVocabulary)
            #expect(comparison.rules.contains(rule))
        }
    }

    @Test func `what few had and few could show is no change`() throws {
        var before = Synthetic()
        before.xml = { text, number in
            number % 6 == 0 ? text.replacing("<Size>", with: "<Extra>1</Extra><Size>") : text
        }
        var after = Synthetic()
        after.subjects = 8
        let comparison = try Comparison(before.image, after.image, syntheticVocabulary)
        #expect(comparison.rules.contains(.partNotSeen))
        #expect(comparison.worst == .compatible)
    }

    @Test func `what only a kind has is compared within the kind`() throws {
        let kinds: @Sendable (String, Int) -> String = { text, number in
            number % 2 == 0
                ? text.replacing(">Standard<", with: ">ParentBackup<").replacing(
                    "<Size>",
                    with: "<Children>1</Children><Size>"
                )
                : text
        }
        var before = Synthetic()
        before.xml = kinds
        // No parent is left to have children, and nobody can say that they would not.
        let comparison = try Comparison(before.image, Synthetic().image, syntheticVocabulary)
        #expect(!comparison.changes.contains { $0.part == "Children" })
        var after = Synthetic()
        after.xml = { kinds($0, $1).replacing("<Children>1</Children>", with: "") }
        let other = try Comparison(before.image, after.image, syntheticVocabulary)
        #expect(other.changes.first { $0.part == "Children" }?.rule == .partVanished)
    }
}

extension RuleTests.Example {
    /// The example with one more replacement in XML.
    fileprivate func closing(_ text: String, as other: String) -> Self {
        let change = build.xml
        return Self(name, forwards, backwards) {
            $0.xml = { change($0, $1).replacing(text, with: other) }
        }
    }
}

extension Synthetic {
    fileprivate mutating func drop(_ name: String) { fields = { $0.filter { $0.name != name } } }

    fileprivate mutating func setType(_ type: String) {
        fields = { $0.map { $0.name == "Content-Type" ? FieldLine("Content-Type", type) : $0 } }
    }
}
