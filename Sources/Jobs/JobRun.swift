import Domain
import Logging
import SQL
import Storage

/// One try of one job: its work, then its end, or what becomes of it when it fails.
struct JobRun: Sendable {
    let database: any Database
    let handlers: any JobHandlers
    let backoff: Backoff
    let now: @Sendable () -> Instant
    let logger: Logger

    /// The job was taken by another worker in the meantime: nothing of this try may stay.
    private struct NoLongerHeld: Error {}

    /// Never throws: when even the failure cannot be written, the lock ends and the job is rescued.
    func callAsFunction(_ job: JobStore.Job) async {
        do {
            try await work(job)
        } catch is NoLongerHeld {
            logger.notice("job taken over by another worker", metadata: metadata(job))
        } catch {
            await put(back: job, after: error)
        }
    }

    private func work(_ job: JobStore.Job) async throws {
        switch handlers.work(for: job, at: now()) {
        case .inside(let body):
            try await database.write { tx in
                try body(tx)
                guard try JobStore.complete(job, in: tx) else { throw NoLongerHeld() }
            }
        case .outside(let body):
            try await body()
            try await database.write { tx in
                guard try JobStore.complete(job, in: tx) else { throw NoLongerHeld() }
            }
        }
    }

    private func put(back job: JobStore.Job, after error: any Error) async {
        let moment = now()
        let delay = error is HopelessJob ? nil : backoff.delay(afterAttempt: job.attempt, jitter: .random(in: 0...1))
        var details = metadata(job)
        details["error"] = "\(error)"
        logger.log(
            level: delay == nil ? .error : .warning, delay == nil ? "job failed for good" : "job failed", metadata: details)
        let summary = Self.summary(of: error)
        do {
            try await database.write { tx in
                if let delay {
                    try JobStore.retry(job, at: moment + delay, error: summary, in: tx)
                } else {
                    try JobStore.fail(job, at: moment, error: summary, in: tx)
                }
            }
        } catch {
            details["error"] = "\(error)"
            logger.error("failure of a job not written", metadata: details)
        }
    }

    /// What the administration shows. The messages of an engine may quote data: they stay in the log.
    static func summary(of error: any Error) -> String {
        switch error {
        case let error as HopelessJob: error.description
        case DatabaseError.engine: "database error"
        case let error: String(String(describing: error).prefix(200))
        }
    }

    private func metadata(_ job: JobStore.Job) -> Logger.Metadata {
        ["job": "\(job.id)", "kind": "\(job.kind.rawValue)", "attempt": "\(job.attempt)"]
    }
}
