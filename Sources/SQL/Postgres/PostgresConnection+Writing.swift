#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension PostgresConnection {
    private static let triesAmongOthers = 4

    /// Runs a write, again as long as it collides with others: when two transactions could
    /// not have run one after the other, the server makes one of them fail. One that keeps
    /// failing runs alone in the end, or the many who write one row would never all pass.
    ///
    /// Blocks the connection's own thread, and so is deaf to the cancellation of the task,
    /// as a write must be.
    func write<T>(_ body: (PostgresTransaction) throws -> T) throws -> T {
        for number in 0..<PostgresConnection.triesAmongOthers {
            if case .done(let result) = try attempt(body) { return result }
            // Short and random, so that those who collided do not do so again: at most 1, 2, 4, 8 ms.
            usleep(UInt32.random(in: 0...1_000 << UInt32(number)))
        }
        guard case .done(let result) = try holding(.writing, { try attempt(body) }) else { throw DatabaseError.busy }
        return result
    }

    private enum Outcome<T> {
        case done(T)
        case conflict
    }

    private func attempt<T>(_ body: (PostgresTransaction) throws -> T) throws -> Outcome<T> {
        let transaction = PostgresTransaction(self, .serializable)
        do {
            let result = try transaction.completed(body)
            try transaction.commit()
            return .done(result)
        } catch {
            transaction.rollBack()
            if transaction.metConflict { return .conflict }
            throw error
        }
    }

    /// Runs `work`, its statements as long as they like, while no other session of the
    /// database holds the lock. It is taken before the transaction begins, which would
    /// otherwise not see what the holder before it did.
    func holding<T>(_ lock: PostgresLock, _ work: () throws -> T) throws -> T {
        try PostgresFailure.translated { try afterIdling { try run("SET statement_timeout = 0", lock.taking) } }
        defer {
            // If this fails the connection is gone, and the lock with it.
            _ = try? run(lock.giving, "SET statement_timeout = '\(PostgresSession.statementTimeout)'")
        }
        return try work()
    }
}

/// The advisory locks of a database. The numbers must not change between versions, which
/// may run side by side.
enum PostgresLock: Int {
    /// Held by the one session that changes the schema.
    case schema = 7_105_893
    /// Shared by the writes, and held by the one that must run alone.
    case writing = 7_105_894

    /// Shares the lock until the end of the transaction.
    var sharing: String { "SELECT pg_advisory_xact_lock_shared(\(rawValue))" }
    var taking: String { "SELECT pg_advisory_lock(\(rawValue))" }
    var giving: String { "SELECT pg_advisory_unlock(\(rawValue))" }
}
