import Domain
import Logging
import SQL
import ServiceLifecycle
import Storage
import Synchronization

/// Runs the jobs of the database. Several workers, in one process or many, share the work.
///
/// A graceful shutdown takes nothing more and lets the running jobs end; what is killed all the same
/// is given back when its lock ends.
public struct JobWorker: ServiceLifecycle.Service {
    /// How a worker beats.
    public struct Rhythm: Sendable {
        /// Jobs that run at the same time.
        public var slots: Int
        /// The safety net under ``JobSignal``: other nodes make jobs too, and some are for later.
        public var poll: Duration
        /// How often lost jobs are rescued and periodic ones made.
        public var upkeep: Span
        /// A job held for longer is held by a dead worker.
        public var lock: Span

        public init(
            slots: Int = 4, poll: Duration = .seconds(3), upkeep: Span = .seconds(30), lock: Span = .minutes(10)
        ) {
            self.slots = slots
            self.poll = poll
            self.upkeep = upkeep
            self.lock = lock
        }
    }

    private let database: any Database
    private let run: JobRun
    private let signal: JobSignal
    private let schedule: Schedule
    private let rhythm: Rhythm
    private let now: @Sendable () -> Instant
    private let logger: Logger

    /// - Parameter signal: of this worker alone; two workers would each hear half of it.
    public init(
        database: any Database, handlers: any JobHandlers, signal: JobSignal, schedule: Schedule = .standard,
        backoff: Backoff = Backoff(), rhythm: Rhythm = Rhythm(), now: @escaping @Sendable () -> Instant, logger: Logger
    ) {
        self.database = database
        self.signal = signal
        self.schedule = schedule
        self.rhythm = rhythm
        self.now = now
        self.logger = logger
        run = JobRun(database: database, handlers: handlers, backoff: backoff, now: now, logger: logger)
    }

    public func run() async {
        let busy = Counter()
        await withDiscardingTaskGroup { group in
            group.addTask {
                try? await cancelWhenGracefulShutdown {
                    while true {
                        signal.wake()
                        try await Task.sleep(for: rhythm.poll)
                    }
                }
            }
            var lastUpkeep: Instant?
            for await _ in signal.wakes.cancelOnGracefulShutdown() {
                let moment = now()
                if lastUpkeep.map({ last in moment >= last + rhythm.upkeep }) ?? true {
                    lastUpkeep = moment
                    await keepUp(at: moment)
                }
                for job in await take(rhythm.slots - busy.value, at: moment) {
                    busy.add(1)
                    group.addTask {
                        await run(job)
                        busy.add(-1)
                        // A slot is free, and the job may have made others.
                        signal.wake()
                    }
                }
            }
        }
    }

    private func take(_ limit: Int, at moment: Instant) async -> [JobStore.Job] {
        guard limit > 0 else { return [] }
        do {
            return try await database.write { [rhythm] tx in
                try JobStore.take(limit: limit, at: moment, lockedUntil: moment + rhythm.lock, in: tx)
            }
        } catch {
            logger.error("jobs not taken", metadata: ["error": "\(error)"])
            return []
        }
    }

    /// Rescues what killed workers held, and makes the next periodic jobs.
    private func keepUp(at moment: Instant) async {
        do {
            let rescued = try await database.write { [schedule, run] tx in
                try schedule.enqueue(at: moment, in: tx)
                return try JobStore.rescue(at: moment, maximumAttempts: run.backoff.maximumAttempts, in: tx)
            }
            if rescued > 0 { logger.notice("jobs rescued", metadata: ["count": "\(rescued)"]) }
        } catch {
            logger.error("upkeep of jobs failed", metadata: ["error": "\(error)"])
        }
    }
}

/// How many jobs run, counted by the tasks that run them.
private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { count in count } }

    func add(_ change: Int) { count.withLock { count in count += change } }
}
