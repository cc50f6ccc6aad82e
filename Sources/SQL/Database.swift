/// A database of either engine. Closures are synchronous: no await, HTTP or mail can
/// happen inside a transaction.
public protocol Database: Sendable {
    var engine: Engine { get }

    /// Runs `body` in a read-only transaction that sees one state of the database.
    func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T

    /// Runs `body` in one serialisable transaction: it commits when `body` returns, durably,
    /// and rolls back when `body` throws. `body` may run several times (it collided
    /// with another on PostgreSQL, the disk was full on SQLite), so it must have no effect
    /// outside the database. It runs to its end even if
    /// the calling task is cancelled: an acknowledged write exists.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// Runs `body` like ``write(_:)``, one at a time even if several nodes ask, and without a
    /// limit of time. On SQLite foreign keys do nothing until they are all checked at its
    /// end: a constraint is changed by building its table again, and dropping the old one
    /// must not delete what refers to it.
    @discardableResult
    func writeSchema<T: Sendable>(_ body: @escaping @Sendable (any SchemaTransaction) throws -> T) async throws -> T

    /// Runs `body` on the threads that work for this database, where a read that `body` awaits runs at once:
    /// a request that reads several times, and makes a page of it, changes threads once instead of at each
    /// read. Those threads are few and may block: not for what waits long without awaiting.
    func onItsThreads<T: Sendable>(_ body: () async throws -> T) async rethrows -> T

    /// Ends what runs, refuses what waits (``DatabaseError/unavailable(_:)``) and closes every connection.
    func close() async throws
}

/// Which engine runs; for the few statements that differ, each in a small file of its own.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite
    case postgres
}

/// What can be asked inside a transaction.
///
/// Two rules hold on both engines, so that what passes on one passes on the other: the
/// closure that decodes a row runs no statement, and once a statement has failed only the
/// error can leave the transaction, even if `body` catches it (expect conflicts with
/// `ON CONFLICT`).
public protocol ReadTransaction {
    var engine: Engine { get }

    /// Names the state of the database that this transaction sees: two with the same stamp see the same
    /// state, though one state may have several stamps. Nil in a transaction that writes, which sees more.
    func stamp() throws -> DataStamp?

    /// Every row of the result, decoded in order.
    func all<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> [T]

    /// The first row of the result, decoded, or nil. Say `LIMIT 1` where there may be many:
    /// PostgreSQL sends them all.
    func first<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> T?
}

/// A state of the database, for what is kept in memory as long as it stays true.
public struct DataStamp: Sendable, Hashable {
    /// Where ``state`` means something: a connection on SQLite, the whole base on PostgreSQL.
    public let source: Int
    public let state: String

    public init(source: Int, state: String) {
        self.source = source
        self.state = state
    }
}

/// What can be done inside a write transaction.
public protocol Transaction: ReadTransaction {
    /// Runs a statement that returns no rows.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int

    /// Runs statements that return no rows, one after another, without waiting for the
    /// answer to each where the engine can: for loading many rows.
    /// - Returns: how many rows they changed in all.
    @discardableResult
    func runEach(_ statements: [SQL]) throws -> Int
}

/// What can be done inside a transaction that changes the schema.
public protocol SchemaTransaction: Transaction {
    /// Runs a text of several statements, as the engine itself separates them.
    func runScript(_ text: String) throws
}

extension ReadTransaction {
    /// The first column of the first row.
    public func value<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try first(sql) { row in try row[0] as T }
    }

    /// The first column of every row.
    public func values<T: SQLReadable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try all(sql) { row in try row[0] as T }
    }

    /// True when the statement gives at least one row.
    public func exists(_ sql: SQL) throws -> Bool { try first(sql) { _ in true } ?? false }
}

/// What went wrong, in the words of both engines.
public enum DatabaseError: Error, Sendable, Equatable {
    /// A UNIQUE constraint refused the write; the names of the index or columns as the engine gives them.
    case uniqueViolation(String)
    /// A FOREIGN KEY refused the write.
    case foreignKeyViolation(String)
    /// A CHECK or NOT NULL refused the write.
    case constraintViolation(String)
    /// A transaction that could not be serialised after all its tries, or a lock not had in time.
    case busy
    /// A column that does not hold the type that was asked for.
    case unexpectedColumn(Int)
    /// The engine cannot be reached.
    case unavailable(String)
    /// Anything else, with the message of the engine. For the log only: it may quote data.
    case engine(String)
}
