internal import CXML2

/// One run of libxml2's parser: it feeds the bytes, bounds what they may do and collects what the parser says.
///
/// The parser's callbacks reach it through the context's private pointer; it stays where it is while they do.
struct TreeParser {
    /// Takes children of the root, which do not stay in the tree.
    struct Visitor {
        /// Whether a child of this name and these attributes is one of those.
        let isTaken: (XMLName, [XMLAttribute]) -> Bool
        /// Whether everything in an element of this name within a child is left out.
        let isEmptied: (XMLName) -> Bool
        /// What becomes of it.
        let visit: (XMLElement) -> Void
    }

    private let limits: XMLLimits
    private let collector: DiagnosticCollector
    /// Nothing where all children stay.
    private let visitor: Visitor?
    private var input: UnsafeBufferPointer<UInt8>
    private var record = TreeRecord()
    private var nodes = 0
    /// How many elements are open from one on that is emptied, that one included.
    private var emptiedDepth = 0
    private var isRefused = false

    private init(
        _ input: UnsafeBufferPointer<UInt8>,
        _ limits: XMLLimits,
        _ collector: DiagnosticCollector,
        _ visitor: Visitor?
    ) {
        self.input = input
        self.limits = limits
        self.collector = collector
        self.visitor = visitor
    }

    /// What is in UTF-8 bytes, or `nil` with at least one fatal diagnostic.
    static func parse(
        _ bytes: [UInt8],
        limits: XMLLimits,
        collector: DiagnosticCollector,
        visitor: Visitor?
    ) -> TreeRecord? {
        LibXML.prepare()
        return bytes.withUnsafeBufferPointer { buffer in
            guard let excess = MarkupScan(buffer, limits).excess() else {
                var parser = TreeParser(buffer, limits, collector, visitor)
                return parser.run()
            }
            collector.append(XMLRefused(excess.message, at: excess.offset, of: bytes).diagnostic(.size))
            return nil
        }
    }

    private mutating func run() -> TreeRecord? {
        guard let owner = ParserContext.taken() else {
            collector.append(
                XMLDiagnostic(severity: .fatal, message: "out of memory", code: Int(XML_ERR_NO_MEMORY.rawValue))
            )
            return nil
        }
        let isShort = input.count < Self.shortBytes
        let record = withExtendedLifetime(owner) { read(by: owner.pointer) }
        if record != nil, isShort, collector.diagnostics.isEmpty { owner.giveBack() }
        return record
    }

    private mutating func read(by context: xmlParserCtxtPtr) -> TreeRecord? {
        Self.installHandlers(in: context)
        let document = withUnsafeMutablePointer(to: &self) { me in
            context.pointee._private = UnsafeMutableRawPointer(me)
            return xmlCtxtReadIO(context, Self.read, nil, me, nil, nil, Self.options)
        }
        // The parser's own document stayed empty: no handler of ours adds to it.
        xmlFreeDoc(document)
        if document != nil, !isRefused, !collector.hasFatal { return record }
        if !collector.hasFatal {
            collector.append(
                XMLDiagnostic(severity: .fatal, message: "not well-formed", code: Int(context.pointee.errNo))
            )
        }
        return nil
    }

    /// What is longer may leave a context much to hold.
    private static let shortBytes = 64 << 10

