/// Which requirements notice what is wrong with a server, and which findings a server gives that is merely different.
///
/// Defects and variants are known by name alone; who has them stands elsewhere.
public struct Attribution: Hashable, Sendable {
    /// What one defect does to the requirements, by id.
    public struct Defect: Hashable, Sendable {
        /// Those that must notice it.
        public let notice: [String]
        /// Those that may notice it too, because it drags them along.
        public let may: [String]

        /// Creates an attribution.
        public init(notice: [String], may: [String]) {
            self.notice = notice
            self.may = may
        }
    }

    /// The defects by name.
    public let defects: [String: Defect]
    /// The defects that nobody notices, by name, each with the reason.
    public let limits: [String: String]
    /// The conforming variants by name, each with the ids of its findings.
    public let variants: [String: [String]]

    /// Creates an attribution.
    public init(
        defects: [String: Defect] = [:],
        limits: [String: String] = [:],
        variants: [String: [String]] = [:]
    ) {
        self.limits = limits
        self.defects = defects
        self.variants = variants
    }
}
