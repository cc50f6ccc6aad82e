import Domain
import SQL
import Storage

/// The work of every kind of job. The one implementation switches on ``JobKind`` without a default,
/// so that a new kind does not compile before it is handled.
public protocol JobHandlers: Sendable {
    func work(for job: JobStore.Job, at now: Instant) -> JobWork
}

/// What a job does.
public enum JobWork: Sendable {
    /// Runs in the transaction that ends the job: its effect is in the database exactly once.
    case inside(@Sendable (any Transaction) throws -> Void)
    /// Touches the world outside of the database. It may run more than once, whole or in part.
    case outside(@Sendable () async throws -> Void)
}

/// A job that no other try can mend: it fails at once.
public struct HopelessJob: Error, CustomStringConvertible {
    /// For the administration: keys and codes, no data of anybody.
    public let description: String

    public init(_ description: String) { self.description = description }
}
