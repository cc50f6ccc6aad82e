import Synchronization

/// A database that remembers every statement, so that a test can say how many a page costs.
/// What a write tries again on PostgreSQL is counted again, and what is kept in memory for a state of the
/// database is asked each time, unless told otherwise.
package final class CountingDatabase: Database {
    /// The statements of one transaction, in order, with `?` for the values.
    package struct Record: Sendable {
        /// What a transaction was for.
        package enum Kind: Sendable { case read, write, schema }

        package let kind: Kind
        /// With their values, so that a test can ask the engine how it runs them.
        package fileprivate(set) var requests: [SQL] = []

        package var statements: [String] { requests.map(\.text) }
    }

    package var engine: Engine { database.engine }
    private let database: any Database
    private let records = Mutex<[Record]>([])
    private let givesStamps: Bool

    package init(_ database: any Database, givingStamps givesStamps: Bool = false) {
        self.database = database
        self.givesStamps = givesStamps
    }

    /// The transactions that ended, in that order, since the beginning or the last ``forget()``.
    package var transactions: [Record] { records.withLock { records in records } }

    /// The statements of all of them.
    package var statements: [String] { transactions.flatMap(\.statements) }

    package var requests: [SQL] { transactions.flatMap(\.requests) }

    package func forget() { records.withLock { records in records = [] } }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> T) async throws -> T {
        try await database.read { tx in try self.counting(.read, tx, body) }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await database.write { tx in try self.counting(.write, tx, body) }
    }

    @discardableResult
    package func writeSchema<T: Sendable>(
        _ body: @escaping @Sendable (any SchemaTransaction) throws -> T
    ) async throws -> T {
        try await database.writeSchema { tx in try self.counting(.schema, tx, body) }
    }

    package func onItsThreads<T: Sendable>(_ body: () async throws -> T) async rethrows -> T {
        try await database.onItsThreads(body)
    }

    package func close() async throws { try await database.close() }

    private func counting<T>(
        _ kind: Record.Kind, _ tx: any ReadTransaction, _ body: (CountingTransaction) throws -> T
    ) rethrows -> T {
        let counting = CountingTransaction(tx, givesStamps: givesStamps)
        defer { records.withLock { records in records.append(Record(kind: kind, requests: counting.requests)) } }
        return try body(counting)
    }
}

/// Passes everything on. What a kind of transaction cannot do is never asked of it: the
/// caller knows this one under the protocol of the kind alone.
private final class CountingTransaction: SchemaTransaction {
    private(set) var requests: [SQL] = []
    private let base: any ReadTransaction
    private let givesStamps: Bool

    init(_ base: any ReadTransaction, givesStamps: Bool) {
        self.base = base
        self.givesStamps = givesStamps
    }

    var engine: Engine { base.engine }

    func stamp() throws -> DataStamp? { givesStamps ? try base.stamp() : nil }

    func all<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> [T] {
        requests.append(sql)
        return try base.all(sql, decode)
    }

    func first<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> T? {
        requests.append(sql)
        return try base.first(sql, decode)
    }

    func run(_ sql: SQL) throws -> Int {
        requests.append(sql)
        guard let base = base as? any Transaction else { throw DatabaseError.engine("this transaction only reads") }
        return try base.run(sql)
    }

    func runEach(_ all: [SQL]) throws -> Int {
        requests += all
        guard let base = base as? any Transaction else { throw DatabaseError.engine("this transaction only reads") }
        return try base.runEach(all)
    }

    func runScript(_ text: String) throws {
        requests.append(SQL(text: text))
        guard let base = base as? any SchemaTransaction else {
            throw DatabaseError.engine("this transaction does not change the schema")
        }
        try base.runScript(text)
    }
}
