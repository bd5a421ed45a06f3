/// A version of the interface, such as `v1_7`.
///
/// Source: em_web_api_versions.html.
public struct RESTVersion: Comparable, CustomStringConvertible, Hashable, Sendable {
    /// What a logon asks for.
    public enum Request: CustomStringConvertible, Hashable, Sendable {
        case latest
        case version(RESTVersion)

        /// The value of the session manager's parameter `v`.
        public var description: String {
            switch self {
            case .latest: "latest"
            case .version(let version): version.description
            }
        }
    }

    /// The number before the underscore.
    public let major: Int
    /// The number after the underscore.
    public let minor: Int

    /// Reads a version such as `v1_7`.
    public init?(_ text: some StringProtocol) {
        guard text.lowercased().hasPrefix("v") else { return nil }
        let numbers = text.dropFirst().split(separator: "_", omittingEmptySubsequences: false).map { Int(digits: $0) }
        guard numbers.count == 2, let major = numbers[0], let minor = numbers[1], major >= 0, minor >= 0 else {
            return nil
        }
        self.major = major
        self.minor = minor
    }

    /// The version as the server spells it.
    public var description: String { "v\(major)_\(minor)" }

    /// Orders versions by age.
    public static func < (left: Self, right: Self) -> Bool { (left.major, left.minor) < (right.major, right.minor) }
}
