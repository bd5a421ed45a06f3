/// Text that no CI system takes for a command of ours.
///
/// GitHub's runner and the agents of Azure Pipelines and TeamCity read what a step prints. `::error::` counts at the
/// beginning of a line, after blanks; `##[error]`, `##vso[` and `##teamcity[` count anywhere. The first two compare as
/// people read, so characters that show nothing may stand within.
///
/// Source: `ActionCommand.cs` of actions/runner, `Command.cs` of microsoft/azure-pipelines-agent.
extension String {
    /// The text with a command at the beginning of a line, or anywhere in it, spelt out in part; its lines stay.
    public var inert: String {
        guard unicodeScalars.contains(where: { $0 == "#" || $0 == ":" }) else { return self }
        return unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.inert($0) }.joined(separator: "\n")
    }

    private static func inert(_ line: Substring.UnicodeScalarView) -> String {
        let commandAtStart = line.indexOfCommandAtStart
        return line.indices.reduce(into: "") { text, place in
            let isSpeltOut = place == commandAtStart || line[place...].beginsCommand
            text += isSpeltOut ? line[place].speltOut : String(line[place])
        }
    }
}

extension Substring.UnicodeScalarView {
    /// The most letters between `##` and `[`.
    private static var nameLimit: Int { 16 }

    /// Whether a command that may stand anywhere begins here: `##`, perhaps a name, and `[`.
    var beginsCommand: Bool {
        guard first == "#" else { return false }
        var rest = dropFirst().drop(while: \.isIgnoredByRunners)
        guard rest.first == "#" else { return false }
        rest = rest.dropFirst()
        var letters = 0
        while let next = rest.first, next != "[" {
            guard next.isIgnoredByRunners || letters < Self.nameLimit && next.isASCIILetter else { return false }
            letters += next.isIgnoredByRunners ? 0 : 1
            rest = rest.dropFirst()
        }
        return !rest.isEmpty
    }

    /// The first colon of a command that must stand at the beginning of a line; nothing where there is none.
    fileprivate var indexOfCommandAtStart: Index? {
        let start = drop(while: \.isSkippedByRunners)
        guard start.first == ":", start.dropFirst().drop(while: \.isIgnoredByRunners).first == ":" else { return nil }
        return start.startIndex
    }
}

extension Unicode.Scalar {
    /// Whether it shows nothing, so that a comparison as people read passes over it.
    fileprivate var isIgnoredByRunners: Bool {
        properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
    }

    /// Whether runners pass over it at the beginning of a line.
    fileprivate var isSkippedByRunners: Bool { isIgnoredByRunners || properties.isWhitespace }

    fileprivate var isASCIILetter: Bool { isASCII && properties.isAlphabetic }
}
