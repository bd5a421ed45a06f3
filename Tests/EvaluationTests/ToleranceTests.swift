import Conformance
import Evaluation
import Testing

/// What the reference leaves open changes no verdict.
@Suite struct ToleranceTests {
    /// A liberty that a server may take with the text of a body.
    struct Liberty: CustomTestStringConvertible {
        let name: String
        let mediaType: MediaType
        let take: @Sendable (_ body: BackupBody) -> String

        var testDescription: String { "\(name), \(mediaType)" }
    }

    private static let inXML = [
        Liberty(name: "attributes in another order", mediaType: .xml) { body in
            var other = body
            other.attributes.reverse()
            return other.xml
        },
        Liberty(name: "links in another order", mediaType: .xml) { body in
            var other = body
            other.links.reverse()
            return other.xml
        },
        Liberty(name: "elements in another order", mediaType: .xml) { body in
            var other = body
            other.elements.reverse()
            return other.xml
        },
        Liberty(name: "an attribute nobody knows", mediaType: .xml) { body in
            body.xml.replacing(" Name=\"Nightly", with: " Colour=\"red\" Name=\"Nightly")
        },
        Liberty(name: "an element nobody knows", mediaType: .xml) { body in
            body.xml.replacing("</Links>", with: "</Links><Extra At=\"1\"><Deep><Platform/></Deep></Extra>")
        },
        Liberty(name: "an element nobody knows before the links", mediaType: .xml) { body in
            body.xml.replacing("<Links>", with: "<Extra/><Links>")
        },
        Liberty(name: "a link nobody knows", mediaType: .xml) { body in
            var other = body
            other.links.append(BackupBody.Link(relation: "Delete", href: "\(Example.backup)?action=x"))
            return other.xml
        },
        Liberty(name: "an attribute of a link nobody knows", mediaType: .xml) { body in
            body.xml.replacing("<Link ", with: "<Link Colour=\"red\" ")
        },
        Liberty(name: "a prefix for the namespace", mediaType: .xml) { body in
            body.xml.replacing("xmlns=", with: "xmlns:v=").replacing("</", with: "</v:").prefixed
        },
        Liberty(name: "namespaces that are declared and not used", mediaType: .xml) { body in
            body.xml.replacing(" xmlns=", with: " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=")
        },
        Liberty(name: "CDATA", mediaType: .xml) { body in
            body.xml.replacing(">VMware<", with: "><![CDATA[VMw]]>are<")
        },
        Liberty(name: "comments and processing instructions", mediaType: .xml) { body in
            body.xml.replacing(">VMware<", with: "><!-- a -->VM<?pi x?>ware<").replacing(
                "<Links>",
                with: "<Links><!-- b -->"
            )
        },
        Liberty(name: "character references", mediaType: .xml) { body in
            body.xml.replacing("VMware", with: "&#86;Mware").replacing("/api/", with: "/api&#x2F;")
        },
        Liberty(name: "everything on one line", mediaType: .xml) { body in body.xml.replacing("\n", with: "") },
        Liberty(name: "indentation", mediaType: .xml) { body in body.xml.replacing("\n<", with: "\r\n\t  <") },
        Liberty(name: "single quotes", mediaType: .xml) { body in body.xml.replacing("\"", with: "'") },
        Liberty(name: "no XML declaration", mediaType: .xml) { body in
            body.xml.replacing("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", with: "")
        },
        Liberty(name: "UTF-8 in capitals", mediaType: .xml) { body in body.xml.replacing("utf-8", with: "UTF-8") },
        Liberty(name: "a byte order mark", mediaType: .xml) { body in "\u{FEFF}" + body.xml },
    ]

    private static let inJSON = [
        Liberty(name: "members in another order", mediaType: .json) { body in
            var other = body
            other.attributes.reverse()
            other.elements.reverse()
            other.links.reverse()
            return other.json
        },
        Liberty(name: "a property nobody knows", mediaType: .json) { body in
            body.json.replacing("\"Name\": \"Nightly", with: "\"Extra\": {\"Name\": [1, null]}, \"Name\": \"Nightly")
        },
        Liberty(name: "a list nobody knows", mediaType: .json) { body in
            body.json.replacing("\"Links\"", with: "\"Tags\": [{\"Name\": \"x\"}], \"Links\"")
        },
        Liberty(name: "a link nobody knows", mediaType: .json) { body in
            var other = body
            other.links.append(BackupBody.Link(relation: "Delete", href: "\(Example.backup)?action=x"))
            return other.json
        },
        Liberty(name: "null for what is absent", mediaType: .json) { body in
            body.json.replacing("{\"Rel\": \"Alternate\"", with: "{\"Name\": null, \"Rel\": \"Alternate\"")
                .replacing("\"Links\"", with: "\"JobUid\": null, \"Links\"")
        },
        Liberty(name: "escapes", mediaType: .json) { body in
            body.json.replacing("VMware", with: "\\u0056Mware").replacing("/api/", with: "\\/api\\/")
        },
        Liberty(name: "no white space", mediaType: .json) { body in
            body.json.replacing("\n", with: "").replacing(": ", with: ":")
        },
        Liberty(name: "a byte order mark", mediaType: .json) { body in "\u{FEFF}" + body.json },
    ]

