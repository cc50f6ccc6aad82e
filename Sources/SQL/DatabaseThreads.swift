import NIOPosix

/// Threads that may block, for the connections of a database. Tasks can run on them too: then what they
/// read from the database changes no thread.
final class DatabaseThreads: TaskExecutor {
    private let pool: NIOThreadPool

    init(count: Int) {
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    deinit { pool.shutdownGracefully { _ in } }

    /// The calling task was sent here by `withTaskExecutorPreference`, so it is here.
    var areRunningThis: Bool {
        withUnsafeCurrentTask { task in task?.unownedTaskExecutor == asUnownedTaskExecutor() }
    }

    /// Runs `job`, in any case: when the threads have ended, where the caller is.
    func run(_ job: @escaping @Sendable () -> Void) { pool.submit { _ in job() } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        run { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Waits for what runs.
    func shutDown() async throws { try await pool.shutdownGracefully() }
}
