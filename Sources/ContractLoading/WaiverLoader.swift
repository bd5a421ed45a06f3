public import Conformance

/// Turns a file of waivers into waivers, or into every mistake in it.
public struct WaiverLoader: Sendable {
    /// What may be waived.
    private let library: ContractLibrary

    /// Creates a loader that knows which requirements there are.
    public init(_ library: ContractLibrary) { self.library = library }

    /// The waivers of a file, in its order.
    ///
    /// - Throws: ``InvalidContracts`` with every mistake of the file.
    public func load(_ file: ContractFile) throws(InvalidContracts) -> [Waiver] {
        let parsed = ParsedFile(file)
        let fields = parsed.root.flatMap { root in
            // Whoever deletes the last waiver, as they are told to, leaves the key.
            Fields(
                root,
                as: .waiversFile,
                called: "a file of waivers",
                findings: parsed.findings,
                mayBeEmpty: ["waivers"]
            )
        }
        let waivers = fields.map { WaiverReader(fields: $0, ids: library.requirements.map(\.id)).waivers() }
        if let failure = InvalidContracts(parsed.findings.diagnostics) { throw failure }
        return waivers ?? []
    }
}

/// Reads what is put up with, by whom and until when.
struct WaiverReader {
    let fields: Fields
    /// Every requirement's id.
    let ids: [String]

    private var findings: Findings { fields.findings }

    /// The waivers, as far as they can be read.
    func waivers() -> [Waiver] {
        guard let node = fields.required("waivers") else { return [] }
        // The file of somebody who has nothing to waive any more.
        if case .sequence(let items) = node.content, items.isEmpty { return [] }
        let items = findings.items(of: node, called: "'waivers'")
        let waivers = items.enumerated().compactMap { index, item in
            waiver(item, before: items.indices.contains(index + 1) ? items[index + 1] : nil)
        }
        reportDoubles(waivers)
        return waivers
    }

    private func waiver(_ node: SourceNode, before next: SourceNode?) -> Waiver? {
        guard let fields = Fields(node, as: .waiver, called: "a waiver", findings: findings) else { return nil }
        let requirement = findings.text(of: fields.required("requirement"), called: "'requirement'")
        let subject = findings.text(of: fields.optional("subject"), called: "'subject'")
        let reason = findings.text(of: fields.required("reason"), called: "'reason'")
        let owner = findings.text(of: fields.required("owner"), called: "'owner'")
        let until = findings.text(of: fields.required("until"), spelt: .day, called: "'until'")
        guard let requirement, let reason, let owner, let until, !findings.ids(fitting: requirement, among: ids).isEmpty
        else { return nil }
        return Waiver(
            requirement: requirement.text,
            subject: subject?.text,
            reason: reason.text,
            owner: owner.text,
            until: until.text,
            location: findings.location(of: fields.span),
            lastLine: lastLine(from: fields.span.line, before: next)
        )
    }

    /// The last line before the next waiver, or the end, that says something.
    private func lastLine(from first: Int, before next: SourceNode?) -> Int {
        let end = next.map { $0.span.line - 1 } ?? findings.source.lines.count
        let isTelling = { (line: Int) in
            let text = findings.source.line(line)?.drop { $0 == " " || $0 == "-" } ?? ""
            return !text.isEmpty && !text.hasPrefix("#")
        }
        return (first...max(first, end)).last(where: isTelling) ?? first
    }

    private func reportDoubles(_ waivers: [Waiver]) {
        var lines: [[String?]: Int] = [:]
        for waiver in waivers {
            let key = [waiver.requirement, waiver.subject]
            if let line = lines[key] {
                let span = Span(line: waiver.location.line, column: waiver.location.column, length: 1)
                findings.report("the waiver stands in line \(line) already", at: span)
            }
            lines[key] = lines[key] ?? waiver.location.line
        }
    }
}

extension Findings {
    /// The ids that a text stands for, be it an id or a pattern; that it stands for none is a mistake.
    func ids(fitting text: Name, among ids: [String]) -> [String] {
        let pattern = IdentifierPattern(text.text)
        guard pattern.hasWildcard else {
            return [resolve(text, among: ids, noun: "requirement")].compactMap(\.self)
        }
        let fitting = ids.filter(pattern.fits)
        guard fitting.isEmpty else { return fitting }
        report("no requirement fits '\(text.text)'", at: text.span)
        return []
    }
}
