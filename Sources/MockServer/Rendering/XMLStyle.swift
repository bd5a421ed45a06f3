/// The ways to write one XML document that mean the same.
struct XMLStyle: Sendable {
    var hasByteOrderMark = false
    var hasDeclaration = true
    /// The name in the declaration.
    var encoding = "utf-8"
    /// The namespace of every element.
    var namespace = "http://www.veeam.com/ent/v1.0"
    /// The prefix of every element; `nil` makes the namespace the default one.
    var prefix: String?
    /// Whether attributes and links stand in reverse order.
    var isReversed = false
    var isIndented = false
    var hasCDATA = false
    var hasComments = false
    /// Whether a slash and what is not ASCII are written by their numbers.
    var hasCharacterReferences = false
    /// A child that every resource has beside its own.
    var extraElement: XMLElement?
    /// An attribute that every resource and every link has beside its own.
    var extraAttribute: XMLElement.Attribute?

    /// The element as the style orders and extends it.
    func applied(to element: XMLElement) -> XMLElement {
        var styled = element
        styled.children = element.children.map(applied)
        if let extraElement, element.isResource { styled.children.append(extraElement) }
        if let extraAttribute, element.attributes.contains(where: { $0.name == "Href" }) {
            styled.attributes.append(extraAttribute)
        }
        if isReversed {
            styled.attributes.reverse()
            if element.name == "Links" { styled.children.reverse() }
        }
        return styled
    }
}
