internal import CXML2

/// One run of libxml2's parser: it feeds the bytes, bounds what they may do and collects what the parser says.
///
/// The parser's callbacks reach it through the context's private pointer.
final class TreeParser {
    private let limits: XMLLimits
    private let collector: DiagnosticCollector
    private var input: UnsafeBufferPointer<UInt8>
    private var nodes = 0
    private var isRefused = false

    private init(_ input: UnsafeBufferPointer<UInt8>, _ limits: XMLLimits, _ collector: DiagnosticCollector) {
        self.input = input
        self.limits = limits
        self.collector = collector
    }

    /// The tree of UTF-8 bytes, or `nil` with at least one fatal diagnostic.
    static func parse(_ bytes: [UInt8], limits: XMLLimits, collector: DiagnosticCollector) -> ParsedTree? {
        LibXML.prepare()
        let document = bytes.withUnsafeBufferPointer { buffer -> xmlDocPtr? in
            guard let excess = MarkupScan(buffer, limits).excess() else {
                return TreeParser(buffer, limits, collector).run()
            }
            collector.append(XMLRefused(excess.message, at: excess.offset, of: bytes).diagnostic(.size))
            return nil
        }
        return document.map { ParsedTree(document: $0) }
    }

    private func run() -> xmlDocPtr? {
        guard let context = xmlNewParserCtxt() else {
            collector.append(
                XMLDiagnostic(severity: .fatal, message: "out of memory", code: Int(XML_ERR_NO_MEMORY.rawValue))
            )
            return nil
        }
        defer { xmlFreeParserCtxt(context) }
        let me = Unmanaged.passUnretained(self).toOpaque()
        context.pointee._private = me
        Self.installHandlers(in: context)
        let document = withExtendedLifetime(self) {
            xmlCtxtReadIO(context, Self.read, nil, me, nil, nil, Self.options)
        }
        if let document, !isRefused, !collector.hasFatal { return document }
        xmlFreeDoc(document)
        if !collector.hasFatal {
            collector.append(
                XMLDiagnostic(severity: .fatal, message: "not well-formed", code: Int(context.pointee.errNo))
            )
        }
        return nil
    }

    /// The bytes are UTF-8 already, whatever the declaration says; lines over 65,535 need a flag.
    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
    )

    /// Input ends at the first fatal error, so that the parser does not go on in what `MarkupScan` misunderstood.
    private static let read: xmlInputReadCallback = { context, target, length in
        guard let context, let target, length > 0 else { return -1 }
        let parser = Unmanaged<TreeParser>.fromOpaque(context).takeUnretainedValue()
        guard !parser.collector.hasFatal else { return 0 }
        let count = min(Int(length), parser.input.count)
        guard count > 0, let source = parser.input.baseAddress else { return 0 }
        UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: count)
        parser.input = UnsafeBufferPointer(rebasing: parser.input[count...])
        return Int32(count)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> (parser: TreeParser, context: xmlParserCtxtPtr)? {
        guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self),
            let me = context.pointee._private
        else { return nil }
        return (Unmanaged<TreeParser>.fromOpaque(me).takeUnretainedValue(), context)
    }

    private static func installHandlers(in context: xmlParserCtxtPtr) {
        cxml2_collect_parser_errors(context) { context, error in
            guard let (parser, context) = TreeParser.of(context), let error else { return }
            parser.collector.append(error.pointee, in: context.pointee.node)
        }
        guard let handlers = context.pointee.sax else { return }
        // Without handlers for them, comments and processing instructions do not divide text.
        handlers.pointee.comment = nil
        handlers.pointee.processingInstruction = nil
        handlers.pointee.internalSubset = { context, _, _, _ in
            guard let (parser, context) = TreeParser.of(context) else { return }
            parser.refuse(.documentType, "a document type declaration is not read", context)
        }
        handlers.pointee.startElementNs = {
            context,
            local,
            prefix,
            namespace,
            declared,
            declarations,
            count,
            defaulted,
            values in
            guard let (parser, owner) = TreeParser.of(context), parser.admits(owner, attributes: Int(count)) else {
                return
            }
            xmlSAX2StartElementNs(context, local, prefix, namespace, declared, declarations, count, defaulted, values)
        }
    }

    /// Whether one more element is within the bounds; if not, the parser has been stopped.
    private func admits(_ context: xmlParserCtxtPtr, attributes: Int) -> Bool {
        nodes += 1 + attributes
        // The stack of open nodes does not hold the element itself yet.
        if Int(context.pointee.nodeNr) >= limits.depth {
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

    private func refuse(_ refusal: XMLRefusal, _ message: String, _ context: xmlParserCtxtPtr) {
        guard !isRefused else { return }
        isRefused = true
        let input = context.pointee.input
        collector.append(
            XMLDiagnostic(
                severity: .fatal,
                message: message,
                line: input.map { Int($0.pointee.line) },
                column: input.map { Int($0.pointee.col) },
                path: context.pointee.node.map(NodePath.path),
                code: refusal.rawValue
            )
        )
        xmlStopParser(context)
    }
}
