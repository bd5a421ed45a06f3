internal import CXML2

/// The owner of one libxml2 tree.
struct ParsedTree: ~Copyable {
    /// The tree, which lives as long as its owner.
    let document: xmlDocPtr

    deinit {
        xmlFreeDoc(document)
    }
}
