internal import Conformance

/// Reads which requirements notice which defect.
struct AttributionReader {
    let fields: Fields
    /// Every requirement's id.
    let ids: [String]

    private var findings: Findings { fields.findings }

    /// The attribution, as far as it can be read.
    func attribution() -> Attribution {
        Attribution(
            defects: entries("defects").compactMapValues(defect),
            limits: entries("limits").compactMapValues { entry in
                findings.text(of: entry.value, spelt: .sentence, called: "'\(entry.name.text)'")?.text
            },
            variants: entries("variants").compactMapValues { ids(of: $0.value, called: "'\($0.name.text)'") }
        )
    }

    private func entries(_ key: String) -> [String: Entry] {
        guard let node = fields.required(key) else { return [:] }
        let entries = findings.entries(of: node, called: "'\(key)'") ?? []
        return Dictionary(entries.map { ($0.name.text, $0) }) { first, _ in first }
    }

    private func defect(_ entry: Entry) -> Attribution.Defect? {
        guard findings.check(entry.name, spelt: .contractName, called: "the name of a defect"), let value = entry.value,
            let fields = Fields(value, as: .attributedDefect, called: "a defect", findings: findings)
        else { return nil }
        let notice = ids(of: fields.required("notice"), called: "'notice'")
        return Attribution.Defect(notice: notice, may: ids(of: fields.optional("may"), called: "'may'"))
    }

    /// The ids that patterns stand for; a pattern that stands for none is a mistake.
    private func ids(of node: SourceNode?, called name: String) -> [String] {
        if case .sequence(let items) = node?.content, items.isEmpty { return [] }
        return findings.texts(of: node, called: name).flatMap { findings.ids(fitting: $0, among: ids) }
    }
}
