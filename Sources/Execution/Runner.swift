public import Conformance
public import Evaluation
import Representation

/// Runs a plan against a server: logs on, finds subjects, judges, logs out on every path.
public struct Runner: Sendable {
    /// How to run.
    public struct Options: Sendable {
        /// The configured user.
        public var credentials: Credentials
        /// A user that does not exist, for the refused logon; nothing where that must not be tried.
        public var stranger: Credentials?
        /// Which subjects are judged.
        public var sampling: Sampling
        /// How many connections there are.
        public var concurrency: Int
        /// The limit of the whole run in seconds; nothing for none.
        public var timeLimit: Double?
        /// The signal that stopped the run, asked when the run was cancelled.
        public var signal: @Sendable () -> Int32
        /// The most requests of a run, logouts aside.
        public var requestLimit = Int.max
        /// What a server may make of a run.
        public var limits = RunLimits()
        /// Lets so many seconds pass, unless the task is cancelled before.
        public var pause: @Sendable (Double) async -> Void = { try? await Task.sleep(for: .seconds($0)) }
        /// How many seconds a logon or logout may take once the run is stopped.
        public var graceSeconds = 10.0
        /// What is put up with.
        public var waivers: WaiverLedger
        /// Where every exchange goes; nothing where none is kept.
        public var record: Record?

        /// Creates options.
        public init(
            credentials: Credentials,
            stranger: Credentials?,
            sampling: Sampling,
            concurrency: Int = 4,
            timeLimit: Double? = nil,
            signal: @escaping @Sendable () -> Int32 = { 2 },
            waivers: WaiverLedger = WaiverLedger(),
            record: Record? = nil
        ) {
            self.waivers = waivers
            self.record = record
            self.credentials = credentials
            self.stranger = stranger
            self.sampling = sampling
            self.concurrency = concurrency
            self.timeLimit = timeLimit
            self.signal = signal
        }

        /// How many subjects are judged at a time.
        ///
        /// From four connections on they are more than these, so that one that is free finds the next request waiting;
        /// over a single one they are asked for in order. Each may wait with an answer as large as answers may be: over
        /// four connections, 256 MiB have room for five.
        var subjectsAtATime: Int { max(concurrency, 2 * concurrency - 3) }
    }

    private let send: Send
    private let judge: Judge
    private let options: Options

    /// Creates a runner; `send` is the only effect it has.
    public init(send: @escaping Send, judge: Judge, options: Options) {
        self.send = send
        self.judge = judge
        self.options = options
    }

    /// Runs a plan and tells how far it is; whatever happens on the wire is a verdict.
    public func run(
        _ plan: Plan,
        setting: Run.Setting,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async -> Run {
        await perform(plan, setting: setting, progress: progress).run
    }

    /// A run and what stands behind it.
    public struct Performance: Sendable {
        /// The run.
        public var run: Run
        /// What shows each finding, by the places of result and finding in the run.
        public let exhibits: [Exhibit]
        /// What was seen of each subject; empty unless it was asked for.
        public let records: [SubjectRecord]
        /// Why sessions may stay open on the server; none where each that was opened was ended.
        public let openSessions: [String]
        /// Whether answers that were recorded hold the password, in place of which the recording has other text.
        public let changesRecording: Bool
        /// Whether something was not asked, since the limit of requests was reached.
        public let lacksRequests: Bool
    }

    /// The exchanges that show a finding.
    public struct Exhibit: Sendable {
        /// The place of the result in the run.
        public let result: Int
        /// The place of the finding in the result.
        public let finding: Int
        /// What was seen, secrets and all: many findings share it, which they could not if each had its own without.
        let seen: [Exchange]
        let redactor: Redactor

        /// The exchanges, in the order in which they were looked at; made anew whenever somebody asks.
        public var exchanges: [StoredExchange] { seen.map { StoredExchange($0, redactedBy: redactor) } }
    }

    /// Runs a plan and keeps what shows its findings; with `keepsRecords` everything that was seen, which takes memory.
    public func perform(
        _ plan: Plan,
        setting: Run.Setting,
        keepsRecords: Bool = false,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async -> Performance {
        let clock = ContinuousClock()
        let start = clock.now
        let conversation = conversation()
        let stage = RunStage(
            plan: plan,
            judge: judge,
            options: options,
            conversation: conversation,
            progress: progress,
            keepsEvidence: keepsRecords,
            large: LargeEvidence(most: options.limits.heldBytes)
        )
        let (outcome, ending) = await limited { await stage.outcome() }
        await conversation.close()
        let redactor = await conversation.redactor
        let run = Run(
            setting: setting.offering(outcome.offeredVersions),
            results: outcome.results(redactor),
            waivers: outcome.waivers(options.waivers, of: plan),
            populations: outcome.populations,
            requests: await conversation.requests,
            bytes: await conversation.bytes,
            seconds: (clock.now - start).seconds,
            ending: Runner.ending(ending, failure: outcome.failure.map { redactor.redacted(quote: $0) })
        )
        return Performance(
            run: run,
            exhibits: outcome.exhibits(redactor),
            records: outcome.records,
            openSessions: await conversation.openSessions.map { redactor.redacted(quote: $0) },
            changesRecording: await conversation.holdsPassword,
            lacksRequests: await conversation.hasRefused
        )
    }

    private func conversation() -> Conversation {
        Conversation(
            send: send,
            credentials: options.credentials,
            version: .latest,
            record: options.record,
            bodies: options.limits.bodies,
            requestLimit: options.requestLimit,
            patience: (options.limits.retryAfter, options.limits.busyPause, options.limits.pauses),
            graceSeconds: options.graceSeconds,
            pause: options.pause
        )
    }

    /// A run that had no session ended by that, unless something stopped it before.
    private static func ending(_ ending: Run.Ending, failure: String?) -> Run.Ending {
        guard ending == .finished, let failure else { return ending }
        return .noSession(failure)
    }

    /// How far a run is.
    public struct Progress: Hashable, Sendable {
        /// Judgements made, of a case on a subject.
        public let done: Int
        /// Judgements to make, as far as subjects are known.
        public let planned: Int
        /// Cases that failed so far.
        public let failures: Int
        /// The subject that was judged last, for a reader.
        public let current: String
    }

    /// Does a piece of work until it is done, the time is up or the run is cancelled.
    private func limited<Value: Sendable>(
        _ work: @escaping @Sendable () async -> Value
    ) async -> (Value, Run.Ending) {
        let task = Task { await work() }
        let limit = options.timeLimit
        let timer = Task {
            guard let limit, (try? await Task.sleep(for: .seconds(limit))) != nil else { return false }
            task.cancel()
            return true
        }
        let value = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        timer.cancel()
        let isOutOfTime = await timer.value
        if Task.isCancelled { return (value, .interrupted(signal: options.signal())) }
        return (value, isOutOfTime ? .outOfTime(seconds: limit ?? 0) : .finished)
    }
}

extension Run.Setting {
    /// The setting with the versions that the server turned out to offer.
    fileprivate func offering(_ versions: [RESTVersion]) -> Run.Setting {
        var setting = self
        setting.offeredVersions = versions
        return setting
    }
}
