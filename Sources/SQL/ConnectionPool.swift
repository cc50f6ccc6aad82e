import Synchronization

/// Connections that block, lent one job at a time, on as many threads of their own: a job
/// that runs always finds a connection, and the threads of Swift's concurrency never block.
final class ConnectionPool<Connection: Sendable>: Sendable {
    private let threads: DatabaseThreads
    /// Nil once shut down.
    private let idle = Mutex<[Connection]?>([])
    private let open: @Sendable () throws -> Connection
    private let isUsable: @Sendable (Connection) -> Bool
    private let close: @Sendable (Connection) -> Void

    /// - Parameters:
    ///   - open: makes a connection, when no idle one is left.
    ///   - isUsable: asked after each job; what is not is closed and replaced.
    init(
        size: Int,
        open: @escaping @Sendable () throws -> Connection,
        isUsable: @escaping @Sendable (Connection) -> Bool = { _ in true },
        close: @escaping @Sendable (Connection) -> Void
    ) {
        threads = DatabaseThreads(count: size)
        self.open = open
        self.isUsable = isUsable
        self.close = close
    }

    /// Runs `job` on a thread with a connection: at once when the calling task is on one of these threads
    /// already. Once begun or queued it runs to its end, whatever becomes of the calling task.
    func run<T: Sendable>(_ job: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        if threads.areRunningThis { return try lend(to: job) }
        return try await withCheckedThrowingContinuation { continuation in
            threads.run { continuation.resume(with: Result { try self.lend(to: job) }) }
        }
    }

    /// Runs `body` on the threads, where ``run(_:)`` need not change them.
    func onItsThreads<T: Sendable>(_ body: () async throws -> T) async rethrows -> T {
        try await withTaskExecutorPreference(threads, operation: body)
    }

    private func lend<T>(to job: (Connection) throws -> T) throws -> T {
        let connection =
            try idle.withLock { idle in
                guard idle != nil else { throw DatabaseError.closed }
                return idle?.popLast()
            } ?? open()
        defer { giveBack(connection) }
        return try job(connection)
    }

    private func giveBack(_ connection: Connection) {
        let isKept =
            isUsable(connection)
            && idle.withLock { idle in
                idle?.append(connection)
                return idle != nil
            }
        if !isKept { close(connection) }
    }

    /// Waits for the jobs that run, refuses those that wait, and closes every connection.
    func shutDown() async throws {
        let all = idle.withLock { idle in
            defer { idle = nil }
            return idle ?? []
        }
        try await threads.shutDown()
        for connection in all { close(connection) }
    }
}

extension DatabaseError {
    static let closed = DatabaseError.unavailable("the database is closed")
}
