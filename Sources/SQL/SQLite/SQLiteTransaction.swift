import GRDB
import GRDBSQLite

/// The statements of one transaction on one connection.
final class SQLiteTransaction: SchemaTransaction {
    let engine = Engine.sqlite
    private let database: GRDB.Database
    /// Which connection it reads from; nil for the one that writes.
    private let reader: Int?
    private let statements = StatementGuard()

    init(_ database: GRDB.Database, reader: Int? = nil) {
        self.database = database
        self.reader = reader
    }

    /// `data_version` changes on a connection when another one has committed, which is all that changes what a
    /// connection sees that only reads.
    func stamp() throws -> DataStamp? {
        guard let reader else { return nil }
        return try first("PRAGMA data_version") { row in DataStamp(source: reader, state: String(try row[0] as Int64)) }
    }

    /// Runs the body of the transaction; an error of the engine that it swallowed comes out all the same.
    func completed<T>(_ body: (SQLiteTransaction) throws -> T) throws -> T {
        let result = try body(self)
        if let failure = statements.failure { throw failure }
        return result
    }

    func all<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> [T] {
        try statements.running {
            let rows = try prepare(sql)
            defer { rows.reset() }
            var all: [T] = []
            while try step(rows) { all.append(try decode(Row(cursor: rows))) }
            return all
        }
    }

    func first<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> T? {
        try statements.running {
            let rows = try prepare(sql)
            defer { rows.reset() }
            return try step(rows) ? try decode(Row(cursor: rows)) : nil
        }
    }

    func run(_ sql: SQL) throws -> Int {
        try statements.running {
            let rows = try prepare(sql)
            defer { rows.reset() }
            // A statement that changes nothing leaves `changes` as the one before it set it.
            let before = database.totalChangesCount
            while try step(rows) {}
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func runEach(_ statements: [SQL]) throws -> Int {
        try statements.reduce(0) { changed, statement in changed + (try run(statement)) }
    }

    func runScript(_ text: String) throws {
        try statements.running { try reporting { try database.execute(sql: text) } }
    }

    private func prepare(_ sql: SQL) throws -> SQLiteRows {
        let statement = try reporting { try database.cachedStatement(sql: sql.text) }
        let rows = SQLiteRows(statement.sqliteStatement)
        do {
            try rows.bind(sql.values)
        } catch let error as DatabaseError {
            throw statements.failed(error)
        }
        return rows
    }

    private func step(_ rows: SQLiteRows) throws -> Bool {
        switch rows.step() {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw statements.failed(DatabaseError(connection: database.sqliteConnection))
        }
    }

    private func reporting<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as GRDB.DatabaseError {
            throw statements.failed(DatabaseError(error))
        }
    }
}

extension SQLiteTransaction {
    /// Opens a read: what it sees is fixed by its first statement.
    func begin() throws { try control("BEGIN DEFERRED") }

    /// Ends a read, which has nothing to commit.
    func end() throws { if database.isInsideTransaction { try control("COMMIT") } }

    /// Unlike GRDB's own, keeps the statement prepared: a read is too short to compile two more.
    private func control(_ text: StaticString) throws {
        let rows = SQLiteRows(try database.cachedStatement(sql: "\(text)").sqliteStatement)
        defer { rows.reset() }
        guard rows.step() == SQLITE_DONE else { throw DatabaseError(connection: database.sqliteConnection) }
    }
}
