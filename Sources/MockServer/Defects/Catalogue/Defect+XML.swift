extension Defect {
    /// Backups that are wrong in XML only.
    static let xml: [Defect] = members(inXML: XMLFlaw.allCases) + syntaxOfXML + shapeOfXML

    private static func members(inXML flaws: [XMLFlaw]) -> [Defect] {
        DocumentedMember.all.flatMap { member in
            flaws.map { flaw in
                Defect(
                    "xml-\(member.slug)-\(flaw.rawValue)",
                    "In XML the \(member.name) of a backup \(flaw.predicate)",
                    .xml(member.scope) { flaw.apply(to: member.name, of: &$0) }
                )
            }
        }
    }

    private static let syntaxOfXML = [
        Defect("xml-unclosed", "The last end tag of a backup is missing.", .text(.xml) { $0 = $0.withoutLast("</") }),
        Defect("xml-cut", "A backup in XML ends in the middle.", .bytes(.xml) { $0 = Array($0.prefix($0.count / 2)) }),
        Defect("xml-trailing-text", "Text follows the root of a backup.", .text(.xml) { $0 += "end" }),
        Defect("xml-second-root", "A second root follows that of a backup.", .text(.xml) { $0 += "<Backup />" }),
        Defect("xml-leading-line", "A line stands before the declaration.", .text(.xml) { $0 = "\n" + $0 }),
        Defect(
            "xml-unescaped-ampersand",
            "An ampersand in a backup is not escaped.",
            .text(.xml) { $0 = $0.replacing("?format=Entity", with: "?a&format=Entity").replacing("&amp;", with: "&") }
        ),
        Defect(
            "xml-unquoted-attribute",
            "A value has no quotes.",
            .text(.xml) { $0 = $0.replacing("\"Up\"", with: "Up") }
        ),
        Defect(
            "xml-entity-unknown",
            "A backup uses an entity that is not declared.",
            .text(.xml) { $0 = $0.replacing("<Links>", with: "<Links>&nbsp;") }
        ),
        Defect(
            "xml-invalid-utf8",
            "A backup holds a byte that is not UTF-8.",
            .bytes(.xml) { bytes in
                // In front of the last quote it stands inside a value.
                guard let quote = bytes.lastIndex(of: UInt8(ascii: "\"")) else { return }
                bytes.insert(0xFF, at: quote)
            }
        ),
        Defect("xml-declares-utf16", "A backup in UTF-8 declares UTF-16.", .encoding("utf-16")),
        Defect("xml-declares-latin1", "A backup in UTF-8 declares ISO-8859-1.", .encoding("iso-8859-1")),
        Defect(
            "xml-namespace-other",
            "XML is in another namespace.",
            .rule {
                $0.xml.namespace = "http://www.veeam.com/ent/v2.0"
            }
        ),
        Defect("xml-namespace-missing", "XML is in no namespace.", .rule { $0.xml.namespace = "" }),
    ]

    private static let shapeOfXML = [
        Defect("xml-entity-root", "The root of an entity is named Entity.", .xml(.entity) { $0.name = "Entity" }),
        Defect("xml-reference-root", "The root of a reference is named Ref.", .xml(.reference) { $0.name = "Ref" }),
        Defect(
            "xml-list-root",
            "The root of the list of backups is named References.",
            .xml(.backups) { $0.name = $0.name == "EntityReferences" ? "References" : $0.name }
        ),
        Defect(
            "xml-list-items",
            "The items of the list of backups are named EntityRef.",
            .xml(.backups) { $0.editChildren("Ref") { $0.name = "EntityRef" } }
        ),
        Defect("xml-text-in-backup", "Text stands beside the elements of a backup.", .xml { $0.text = "backup" }),
        Defect(
            "xml-text-in-links",
            "Text stands beside the links of a backup.",
            .xml { root in root.editChildren("Links") { $0.text = "links" } }
        ),
        Defect(
            "xml-links-unwrapped",
            "The links of a backup are not in Links.",
            .xml { root in root.children = root.children.flatMap { $0.name == "Links" ? $0.children : [$0] } }
        ),
        Defect(
            "xml-links-doubled",
            "A backup has its links twice.",
            .xml { root in root.children = root.children.flatMap { $0.name == "Links" ? [$0, $0] : [$0] } }
        ),
        Defect(
            "xml-link-renamed",
            "The links of a backup are named Href.",
            .xml { root in root.editChildren("Links") { $0.editChildren("Link") { $0.name = "Href" } } }
        ),
        Defect(
            "xml-name-as-element",
            "The Name of a backup is an element.",
            .xml { root in
                guard let name = root.attributes.first(where: { $0.name == "Name" }) else { return }
                root.attributes.removeAll { $0.name == "Name" }
                root.children.append(XMLElement(name: name.name, text: name.value))
            }
        ),
        Defect(
            "xml-platform-as-attribute",
            "The Platform of a backup is an attribute.",
            .xml(.entity) { root in
                guard let platform = root.children.first(where: { $0.name == "Platform" }) else { return }
                root.children.removeAll { $0.name == "Platform" }
                root.attributes.append(.init(name: platform.name, value: platform.text))
            }
        ),
    ]
}

extension Fault {
    /// Another encoding in the declarations of backups than that of their bytes.
    fileprivate static func encoding(_ name: String) -> Fault {
        text(.xml) { $0 = $0.replacing("encoding=\"utf-8\"", with: "encoding=\"\(name)\"") }
    }
}

extension String {
    /// The text up to the last time that some other begins.
    fileprivate func withoutLast(_ mark: String) -> String {
        guard let last = ranges(of: mark).last else { return self }
        return String(self[..<last.lowerBound])
    }
}
