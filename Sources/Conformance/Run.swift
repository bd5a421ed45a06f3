/// A finished run: everything that a report tells, and nothing that a report does.
public struct Run: Codable, Hashable, Sendable {
    /// What was run against what.
    public struct Setting: Codable, Hashable, Sendable {
        /// The product's version.
        public var version: String
        /// The digest of the contracts.
        public var contracts: String
        /// The origin that was asked, without user information.
        public var origin: Origin
        /// Whether the built-in mock was asked.
        public var isMock: Bool
        /// Whether a recording was judged in place of a server.
        public var isReplay: Bool
        /// Whether certificates went unverified.
        public var isInsecure: Bool
        /// How the server was reached, where that was not the plain way; whoever repeats a request needs it.
        public var access: Access?
        /// The REST versions that the server offers; empty where it did not say.
        public var offeredVersions: [RESTVersion]
        /// The seed by which subjects were picked.
        public var seed: UInt64
        /// The greatest number of subjects a resource; nothing for all.
        public var sample: Int?
        /// The promises of the reference that the contracts number, in order.
        public var promises: [Promise]
        /// The filters given, as given.
        public var filters: [String]
        /// When the run began, UTC, `yyyy-MM-ddTHH:mm:ssZ`.
        public var startedAt: String

        /// Creates a setting.
        public init(
            version: String,
            contracts: String,
            origin: Origin,
            isMock: Bool,
            isReplay: Bool = false,
            isInsecure: Bool,
            access: Access? = nil,
            offeredVersions: [RESTVersion],
            seed: UInt64,
            sample: Int?,
            promises: [Promise] = [],
            filters: [String],
            startedAt: String
        ) {
            self.version = version
            self.contracts = contracts
            self.origin = origin
            self.isMock = isMock
            self.isReplay = isReplay
            self.isInsecure = isInsecure
            self.access = access
            self.offeredVersions = offeredVersions
            self.seed = seed
            self.sample = sample
            self.promises = promises
            self.filters = filters
            self.startedAt = startedAt
        }
    }

    /// How a server was reached; names of files are those that were given.
    public struct Access: Codable, Hashable, Sendable {
        /// The pin of the server's public key, `sha256//` and Base64, which alone was verified.
        public var pin: String?
        /// The directory of the authorities.
        public var authorities: String?
        /// The proxy's URL.
        public var proxy: String?
        /// Addresses in place of what names resolve to, `host:port:address`; none where it is absent.
        public var resolutions: [String]?
        /// The file of the client's certificate.
        public var certificate: String?
        /// The file of its private key.
        public var key: String?

        /// Creates the plain way.
        public init() {}
    }

    /// A numbered promise of the reference.
    public struct Promise: Codable, Hashable, Sendable {
        /// The name of the contract whose page makes it.
        public let resource: String
        /// Its number, such as `S14`.
        public let number: String
        /// What is promised, in our words; nothing where the contract skips the number.
        public let text: String?

        /// Creates a promise.
        public init(resource: String, number: String, text: String?) {
            self.resource = resource
            self.number = number
            self.text = text
        }
    }

    /// How many subjects a resource has on the server, and how many were picked.
    public struct Population: Codable, Hashable, Sendable {
        /// The contract's name.
        public let resource: String
        /// Subjects found.
        public let found: Int
        /// Subjects judged.
        public let picked: Int
        /// Whether the server kept from the user, with status 403, what lists them; nothing where it did not.
        public let isRefused: Bool?

        /// Creates a population.
        public init(resource: String, found: Int, picked: Int, isRefused: Bool? = nil) {
            self.isRefused = isRefused
            self.resource = resource
            self.found = found
            self.picked = picked
        }
    }

    /// Why the run ended before its end.
    public enum Ending: Codable, Hashable, Sendable {
        /// Every case was judged.
        case finished
        /// There was no session; one line says why.
        case noSession(String)
        /// A signal stopped it; the signal's number.
        case interrupted(signal: Int32)
        /// The time limit of the run passed.
        case outOfTime(seconds: Double)
        /// What was judged is a recording of a run that did not come to its end; one line says why not.
        case cutShort(String)
    }

    /// What was run against what.
    public let setting: Setting
    /// The results in plan order.
    public internal(set) var results: [CaseResult]
    /// What became of each waiver, in the order in which they were given.
    public let waivers: [WaiverUse]
    /// The subjects by resource.
    public let populations: [Population]
    /// How many requests were sent.
    public let requests: Int
    /// How many bytes of content came.
    public let bytes: Int
    /// How long the run took, in seconds, to the millisecond.
    public let seconds: Double
    /// How the run ended.
    public internal(set) var ending: Ending

    /// Creates a run.
    public init(
        setting: Setting,
        results: [CaseResult],
        waivers: [WaiverUse] = [],
        populations: [Population],
        requests: Int,
        bytes: Int,
        seconds: Double,
        ending: Ending
    ) {
        self.setting = setting
        self.results = results
        self.waivers = waivers
        self.populations = populations
        self.requests = requests
        self.bytes = bytes
        self.seconds = seconds.toTheMillisecond
        self.ending = ending
    }

    /// The run as it is where the recording that it judged was cut short.
    public func cutShort(by reason: String) -> Run {
        var run = self
        if run.ending == .finished { run.ending = .cutShort(reason) }
        return run
    }

    /// The run whose finding names the file that shows it.
    public func attaching(_ file: String, toFinding finding: Int, ofResult result: Int) -> Run {
        var run = self
        run.results[result].findings[finding].evidence = file
        return run
    }
}

extension Double {
    /// Seconds without what nobody measures, so that they are never spelt with an exponent.
    var toTheMillisecond: Double { (self * 1000).rounded() / 1000 }
}
