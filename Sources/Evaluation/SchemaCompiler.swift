import Conformance
import XML

/// Compiles the must facts of a resource in one form into an XML schema.
///
/// The schema is an `xs:all` over what the contract names; what it does not name is allowed, and pruned from the copy
/// that is validated, since `xs:all` knows no wildcard.
struct SchemaCompiler {
    private let namespace: String
    private let root: String
    private let elements: [MemberRule]
    private let attributes: [MemberRule]
    /// The names of the elements.
    private let known: Set<String>

    init(_ resource: ResourceContract, form: Form, requirements: [Requirement]) {
        namespace = resource.namespace
        root = resource.forms[form]?.root ?? resource.kind
        let rules = requirements.compactMap { requirement -> MemberRule? in
            guard requirement.resource == resource.name, requirement.level == .must, requirement.condition.isEmpty,
                requirement.forms.contains(form), requirement.mediaTypes.contains(.xml),
                case .member(let rule) = requirement.assertion
            else { return nil }
            return rule
        }
        elements = SchemaCompiler.merged(rules.filter { $0.spelling == .element })
        attributes = SchemaCompiler.merged(rules.filter { $0.spelling == .attribute })
        known = Set(elements.map(\.name))
    }

    /// The schema as text.
    var text: String {
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="\(namespace)" targetNamespace="\(namespace)" \
        elementFormDefault="qualified">
        \((elements + attributes).compactMap(\.type).uniqued.map { definition(of: $0) }.joined(separator: "\n"))
        <xs:element name="\(root)"><xs:complexType><xs:all>
        <xs:element name="Links" minOccurs="0"><xs:complexType><xs:sequence>
        <xs:element name="Link" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
        <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
        </xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
        \(elements.map { declaration(ofElement: $0) }.joined(separator: "\n"))
        </xs:all>
        \(attributes.map { declaration(ofAttribute: $0) }.joined(separator: "\n"))
        <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
        </xs:schema>
        """
    }

    /// Which of the links in `Links` are kept.
    enum Links {
        case all
        /// Those of another name than the one before, and those with text in them: the schema knows no other difference.
        case distinct
    }

    /// A copy of a body without the elements that the schema does not name, without hints to a schema processor, and
    /// without the attributes of links, of which the schema takes any.
    func pruned(_ body: XMLElement, links: Links = .all) -> XMLElement {
        body.keeping(body.withoutHints.attributes) { element in
            var last: XMLName?
            return element.name.isNamed("Links")
                ? element.keeping([]) { link in
                    defer { last = link.name }
                    guard link.name.isNamed("Link") else { return nil }
                    guard links == .all || link.name != last || !link.text.isEmpty else { return nil }
                    return link.keeping([]) { _ in nil }
                }
                : known.contains(element.name.local) ? element.withoutHints : nil
        }
    }

    private func declaration(ofElement rule: MemberRule) -> String {
        let minimum = min(rule.occurrence?.minimum ?? 0, 1)
        let content =
            rule.type.map { type in
                """
                <xs:simpleContent><xs:extension base="\(type.schemaName)"><xs:anyAttribute processContents="skip"/>\
                </xs:extension></xs:simpleContent>
                """
            } ?? """
                <xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>\
                <xs:anyAttribute processContents="skip"/>
                """
        let mixed = rule.type == nil ? " mixed=\"true\"" : ""
        return """
            <xs:element name="\(rule.name)" minOccurs="\(minimum)"><xs:complexType\(mixed)>\(content)</xs:complexType>\
            </xs:element>
            """
    }

    private func declaration(ofAttribute rule: MemberRule) -> String {
        let use = (rule.occurrence?.minimum ?? 0) > 0 ? "required" : "optional"
        let type = rule.type?.schemaName ?? "xs:string"
        return "<xs:attribute name=\"\(rule.name)\" type=\"\(type)\" use=\"\(use)\"/>"
    }

    private func definition(of type: ScalarType) -> String {
        let facets: String
        switch type.grammar {
        case .values(let words, ignoringCase: false):
            facets = words.map { "<xs:enumeration value=\"\($0)\"/>" }.joined()
        // A schema cannot compare without case; the requirement itself does.
        case .values(_, ignoringCase: true): facets = ""
        case .lexical(let lexical): facets = lexical.facet
        }
        return """
            <xs:simpleType name="\(type.schemaName)"><xs:restriction base="xs:string">\(facets)</xs:restriction>\
            </xs:simpleType>
            """
    }

    /// One rule a name: the strictest count and the type that any of them gives.
    private static func merged(_ rules: [MemberRule]) -> [MemberRule] {
        rules.map(\.name).uniqued.map { name in
            let same = rules.filter { $0.name == name }
            return MemberRule(
                name: name,
                spelling: same[0].spelling,
                occurrence: same.compactMap(\.occurrence).max { $0.minimum < $1.minimum },
                type: same.compactMap(\.type).first
            )
        }
    }
}

extension ScalarType {
    /// The name of the schema's type; a suffix keeps it apart from elements for the reader.
    fileprivate var schemaName: String { "\(name)Text" }
}

extension Array where Element: Hashable {
    /// The elements in order, each once.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension XMLElement {
    /// The element without the attributes by which a document tells its reader about schemas; nearly all have none.
    fileprivate var withoutHints: XMLElement {
        let isHint = { (attribute: XMLAttribute) in
            attribute.name.isIn("http://www.w3.org/2001/XMLSchema-instance")
        }
        guard attributes.contains(where: isHint) else { return self }
        return with(attributes: attributes.filter { !isHint($0) }, children: children)
    }

    /// A copy with some attributes, in which each child element is replaced by what a transformation makes of it, or
    /// left out.
    fileprivate func keeping(_ attributes: [XMLAttribute], _ transform: (XMLElement) -> XMLElement?) -> XMLElement {
        with(
            attributes: attributes,
            children: children.compactMap { child in
                guard case .element(let element) = child else { return child }
                return transform(element).map { .element($0) }
            }
        )
    }
}
