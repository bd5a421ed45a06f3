extension Defect {
    /// Backups that are wrong in JSON only.
    static let json: [Defect] = members(inJSON: JSONFlaw.allCases) + syntaxOfJSON + shapeOfJSON

    private static func members(inJSON flaws: [JSONFlaw]) -> [Defect] {
        DocumentedMember.all.flatMap { member in
            flaws.map { flaw in
                Defect(
                    "json-\(member.slug)-\(flaw.rawValue)",
                    "In JSON the \(member.name) of a backup \(flaw.predicate)",
                    .json(member.scope) { flaw.apply(to: member.name, of: &$0) }
                )
            }
        }
    }

    private static let syntaxOfJSON = [
        Defect("json-unclosed", "The last brace of a backup is missing.", .text(.json) { $0 = String($0.dropLast()) }),
        Defect(
            "json-cut",
            "A backup in JSON ends in the middle.",
            .bytes(.json) { $0 = Array($0.prefix($0.count / 2)) }
        ),
        Defect("json-trailing-bytes", "Bytes follow a backup in JSON.", .text(.json) { $0 += "{}" }),
        Defect(
            "json-trailing-comma",
            "A comma stands before the last brace.",
            .text(.json) { $0 = $0.dropLast() + ",}" }
        ),
        Defect(
            "json-single-quotes",
            "The names of a backup have single quotes.",
            .text(.json) { $0 = $0.replacing("\"Links\":", with: "'Links':") }
        ),
        Defect("json-comment", "A comment stands in a backup.", .text(.json) { $0 = "{/* backup */" + $0.dropFirst() }),
        Defect(
            "json-not-a-value",
            "A backup holds a word that is no value.",
            .text(.json) { $0 = "{\"Size\":NaN," + $0.dropFirst() }
        ),
        Defect(
            "json-invalid-utf8",
            "A backup in JSON holds a byte that is not UTF-8.",
            .bytes(.json) { bytes in
                guard let quote = bytes.lastIndex(of: UInt8(ascii: "\"")) else { return }
                bytes.insert(0xFF, at: quote)
            }
        ),
        Defect(
            "json-utf16",
            "A backup in JSON is in UTF-16.",
            .bytes(.json) { bytes in
                let units = Array(String(decoding: bytes, as: UTF8.self).utf16)
                bytes = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            }
        ),
    ]

    private static let shapeOfJSON = [
        Defect("json-in-array", "A backup in JSON is inside an array.", .json { $0 = .array([$0]) }),
        Defect(
            "json-in-object",
            "A backup in JSON is inside an object.",
            .json { $0 = .object([.init(name: "Backup", value: $0)]) }
        ),
        Defect(
            "json-camel-case-entity",
            "The names of an entity in JSON begin with a small letter.",
            .json(.entity) { root in
                var style = JSONStyle()
                style.naming = .camelCase
                root = style.applied(to: root)
            }
        ),
        Defect(
            "json-links-object",
            "The links of a backup are an object.",
            .links { links in .object([.init(name: "Link", value: links)]) }
        ),
        Defect("json-links-null", "The links of a backup are null.", .links { _ in .null }),
        Defect(
            "json-links-strings",
            "The links of a backup are strings.",
            .links { links in
                guard case .array(let links) = links else { return links }
                return .array(links.map { _ in .string("link") })
            }
        ),
        Defect(
            "json-links-renamed",
            "The links of a backup are named Link.",
            .json { root in
                root.editMembers { $0 = $0.map { $0.name == "Links" ? .init(name: "Link", value: $0.value) : $0 } }
            }
        ),
        Defect(
            "json-links-doubled",
            "A backup has the member Links twice.",
            .json { root in root.editMembers { $0 = $0.flatMap { $0.name == "Links" ? [$0, $0] : [$0] } } }
        ),
        Defect(
            "json-list-in-array",
            "The list of backups is an array.",
            .json(.backups) { root in
                if case .object(let members) = root, let first = members.first { root = first.value }
            }
        ),
        Defect(
            "json-list-renamed",
            "The list of backups is named Items.",
            .json(.backups) { root in root.editMembers { $0 = $0.map { .init(name: "Items", value: $0.value) } } }
        ),
        Defect(
            "json-list-object",
            "The list of backups holds an object.",
            .json(.backups) { root in
                root.editMembers {
                    $0 = $0.map { .init(name: $0.name, value: .object([.init(name: "Item", value: $0.value)])) }
                }
            }
        ),
        Defect(
            "json-list-null",
            "The list of backups holds null.",
            .json(.backups) { root in root.editMembers { $0 = $0.map { .init(name: $0.name, value: .null) } } }
        ),
        Defect(
            "json-paging-strings",
            "The numbers of PagingInfo are strings.",
            .json(.query) { root in
                root.editMember("PagingInfo") { info in
                    for name in ["PageNum", "PageSize", "PagesCount"] {
                        info.editMember(name) { if case .integer(let number) = $0 { $0 = .string("\(number)") } }
                    }
                }
            }
        ),
    ]
}

extension Fault {
    /// Something else in place of the links of a backup.
    fileprivate static func links(_ change: @escaping @Sendable (JSONValue) -> JSONValue) -> Fault {
        json { root in root.editMember("Links") { $0 = change($0) } }
    }
}
