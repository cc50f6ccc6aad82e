/// A database on a PostgreSQL server, for several nodes.
///
/// libpq blocks, so each connection works on a thread of its own.
public final class PostgresDatabase: Database {
    public let engine = Engine.postgres
    private let connections: ConnectionPool<PostgresConnection>

    /// Connects, and refuses a database in which the same statement would not mean the same
    /// as on SQLite.
    /// - Parameters:
    ///   - location: a libpq connection string or URI; may name several hosts.
    ///   - count: how many transactions run at once, each on its own connection and thread.
    /// - Throws: ``DatabaseError/unavailable(_:)`` with what to do about it.
    public init(_ location: String, connections count: Int = 8) async throws {
        connections = ConnectionPool(
            size: count,
            open: { try PostgresFailure.translated { try PostgresConnection(location) } },
            isUsable: { connection in connection.isUsable },
            close: { connection in connection.close() })
        do {
            try await connections.run { connection in
                try PostgresFailure.translated { try PostgresSession.check(connection) }
            }
        } catch {
            try await connections.shutDown()
            throw error
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try Task.checkCancellation()
        return try await connections.run { connection in
            let transaction = PostgresTransaction(connection, .readOnly)
            defer { transaction.endReading() }
            return try transaction.completed(body)
        }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await connections.run { connection in try connection.write(body) }
    }

    @discardableResult
    public func writeSchema<T: Sendable>(
        _ body: @escaping @Sendable (any SchemaTransaction) throws -> T
    ) async throws -> T {
        try await connections.run { connection in
            try connection.withSchemaLock { try connection.write(body) }
        }
    }

    public func close() async throws { try await connections.shutDown() }
}

extension PostgresConnection {
    /// Runs a write, again as long as it collides with others: when two transactions could
    /// not have run one after the other, the server makes one of them fail.
    fileprivate func write<T>(_ body: (PostgresTransaction) throws -> T) throws -> T {
        var pause = Backoff()
        while true {
            let transaction = PostgresTransaction(self, .serializable)
            do {
                let result = try transaction.completed(body)
                try transaction.commit()
                return result
            } catch {
                transaction.rollBack()
                guard transaction.metConflict else { throw error }
                guard pause.next() else { throw DatabaseError.busy }
            }
        }
    }

    /// Runs `work` while no other node changes the schema. The lock is taken before the
    /// transaction, which would otherwise not see what the one before it did.
    fileprivate func withSchemaLock<T>(_ work: () throws -> T) throws -> T {
        try PostgresFailure.translated {
            try afterIdling { try run("SET statement_timeout = 0", "SELECT pg_advisory_lock(\(schemaLock))") }
        }
        defer {
            // If this fails the connection is gone, and the lock with it.
            _ = try? run(
                "SELECT pg_advisory_unlock(\(schemaLock))",
                "SET statement_timeout = '\(PostgresSession.statementTimeout)'")
        }
        return try work()
    }
}

/// The number of the advisory lock; any would do, and it must not change between versions.
private let schemaLock = 7_105_893
