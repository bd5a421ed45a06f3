/// The namespaces that are in scope while an element is written.
struct NamespaceScope {
    /// What the current element itself has to declare, in order.
    private(set) var declared: [XMLNamespaceDeclaration] = []

    /// The bindings, where the empty prefix is the default namespace.
    private var bindings: [String: String] = ["xml": "http://www.w3.org/XML/1998/namespace"]

    /// Enters an element: its own name comes first, then the declarations that do not contradict it.
    mutating func enter(_ element: XMLElement) {
        declared = []
        let prefix = element.name.namespace == nil ? nil : element.name.prefix
        // The element's own declarations are looked at first only to keep their order.
        let own = element.declarations.filter { $0.prefix != prefix || $0.namespace == (element.name.namespace ?? "") }
        for declaration in own {
            declare(declaration)
        }
        bind(prefix, to: element.name.namespace ?? "")
    }

    /// The name with the prefix that it has in the scope.
    func spelling(of name: XMLName) -> String {
        name.namespace == nil ? name.local : name.qualified
    }

    /// The spelling of an attribute's name, after declaring its prefix if that is missing.
    mutating func declare(attribute name: XMLName) -> String {
        guard let namespace = name.namespace else { return name.local }
        if let prefix = name.prefix, isFree(prefix, for: namespace) {
            bind(prefix, to: namespace)
            return "\(prefix):\(name.local)"
        }
        let bound = bindings.filter { $0.value == namespace && !$0.key.isEmpty }.keys.min()
        if let bound { return "\(bound):\(name.local)" }
        var number = 1
        while bindings["ns\(number)"] != nil { number += 1 }
        bind("ns\(number)", to: namespace)
        return "ns\(number):\(name.local)"
    }

    private func isFree(_ prefix: String, for namespace: String) -> Bool {
        bindings[prefix] == namespace || !declared.contains { $0.prefix == prefix }
    }

    /// Writes a declaration as it stands, unless it is one that no document may have.
    private mutating func declare(_ declaration: XMLNamespaceDeclaration) {
        let prefix = declaration.prefix
        guard !declared.contains(where: { $0.prefix == prefix }), prefix != "xml", prefix != "xmlns",
            prefix == nil || !declaration.namespace.isEmpty
        else { return }
        bindings[prefix ?? ""] = declaration.namespace
        declared.append(declaration)
    }

    private mutating func bind(_ prefix: String?, to namespace: String) {
        guard bindings[prefix ?? "", default: ""] != namespace else { return }
        declare(XMLNamespaceDeclaration(prefix: prefix, namespace: namespace))
    }
}
