import Domain
import SQL

extension JobStore {
    /// A job that failed for good, as the administration lists it.
    public struct FailedJob: Sendable, Hashable {
        public let id: JobID
        /// Text: the kind of a later version, or of an earlier one, is listed too.
        public var kind: String
        public var attempts: Int
        public var failedAt: Instant
        /// A short code, never what somebody typed.
        public var error: String
    }

    /// The last that failed first.
    public static func failedJobs(limit: Int, in tx: any ReadTransaction) throws -> [FailedJob] {
        try tx.all(
            """
            SELECT id, kind, attempt, finished_at, COALESCE(last_error, '') FROM job
            WHERE state = 'failed' ORDER BY finished_at DESC, id DESC LIMIT \(limit)
            """
        ) { row in
            FailedJob(id: try row[0], kind: try row[1], attempts: try row[2], failedAt: try row[3], error: try row[4])
        }
    }

    /// Lets a failed job try again from its first attempt. One whose like waits or runs already is dropped:
    /// the other does its work.
    /// - Returns: false when there is no such failed job.
    public static func retryFailed(_ id: JobID, at now: Instant, in tx: any Transaction) throws -> Bool {
        let dropped = try tx.run(
            """
            DELETE FROM job WHERE id = \(id) AND state = 'failed' AND unique_key IN (
              SELECT unique_key FROM job WHERE unique_key IS NOT NULL AND state IN ('available', 'running'))
            """)
        if dropped == 1 { return true }
        return try tx.run(
            """
            UPDATE job SET state = 'available', attempt = 0, run_at = \(now), finished_at = NULL
            WHERE id = \(id) AND state = 'failed'
            """) == 1
    }
}
