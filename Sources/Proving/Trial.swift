import MockServer

/// One run of the whole suite: on the mock as it is, with a defect, or differently right.
public struct Trial: Hashable, Sendable {
    /// What is tried.
    public enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        /// The mock as it is.
        case clean
        /// The mock with one promise broken.
        case defect
        /// The mock, differently right.
        case variant
    }

    /// What is tried.
    public let kind: Kind
    /// The name of the defect or variant; `clean` for neither.
    public let name: String
    /// What the mock does, in one sentence.
    public let summary: String
    let defect: Defect?
    let variant: Variant?

    /// The mock as it is.
    public static let clean = Trial(
        kind: .clean,
        name: "clean",
        summary: "Nothing is wrong.",
        defect: nil,
        variant: nil
    )

    /// Every defect, in the order of their declaration.
    public static let defects = Defect.allCases.map { defect in
        Trial(kind: .defect, name: defect.rawValue, summary: defect.summary, defect: defect, variant: nil)
    }

    /// Every variant, in the order of their declaration.
    public static let variants = Variant.allCases.map { variant in
        Trial(kind: .variant, name: variant.rawValue, summary: variant.summary, defect: nil, variant: variant)
    }

    /// Whether only a socket shows it.
    public var needsSocket: Bool { defect?.isOnWire ?? false }

    /// The mock that is tried.
    func manager(_ inventory: Inventory, _ credentials: Credentials) -> MockEnterpriseManager {
        let options = MockEnterpriseManager.Options(
            variants: variant.map { [$0] } ?? [],
            defects: defect.map { [$0] } ?? []
        )
        return MockEnterpriseManager(inventory: inventory, credentials: credentials, options: options)
    }
}
