import Domain
import SQL

/// Every kind of job. Each runs at least once, so each is idempotent.
public enum JobKind: String, Sendable, CaseIterable {
    /// Tells people of events. Arguments: the event.
    case notify
    /// Closes what has been resolved long enough. Periodic.
    case closeResolved
    /// Wakes tickets whose wait is over. Periodic.
    case wakeWaiting
    /// Sweeps sessions, files and temporary uploads that nothing names. Periodic.
    case sweep
    /// Counts the use of forms. Periodic.
    case countUses
    /// Publishes and withdraws forms whose moment has come. Periodic.
    case runSchedules
}

extension JobKind: CodedText {}

/// The queue of jobs, in the same database as what causes them.
public enum JobStore {
    /// A job that a worker has taken.
    public struct Job: Sendable, Hashable {
        public let id: JobID
        public var kind: JobKind
        public var arguments: String
        public var attempt: Int
    }

    /// A job whose `uniqueKey` is waiting or running is not added again.
    public static func enqueue(
        _ kind: JobKind, arguments: String, at runAt: Instant, uniqueKey: String? = nil, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO job(kind, arguments, state, run_at, created_at, unique_key)
            VALUES (\(kind), \(arguments), 'available', \(runAt), \(runAt), \(uniqueKey))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Takes jobs that are due, and holds them until `lockedUntil`. Kinds that this version does not
    /// know wait for a node that does.
    public static func take(
        limit: Int, at now: Instant, lockedUntil: Instant, in tx: any Transaction
    ) throws -> [Job] {
        try tx.all(
            """
            UPDATE job SET state = 'running', attempt = attempt + 1, locked_until = \(lockedUntil)
            WHERE id IN (
              SELECT id FROM job WHERE state = 'available' AND run_at <= \(now) AND kind IN \(SQL.list(JobKind.allCases))
              ORDER BY run_at, id LIMIT \(limit) \(skippingTaken(tx.engine)))
            RETURNING id, kind, arguments, attempt
            """
        ) { row in Job(id: try row[0], kind: try row[1], arguments: try row[2], attempt: try row[3]) }
    }

    // What follows changes a job only for whoever holds it: a worker that was given up for dead, and
    // whose job was taken again, changes nothing.

    /// Finished jobs leave the table: their effects are what stays.
    /// - Returns: false when the job is no longer held; its effects must not be committed then.
    public static func complete(_ job: Job, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM job WHERE \(held(job))") == 1
    }

    public static func retry(_ job: Job, at runAt: Instant, error: String, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE job SET state = 'available', run_at = \(runAt), locked_until = NULL, last_error = \(error)
            WHERE \(held(job))
            """)
    }

    /// It failed for good, and is shown in the administration.
    public static func fail(_ job: Job, at now: Instant, error: String, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE job SET state = 'failed', finished_at = \(now), locked_until = NULL, last_error = \(error)
            WHERE \(held(job))
            """)
    }

    private static func held(_ job: Job) -> SQL {
        "id = \(job.id) AND state = 'running' AND attempt = \(job.attempt)"
    }

    /// Gives back what a killed worker held; what has been tried often enough fails, since it may be
    /// what kills them.
    /// - Returns: how many jobs are due again.
    public static func rescue(at now: Instant, maximumAttempts: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            UPDATE job SET state = 'failed', finished_at = \(now), locked_until = NULL, last_error = 'worker lost'
            WHERE state = 'running' AND locked_until < \(now) AND attempt >= \(maximumAttempts)
            """)
        return try tx.run(
            """
            UPDATE job SET state = 'available', run_at = \(now), locked_until = NULL
            WHERE state = 'running' AND locked_until < \(now)
            """)
    }

    public static func failedCount(in tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM job WHERE state = 'failed'") ?? 0
    }
}
