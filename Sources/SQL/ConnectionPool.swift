import NIOPosix
import Synchronization

/// Connections that block, lent one job at a time, on as many threads of their own: a job
/// that runs always finds a connection, and the threads of Swift's concurrency never block.
final class ConnectionPool<Connection: Sendable>: Sendable {
    private let threads: NIOThreadPool
    private let idle = Mutex<[Connection]>([])
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
        threads = NIOThreadPool(numberOfThreads: size)
        threads.start()
        self.open = open
        self.isUsable = isUsable
        self.close = close
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Runs `job` on a thread with a connection. Once begun or queued it runs to its end,
    /// whatever becomes of the calling task.
    func run<T: Sendable>(_ job: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            threads.submit { state in
                guard state == .active else { return continuation.resume(throwing: DatabaseError.closed) }
                continuation.resume(with: Result { try self.lend(to: job) })
            }
        }
    }

    private func lend<T>(to job: (Connection) throws -> T) throws -> T {
        let connection = try idle.withLock { idle in idle.popLast() } ?? open()
        defer {
            if isUsable(connection) {
                idle.withLock { idle in idle.append(connection) }
            } else {
                close(connection)
            }
        }
        return try job(connection)
    }

    /// Waits for the jobs that run, refuses those that wait, and closes every connection.
    func shutDown() async throws {
        try await threads.shutdownGracefully()
        let all = idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
        for connection in all { close(connection) }
    }
}

extension DatabaseError {
    static let closed = DatabaseError.unavailable("the database is closed")
}
