/// What is wrong with the answer to a successful read, whatever is read.
struct ReadFlaw: Sendable {
    /// The name inside names of defects.
    let slug: String
    /// What is wrong, said of the resource.
    let predicate: String
    private let fault: @Sendable (Scope) -> Fault

    /// The flaw in the answers to some requests.
    func of(_ resource: ReadResource) -> Defect {
        Defect("\(resource.slug)-\(slug)", "\(resource.title) \(predicate)", fault(resource.scope))
    }

    private init(_ slug: String, _ predicate: String, _ fault: @escaping @Sendable (Scope) -> Fault) {
        self.slug = slug
        self.predicate = predicate
        self.fault = fault
    }
}

extension ReadFlaw {
    /// Flaws of every resource.
    static let all: [ReadFlaw] = fields + documents

    private static let fields = [
        ReadFlaw("content-length-missing", "comes without Content-Length.") { .without("Content-Length", $0) },
        ReadFlaw("content-type-missing", "comes without Content-Type.") { .without("Content-Type", $0) },
        ReadFlaw("charset-lies", "comes with charset=iso-8859-1, and is in UTF-8.") { scope in
            .successful(scope) { $0.set(charset: "iso-8859-1") }
        },
        ReadFlaw("default-json", "comes as JSON where nothing is asked for.") { .json(in: $0) },
        ReadFlaw("default-bytes", "comes in JSON, and is called XML, where nothing is asked for.") { scope in
            Fault.json(in: scope).and(
                .successful(scope.and(.withoutAccept)) { response in
                    let type = response.fields.first(named: "Content-Type") ?? ""
                    response.set(
                        "Content-Type",
                        to: type.replacing(MediaType.json.rawValue, with: MediaType.xml.rawValue)
                    )
                }
            )
        },
    ]

    private static let documents = [
        ReadFlaw("declared-encoding", "in XML is ASCII, and declares ISO-8859-1.") { scope in
            .text(.xml, scope) {
                $0 = $0.inASCII.replacing("encoding=\"utf-8\"", with: "encoding=\"iso-8859-1\"")
            }
        },
        ReadFlaw("stray-text", "in XML has text beside its elements.") { scope in
            .xml(scope) { $0.text = "text" }
        },
        ReadFlaw("json-ill-formed", "in JSON has a comma before its last brace.") { scope in
            .text(.json, scope) { $0 = $0.dropLast() + ",}" }
        },
        ReadFlaw("json-duplicate-name", "in JSON has its last member twice.") { scope in
            .json(scope) { root in root.editMembers { $0 += $0.suffix(1) } }
        },
        ReadFlaw("json-links-number", "in JSON has a link whose Href is a number.") { scope in
            .json(scope) { root in root.editFirstLink { $0.editMember("Href") { $0 = .integer(1) } } }
        },
    ]
}

extension Fault {
    /// Another response to reads that succeed.
    fileprivate static func successful(
        _ scope: Scope,
        _ change: @escaping @Sendable (inout MockResponse) -> Void
    ) -> Fault {
        response(scope) { response in
            if response.status == Status.ok.rawValue { change(&response) }
        }
    }

    fileprivate static func without(_ name: String, _ scope: Scope) -> Fault {
        successful(scope) { $0.set(name, to: nil) }
    }

    /// JSON for who takes whatever comes.
    fileprivate static func json(in scope: Scope) -> Fault {
        reply(scope.and(.withoutAccept)) { reply, _ in
            if reply.status == .ok { reply.mediaType = .json }
        }
    }
}

extension String {
    /// The text of a document in XML with everything outside ASCII written by its number.
    fileprivate var inASCII: String {
        unicodeScalars.reduce(into: "") { text, scalar in
            if scalar.isASCII {
                text.unicodeScalars.append(scalar)
            } else {
                text += "&#x\(String(scalar.value, radix: 16, uppercase: true));"
            }
        }
    }
}

extension JSONValue {
    /// Changes the first link of an object, or of the first one inside that has links.
    fileprivate mutating func editFirstLink(_ change: (inout JSONValue) -> Void) {
        switch self {
        case .array(var values):
            guard !values.isEmpty else { return }
            values[0].editFirstLink(change)
            self = .array(values)
        case .object(var members):
            guard let index = members.firstIndex(where: { $0.name == "Links" }) else {
                guard !members.isEmpty else { return }
                members[0].value.editFirstLink(change)
                self = .object(members)
                return
            }
            members[index].value.editFirst(change)
            self = .object(members)
        case .string, .integer, .boolean, .null:
            return
        }
    }

    /// Changes the first value of an array.
    private mutating func editFirst(_ change: (inout JSONValue) -> Void) {
        guard case .array(var values) = self, !values.isEmpty else { return }
        change(&values[0])
        self = .array(values)
    }
}
