import Domain
import Jobs
import Logging
import SQL
import Storage
import Synchronization
import Testing

/// Work of a test: what it is given to do, counted.
final class TestHandlers: JobHandlers {
    private let counts = Mutex<[JobKind: Int]>([:])
    private let body: @Sendable (JobStore.Job) -> JobWork

    init(_ body: @escaping @Sendable (JobStore.Job) -> JobWork) { self.body = body }

    /// Handlers that do nothing.
    convenience init() { self.init { _ in .inside { _ in } } }

    func work(for job: JobStore.Job, at now: Instant) -> JobWork {
        counts.withLock { counts in counts[job.kind, default: 0] += 1 }
        return body(job)
    }

    func count(_ kind: JobKind) -> Int { counts.withLock { counts in counts[kind, default: 0] } }
}

/// A clock that moves when a test says so.
final class TestClock: Sendable {
    private let moment = Mutex(Instant(milliseconds: 1_700_000_000_000))

    var now: Instant { moment.withLock { moment in moment } }

    func advance(_ span: Span) { moment.withLock { moment in moment = moment + span } }
}

/// A gate that a job waits at until a test opens it.
struct Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }
    func wait() async { for await _ in stream {} }
}

struct Broken: Error {}

extension JobWorker {
    /// A worker that looks often, for tests.
    static func quick(
        _ database: any Database, _ handlers: any JobHandlers, clock: TestClock, signal: JobSignal = JobSignal(),
        schedule: Schedule = Schedule([]), backoff: Backoff = Backoff(), poll: Duration = .milliseconds(5)
    ) -> JobWorker {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return JobWorker(
            database: database, handlers: handlers, signal: signal, schedule: schedule, backoff: backoff,
            rhythm: Rhythm(poll: poll, upkeep: .seconds(0)), now: { clock.now }, logger: logger)
    }
}

extension Database {
    func enqueue(_ kind: JobKind = .notify, at now: Instant, uniqueKey: String? = nil) async throws {
        try await write { tx in try JobStore.enqueue(kind, arguments: "1", at: now, uniqueKey: uniqueKey, in: tx) }
    }

    func jobs(_ state: String = "available") async throws -> Int {
        try await read { tx in try tx.value("SELECT COUNT(*) FROM job WHERE state = \(state)") } ?? 0
    }
}

/// Expects something to become true within ten seconds.
func eventually(
    sourceLocation: SourceLocation = #_sourceLocation, _ condition: () async throws -> Bool
) async throws {
    for _ in 0..<2_000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("never became true", sourceLocation: sourceLocation)
}
