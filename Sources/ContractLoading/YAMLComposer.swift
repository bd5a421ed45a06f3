// The only file that knows Yams.
internal import Yams

/// Turns the text of a file into nodes with places, or into a diagnostic.
struct YAMLComposer {
    let findings: Findings
    /// The lines that are parsed: those of the file, but for the keys that are made unique.
    private var lines: [String]
    /// What stood where a repeated key was made unique, by line and column in scalars.
    private var renamed: [Position: String] = [:]

    /// The tags that nodes have where the file names none.
    private let plainTags = (
        scalar: Tag(.str, .basic), sequence: Tag(.seq, .basic), mapping: Tag(.map, .basic)
    )

    private struct Position: Hashable {
        let line: Int
        let column: Int

        init(_ mark: Mark) { (line, column) = (mark.line, mark.column) }
    }

    /// Yams stops at a repeated key; more of them than this in one file are not worth another round.
    private static let mostRepairs = 64

    init(findings: Findings) {
        self.findings = findings
        lines = findings.source.lines
    }

    /// The file's root, or nothing when the file is no YAML, which is then reported.
    static func root(of findings: Findings) -> SourceNode? {
        guard AliasScan.isClean(findings) else { return nil }
        var composer = YAMLComposer(findings: findings)
        guard let node = composer.compose() else { return nil }
        let root = composer.sourceNode(node)
        if case .absent = root.content {
            findings.report("the file is empty", at: .start)
            return nil
        }
        return root
    }

    private mutating func compose() -> Node? {
        while true {
            do {
                let text = lines.joined(separator: "\n")
                let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
                if node == nil { findings.report("the file is empty", at: .start) }
                return node
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                if rename(at: context.mark) { continue }
                findings.report("the key '\(keys.first ?? "")' stands twice in a mapping", at: span(context.mark))
                return nil
            } catch {
                report(error)
                return nil
            }
        }
    }

    /// Makes the first of two equal keys unique, so that the rest can be read; the reader reports the second.
    private mutating func rename(at mark: Mark) -> Bool {
        guard renamed.count < YAMLComposer.mostRepairs, lines.indices.contains(mark.line - 1) else { return false }
        var scalars = Array(lines[mark.line - 1].unicodeScalars)
        var index = mark.column - 1
        guard scalars.indices.contains(index) else { return false }
        let quote: Unicode.Scalar? = scalars[index] == "\"" || scalars[index] == "'" ? scalars[index] : nil
        if quote != nil { index += 1 }
        guard scalars.indices.contains(index), Self.canStand(scalars[index]),
            let unique = Unicode.Scalar(0xE000 + renamed.count)
        else { return false }
        let first = scalars[index]
        scalars[index] = unique
        lines[mark.line - 1] = String(String.UnicodeScalarView(scalars))
        renamed[Position(mark)] = String(first)
        return true
    }

    /// Whether another letter can take the place of a key's first one without a change of the file's structure.
    private static func canStand(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "/"
    }

    private func sourceNode(_ node: Node) -> SourceNode {
        let place = node.mark.map(span) ?? .start
        switch node {
        case .scalar(let scalar): return sourceScalar(scalar, at: place)
        case .sequence(let items):
            refuseTag(node, plain: plainTags.sequence, at: place)
            return SourceNode(content: .sequence(items.map(sourceNode)), span: place)
        case .mapping(let pairs):
            refuseTag(node, plain: plainTags.mapping, at: place)
            let pairs = pairs.map { SourceNode.Pair(key: sourceNode($0.key), value: sourceNode($0.value)) }
            return SourceNode(content: .mapping(pairs), span: pairs.first?.key.span ?? place)
        case .alias: return SourceNode(content: .absent, span: place)
        }
    }

    private func sourceScalar(_ scalar: Node.Scalar, at place: Span) -> SourceNode {
        refuseTag(.scalar(scalar), plain: plainTags.scalar, at: place)
        var text = scalar.string
        if let mark = scalar.mark, let first = renamed[Position(mark)] { text = first + String(text.dropFirst()) }
        if text.isEmpty, scalar.style == .plain { return SourceNode(content: .absent, span: place) }
        let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
        let rest = findings.source.line(place.line).map { max(1, $0.count - place.column + 1) } ?? 1
        let length = min(rest, max(1, text.count + (isQuoted ? 2 : 0)))
        return SourceNode(
            content: .scalar(text),
            span: Span(line: place.line, column: place.column, length: length)
        )
    }

    private func refuseTag(_ node: Node, plain: Tag, at place: Span) {
        guard node.tag != plain else { return }
        findings.report("tags have no meaning in contracts; drop it", at: place)
    }

    private func span(_ mark: Mark) -> Span {
        let column = findings.source.characterColumn(line: mark.line, scalarColumn: mark.column)
        return Span(line: mark.line, column: column, length: 1)
    }

    private func report(_ error: any Error) {
        switch error {
        case YamlError.composer(.some, _, let mark, _):
            // The one error of the composer with a context is a second document.
            findings.report("a contract file is one document; another starts here", at: span(mark))
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let start = context.map { " (\($0.text), from line \($0.mark.line))" } ?? ""
            findings.report("YAML: \(problem)\(start)", at: span(mark))
        case YamlError.reader(let problem, let offset, _, let text):
            findings.report("YAML: \(problem)", at: span(offset: offset ?? 0, in: text))
        default:
            findings.report("YAML: the file cannot be parsed", at: .start)
        }
    }

    private func span(offset: Int, in text: String) -> Span {
        let before = text.prefix(offset).split(omittingEmptySubsequences: false, whereSeparator: \.breaksLine)
        return Span(line: max(1, before.count), column: (before.last?.count ?? 0) + 1, length: 1)
    }
}
