import Conformance
import Testing

@testable import Reporting

@Suite struct InertTextTests {
    /// What a server may put into a text so that a CI system takes it for a command of ours.
    static let commands = [
        "::error::x", "  ::set-output name=a::b", "\u{A0}\u{3000}::add-mask::x", "\u{200B}::debug::x",
        ":\u{AD}:error::x", "##[error]x", "a ##[group]b", "##vso[task.setvariable variable=a]b", "#\u{AD}#[error]",
        "##VSO[x]", "##teamcity[buildStop]", "#\u{FEFF}#v\u{2060}so[x]", "###[error]x", "####vso[x]",
    ]

    @Test(arguments: commands)
    func `a command in a line is spelt out in part`(_ command: String) throws {
        let text = command.visible.inert
        #expect(text != command)
        #expect(!Self.isCommand(text))
    }

    @Test(arguments: ["a::b", "a ::error::x", "[::1]:9398", "# one", "## two", "#[x]", "## [x]", "C# [x]", "::", ""])
    func `what no runner takes for a command stays`(_ text: String) {
        #expect(text.visible == text)
        #expect(text.inert == (text == "::" ? #"\u{3A}:"# : text))
    }

    @Test(arguments: commands)
    func `no line of the console is a command, wherever a server puts one`(_ command: String) throws {
        let excerpt = "first\n\(command)\r\n\(command)"
        let finding = try Sample.finding(subject: command, actual: command, excerpt: excerpt)
        let results = Outcome.allCases.map { outcome in
            Sample.result("r.\(outcome)", outcome: outcome, reason: command, findings: [finding])
        }
        for ending in [Run.Ending.finished, .noSession(command)] {
            let run = try Sample.run(results, ending: ending)
            let text = ConsoleReport(run, policy: Sample.strict, style: .plain).text
            #expect(text.split(separator: "\n").allSatisfy { !Self.isCommand(String($0)) })
        }
    }

    /// Whether a runner would take a line for a command, as their sources say: GitHub's trims the line, and compares
    /// as people read.
    static func isCommand(_ line: String) -> Bool {
        let shown = line.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        let text = String(String.UnicodeScalarView(shown)).lowercased()
        return text.drop(while: \.isWhitespace).hasPrefix("::") || text.contains("##[") || text.contains("##vso[")
            || text.contains("##teamcity[")
    }
}
