import GRDB
import GRDBSQLite
import Synchronization

/// A database in one file, for one machine.
///
/// GRDB opens and guards the connections; they are lent on threads of ours, because its
/// own asynchronous reads cost six times as much (66 µs against 11 µs for one row).
public final class SQLiteDatabase: Database {
    public let engine = Engine.sqlite
    private let writer: SQLiteWriter
    private let readers: ConnectionPool<Reader>

    /// A connection that only reads.
    private struct Reader: Sendable {
        let connection: DatabaseQueue
        /// No two of a process have the same.
        let number: Int

        private static let count = Atomic(0)

        init(path: String) throws {
            connection = try SQLiteConnection.reader(path: path)
            number = Self.count.add(1, ordering: .relaxed).newValue
        }
    }

    /// Opens or creates the file.
    /// - Parameter readers: how many reads run at once, each on its own connection and thread.
    public init(path: String, readers count: Int = 4) throws {
        guard sqlite3_libversion_number() >= SQLiteDatabase.minimumVersion else {
            throw DatabaseError.unavailable(
                "SQLite \(String(cString: sqlite3_libversion())) is too old: 3.38 or newer is needed")
        }
        // The writer comes first: a read-only connection cannot create the journal.
        writer = try SQLiteWriter(path: path)
        readers = ConnectionPool(
            size: count,
            open: { try Reader(path: path) },
            close: { reader in try? reader.connection.close() })
    }

    /// 3.38: `RETURNING`, `STRICT`, `->>` and `unixepoch` are there.
    private static let minimumVersion: CInt = 3_038_000

    public func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try Task.checkCancellation()
        return try await readers.run { reader in
            try SQLiteConnection.use(reader.connection) { database in
                let transaction = SQLiteTransaction(database, reader: reader.number)
                try transaction.begin()
                defer { try? transaction.end() }
                return try transaction.completed(body)
            }
        }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await writer.write(body)
    }

    @discardableResult
    public func writeSchema<T: Sendable>(
        _ body: @escaping @Sendable (any SchemaTransaction) throws -> T
    ) async throws -> T {
        try await writer.writeSchema(body)
    }

    public func onItsThreads<T: Sendable>(_ body: () async throws -> T) async rethrows -> T {
        try await readers.onItsThreads(body)
    }

    public func close() async throws {
        try await readers.shutDown()
        // Last: the connection that closes last folds the journal back into the file.
        try await writer.shutDown()
    }
}