    /// The bytes are UTF-8 already, whatever the declaration says; lines over 65,535 need a flag.
    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
    )

    /// Input ends at the first fatal error, so that the parser does not go on in what `MarkupScan` misunderstood.
    private static let read: xmlInputReadCallback = { context, target, length in
        guard let context, let target, length > 0 else { return -1 }
        return context.assumingMemoryBound(to: TreeParser.self).pointee.fill(target, length)
    }

    private typealias This = (parser: UnsafeMutablePointer<TreeParser>, context: xmlParserCtxtPtr)

    private static func of(_ context: UnsafeMutableRawPointer?) -> This? {
        guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self),
            let me = context.pointee._private
        else { return nil }
        return (me.assumingMemoryBound(to: TreeParser.self), context)
    }

    private static func installHandlers(in context: xmlParserCtxtPtr) {
        cxml2_collect_parser_errors(context) { context, error in
            guard let (parser, _) = TreeParser.of(context), let error else { return }
            parser.pointee.collector.append(error.pointee, in: parser.pointee.record.openPath)
        }
        guard let handlers = context.pointee.sax else { return }
        // Without handlers for them, comments and processing instructions do not divide text.
        handlers.pointee.comment = nil
        handlers.pointee.processingInstruction = nil
        handlers.pointee.internalSubset = { context, _, _, _ in
            guard let (parser, context) = TreeParser.of(context) else { return }
            parser.pointee.refuse(.documentType, "a document type declaration is not read", context)
        }
        installContentHandlers(in: handlers)
    }

    private static func installContentHandlers(in handlers: xmlSAXHandlerPtr) {
        handlers.pointee.startElementNs = {
            context,
            local,
            prefix,
            namespace,
            declared,
            declarations,
            count,
            _,
            values in
            guard let (parser, context) = TreeParser.of(context),
                parser.pointee.admits(context, attributes: Int(count))
            else { return }
            parser.pointee.begin(
                (local, prefix, namespace),
                declarations: UnsafeBufferPointer(start: declarations, count: 2 * Int(declared)),
                attributes: UnsafeBufferPointer(start: values, count: 5 * Int(count)),
                line: context.pointee.input?.pointee.line ?? 0
            )
        }
        handlers.pointee.endElementNs = { context, _, _, _ in TreeParser.of(context)?.parser.pointee.endElement() }
        let characters: charactersSAXFunc = { context, text, length in
            guard let text else { return }
            let run = UnsafeBufferPointer(start: text, count: Int(length))
            TreeParser.of(context)?.parser.pointee.add(text: run)
        }
        handlers.pointee.characters = characters
        handlers.pointee.ignorableWhitespace = characters
    }

    /// Hands the parser as many of the bytes as it takes at a time.
    private mutating func fill(_ target: UnsafeMutableRawPointer, _ length: Int32) -> Int32 {
        guard !collector.hasFatal else { return 0 }
        let count = min(Int(length), input.count)
        guard count > 0, let source = input.baseAddress else { return 0 }
        target.copyMemory(from: source, byteCount: count)
        input = UnsafeBufferPointer(rebasing: input[count...])
        return Int32(count)
    }

    private mutating func begin(
        _ spelling: (UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?),
        declarations: Strings,
        attributes: Strings,
        line: Int32
    ) {
        guard emptiedDepth == 0 else {
            emptiedDepth += 1
            return
        }
        let name = record.name(spelling.0, spelling.1, spelling.2)
        if let visitor, record.depth > 1, visitor.isEmptied(record.names[name]) { emptiedDepth = 1 }
        record.begin(name, self.attributes(attributes), Self.declarations(declarations), line: line)
    }

    private mutating func add(text: UnsafeBufferPointer<UInt8>) {
        // What stands between children that go would pile up.
        guard visitor == nil || record.depth > 1, emptiedDepth == 0 else { return }
        record.add(String(decoding: text, as: UTF8.self))
    }

    private mutating func endElement() {
        if emptiedDepth > 0 { emptiedDepth -= 1 }
        guard emptiedDepth == 0 else { return }
        guard let index = record.end(), let visitor, record.depth == 1 else { return }
        guard case .element(let name, let attributes, _) = record.nodes[index].content,
            visitor.isTaken(record.names[name], attributes),
            let child = TreeAssembly.element(of: record, at: index, limits: limits)
        else { return }
        record.forget(from: index)
        visitor.visit(child)
    }

    /// Strings of the parser's, several to each attribute or declaration.
    private typealias Strings = UnsafeBufferPointer<UnsafePointer<xmlChar>?>

    /// The attributes of a start tag: name, prefix, namespace, value and its end, one after the other.
    private mutating func attributes(_ values: Strings) -> [XMLAttribute] {
        guard !values.isEmpty else { return [] }
        return stride(from: 0, to: values.count, by: 5).map { index in
            let name = record.name(values[index], values[index + 1], values[index + 2])
            let value = UnsafeBufferPointer(
                start: values[index + 3],
                count: values[index + 3].flatMap { start in values[index + 4].map { $0 - start } } ?? 0
            )
            return XMLAttribute(
                name: record.names[name],
                value: LibXML.value(value)
            )
        }
    }

    /// The namespace declarations of a start tag: prefix and namespace, one after the other.
    private static func declarations(_ values: Strings) -> [XMLNamespaceDeclaration] {
        guard !values.isEmpty else { return [] }
        return stride(from: 0, to: values.count, by: 2).map { index in
            XMLNamespaceDeclaration(
                prefix: LibXML.string(values[index]),
                namespace: LibXML.value(values[index + 1]) ?? ""
            )
        }
    }

    /// Whether one more element is within the bounds; if not, the parser has been stopped.
    private mutating func admits(_ context: xmlParserCtxtPtr, attributes: Int) -> Bool {
        nodes += 1 + attributes
        // The element itself is not open yet.
        if record.depth + max(0, emptiedDepth - 1) >= limits.depth {
            refuse(.depth, "elements are nested deeper than \(limits.depth) (--limit xml-depth)", context)
        } else if nodes > limits.nodes {
            refuse(.size, "there are more than \(limits.nodes) elements and attributes (--limit xml-nodes)", context)
        } else if Int(context.pointee.nsNr) / 2 > limits.namespaces {
            refuse(
                .size,
                "more than \(limits.namespaces) namespace declarations are in scope (--limit xml-namespaces)",
                context
            )
        }
        return !isRefused
    }

    private mutating func refuse(_ refusal: XMLRefusal, _ message: String, _ context: xmlParserCtxtPtr) {
        guard !isRefused else { return }
        isRefused = true
        let input = context.pointee.input
        collector.append(
            XMLDiagnostic(
                severity: .fatal,
                message: message,
                line: input.map { Int($0.pointee.line) },
                column: input.map { Int($0.pointee.col) },
                path: record.openPath,
                code: refusal.rawValue
            )
        )
        xmlStopParser(context)
    }
}
