/// One promise of the reference that a server breaks.
///
/// Its entry says everything about it: what it is called, what is broken, and how.
public struct Defect: Sendable {
    /// The name, in small letters and hyphens.
    public let rawValue: String
    /// What is broken, in one sentence.
    public let summary: String
    let fault: Fault

    init(_ name: String, _ summary: String, _ fault: Fault) {
        rawValue = name
        self.summary = summary
        self.fault = fault
    }

    /// Whether only a connection shows it: the response without a socket is whole.
    public var isOnWire: Bool { fault.isOnWire }
}

extension Defect: CaseIterable, RawRepresentable {
    /// Every defect, by what it breaks.
    public static let allCases: [Defect] =
        status + headers + negotiation + xml + json + identity + links + collections + query + errors + sessions
        + sessionContents + reads + wire

    private static let byName = Dictionary(allCases.map { ($0.rawValue, $0) }) { first, _ in first }

    /// Finds a defect by its name; `nil` when there is none.
    public init?(rawValue: String) {
        guard let defect = Self.byName[rawValue] else { return nil }
        self = defect
    }
}

extension Defect: CustomStringConvertible {
    /// The name.
    public var description: String { rawValue }
}

extension Defect: Hashable {
    /// Defects are equal when their names are.
    public static func == (left: Defect, right: Defect) -> Bool {
        left.rawValue == right.rawValue
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rawValue)
    }
}
