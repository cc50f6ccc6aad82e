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
            try connection.holding(.schema) { try connection.write(body) }
        }
    }

    public func onItsThreads<T: Sendable>(_ body: () async throws -> T) async rethrows -> T {
        try await connections.onItsThreads(body)
    }

    public func close() async throws { try await connections.shutDown() }
}