    @Test(arguments: inXML + inJSON, [Form.reference, .entity])
    func `a liberty with the text changes no pass`(_ liberty: Liberty, _ form: Form) throws {
        let text = liberty.take(BackupBody.conforming(.standard, as: form))
        let before = try Scene.conforming(.standard)
        let after = try Scene.serving(text, as: form, liberty.mediaType)
        #expect(try after.standings(form, liberty.mediaType) == before.standings(form, liberty.mediaType))
    }

    @Test(arguments: inXML + inJSON)
    func `a liberty changes the text`(_ liberty: Liberty) {
        let body = BackupBody.conforming(.standard, as: .entity)
        #expect(liberty.take(body) != (liberty.mediaType == .xml ? body.xml : body.json))
    }

    @Test(arguments: [Form.reference, .entity])
    func `names in camel case are read all the same, and are one finding`(_ form: Form) throws {
        let text = BackupBody.conforming(.standard, as: form).json.inCamelCase
        var expected = try Scene.conforming(.standard).standings(form, .json)
        var actual = try Scene.serving(text, as: form, .json).standings(form, .json)
        let spelling = actual.removeValue(forKey: "backup.document.spelling [entity, json]")
        expected.removeValue(forKey: "backup.document.spelling [entity, json]")
        #expect(actual == expected)
        #expect(spelling?.hasPrefix("fail(") == (form == .entity ? true : nil))
    }

    /// Field lines of an answer in XML whose length is not among them.
    struct Fields: CustomTestStringConvertible {
        let name: String
        let fields: [FieldLine]

        var testDescription: String { name }
    }

    @Test(arguments: [
        Fields(name: "names in lower case", fields: [FieldLine("content-type", "application/xml")]),
        Fields(name: "names in capitals", fields: [FieldLine("CONTENT-TYPE", "application/xml")]),
        Fields(name: "a charset", fields: [FieldLine("Content-Type", "application/xml; charset=utf-8")]),
        Fields(name: "a charset in quotes", fields: [FieldLine("Content-Type", "application/xml;charset=\"UTF-8\"")]),
        Fields(
            name: "fields nobody knows",
            fields: [FieldLine("Server", "x"), FieldLine("Content-Type", "application/xml"), FieldLine("X-Y", "z")]
        ),
    ])
    func `a liberty with the header changes no pass`(_ fields: Fields) throws {
        let body = Array(BackupBody.conforming(.standard, as: .entity).xml.utf8)
        let lines = fields.fields + [FieldLine("content-LENGTH", "\(body.count)")]
        let response = Response(status: 200, reason: "Fine", fields: lines, body: body)
        let before = try Scene.conforming(.standard)
        let after = try Scene.answering(response, as: .entity, .xml)
        #expect(try after.standings(.entity, .xml) == before.standings(.entity, .xml))
    }
}

extension Scene {
    /// What each case of the backup in a form and media type comes to, by its name.
    fileprivate func standings(_ form: Form, _ mediaType: MediaType) throws -> [String: String] {
        // What is more than the reference names is worth a note, and no more.
        let cases = try Contracts.library.cases(of: "backup", form, mediaType).filter { $0.requirement.level > .may }
        let standings = try judgements(of: cases).map { ($0.candidate.name, $0.judgement.standing) }
        return Dictionary(uniqueKeysWithValues: standings)
    }
}

extension Judgement {
    /// The verdict or the condition, without what was consulted on the way.
    fileprivate var standing: String {
        switch self {
        case .decided(let verdict, _): "\(verdict)"
        case .unbound(let condition): "unbound: \(condition)"
        case .needs(let requests): "needs \(requests)"
        case .needsProbe: "needs the probe"
        }
    }
}

extension String {
    /// The same JSON as a server of release 13 spells it.
    fileprivate var inCamelCase: String {
        ["Platform", "BackupType", "Name", "UID", "Links", "Href", "Type", "Rel"].reduce(self) { text, name in
            text.replacing("\"\(name)\":", with: "\"\(name.prefix(1).lowercased())\(name.dropFirst())\":")
        }
    }

    /// The same XML whose start tags have the prefix `v`.
    fileprivate var prefixed: String {
        ["Backup", "EntityRef", "Links", "Link", "Platform", "BackupType"].reduce(self) { text, name in
            text.replacing("<\(name) ", with: "<v:\(name) ").replacing("<\(name)>", with: "<v:\(name)>")
        }
    }
}
