public import Conformance

/// A diagnosis for a terminal: a line a step, and beneath it what there is to compare and to mend.
public struct DiagnosisReport: Hashable, Sendable {
    private let diagnosis: Diagnosis
    private let style: ConsoleStyle
    private let version: String

    /// Tells a diagnosis that a version of the tool made.
    public init(_ diagnosis: Diagnosis, version: String, style: ConsoleStyle) {
        self.diagnosis = diagnosis
        self.version = version
        self.style = style
    }

    /// The whole text, ending in a line break.
    public var text: String {
        let heading = style.paint("emconform \(version) looks at \(diagnosis.origin)".visible, as: .heading)
        let lines = [heading, ""] + diagnosis.steps.flatMap(lines) + ["", verdict]
        return lines.joined(separator: "\n").inert + "\n"
    }

    private static let margin = String(repeating: " ", count: 22)

    private func lines(_ step: Diagnosis.Step) -> [String] {
        let name = step.part.rawValue
        let head = mark(step.outcome) + name + String(repeating: " ", count: 13 - name.count)
        var lines = [head + step.seen.shortened(toBytes: 1_000).visible]
        lines += step.facts.prefix(20).map { Self.margin + $0.shortened(toBytes: 500).visible }
        if case .failed(let remedy) = step.outcome { lines.append(Self.margin + "mend: \(remedy.visible)") }
        return lines
    }

    private func mark(_ outcome: Diagnosis.Outcome) -> String {
        switch outcome {
        case .fine: style.paint("ok", as: .good) + "       "
        case .failed: style.paint("failed", as: .bad) + "   "
        case .skipped: style.paint("skipped", as: .doubtful) + "  "
        }
    }

    private var verdict: String {
        guard let failure = diagnosis.firstFailure else { return "A run can be made (exit status 0)." }
        return "The step '\(failure.part.rawValue)' is in the way of a run (exit status 3)."
    }
}
