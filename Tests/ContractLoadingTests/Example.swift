import Conformance
import ContractLoading

/// A small library that loads, from which tests make mistaken ones.
struct Example: Sendable {
    /// One of the library's files, by its path.
    enum File: String, CaseIterable {
        case conventions = "conventions.yaml"
        case scalars = "scalars.yaml"
        case thing = "resources/thing.yaml"
    }

    private var texts: [String: String] = [
        File.conventions.rawValue: conventions,
        File.scalars.rawValue: scalars,
        File.thing.rawValue: thing,
    ]

    /// The files that are loaded.
    var files: [ContractFile] { texts.map { ContractFile(path: $0.key, text: $0.value) } }

    /// The library, or every mistake.
    func library() throws(InvalidContracts) -> ContractLibrary { try ContractLoader().load(files) }

    /// Every mistake as compilers print it; empty where there is none.
    var diagnostics: String {
        do {
            _ = try library()
            return ""
        } catch {
            return error.description
        }
    }

    /// The library with the first occurrence of a text replaced.
    func replacing(in file: File = .thing, _ text: String, with replacement: String) -> Example {
        let old = texts[file.rawValue, default: ""]
        guard let range = old.firstRange(of: text) else { return adding("never.yaml", "\(text) is not in \(file)") }
        return adding(file.rawValue, old.replacingCharacters(in: range, by: replacement))
    }

    /// The library with another text in place of a file's.
    func replacing(_ file: File, by text: String) -> Example { adding(file.rawValue, text) }

    /// The library with another file.
    func adding(_ path: String, _ text: String) -> Example {
        var copy = self
        copy.texts[path] = text
        return copy
    }

    /// The library without a file.
    func removing(_ file: File) -> Example {
        var copy = self
        copy.texts[file.rawValue] = nil
        return copy
    }

    static let scalars = """
        contract: scalars
        types:
          Colour: { values: [Red, Blue] }
          Word: { lexical: non-empty }

        """

    static let conventions = """
        contract: conventions
        build: 13.0.1.1071
        namespace: http://www.example.com/things
        link-types: { ThingList: [Things] }
        groups:
        - name: status
          title: Status codes
          page: http_response_codes.html
          section: Status codes
          requirements:
          - id: status.ok
            level: must
            purpose: Reading succeeds with 200.
            status: 200

        """

    static let thing = """
        contract: thing
        title: A thing
        kind: Thing
        build: 13.0.1.1071
        forms:
          reference: { root: EntityRef, type: ThingReference }
          entity: { root: Thing, type: Thing, query: format=Entity }
        discover: { collection: { reference: ThingReferenceList, entity: ThingList } }
        facts: { colour: Colour }
        strata: [colour]
        statements:
          S1: The thing has a colour.
          S2: Reading a thing succeeds.
        keeps:
          status.ok: [S2]
        links:
          owner:
            rel: [Up]
            path: ["/owners/{other}"]
            type: { entity: [OwnerReference] }
        groups:
        - name: elements
          title: Elements of a thing
          page: get_things_id.html
          section: Response body
          requirements:
          - id: thing.colour
            level: must
            statements: [S1]
            forms: [entity]
            purpose: The thing tells its colour.
            element: Colour
            type: Colour
          - id: thing.owner
            level: should
            when: { colour: [Red] }
            purpose: A red thing leads to its owner.
            link: owner
            occurs: 1
          - id: thing.session
            level: must
            purpose: A session opens.
            session: probe
            steps:
            - logon: { status: 201 }
            - get: { status: 200 }

        """
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, by replacement: String) -> String {
        self[..<range.lowerBound] + replacement + self[range.upperBound...]
    }
}
