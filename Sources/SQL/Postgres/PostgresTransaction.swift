/// The statements of one transaction on one connection.
final class PostgresTransaction: SchemaTransaction {
    enum Kind {
        case readOnly
        case serializable

        /// What opens the transaction.
        fileprivate var texts: [String] {
            switch self {
            case .readOnly: ["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"]
            case .serializable: ["BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE", PostgresLock.writing.sharing]
            }
        }
    }

    let engine = Engine.postgres
    /// True when the server refused something that may pass if the transaction runs again.
    private(set) var metConflict = false
    private let connection: PostgresConnection
    private let kind: Kind
    private let statements = StatementGuard()
    /// What opens the transaction, sent together with the first statement: a round trip less.
    private var opening: [String]

    init(_ connection: PostgresConnection, _ kind: Kind) {
        self.connection = connection
        self.kind = kind
        opening = kind.texts
    }

    /// Runs the body of the transaction; an error of the engine that it swallowed comes out all the same.
    func completed<T>(_ body: (PostgresTransaction) throws -> T) throws -> T {
        let result = try body(self)
        if let failure = statements.failure { throw failure }
        return result
    }

    /// The snapshot names every transaction whose effect is seen.
    func stamp() throws -> DataStamp? {
        guard case .readOnly = kind else { return nil }
        return try first("SELECT CAST(pg_current_snapshot() AS text)") { row in DataStamp(source: 0, state: try row[0]) }
    }

    func all<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> [T] {
        try statements.running {
            let rows = try execute(sql)
            var all: [T] = []
            all.reserveCapacity(rows.count)
            while rows.next() { all.append(try decode(Row(cursor: rows))) }
            return all
        }
    }

    func first<T>(_ sql: SQL, _ decode: (borrowing Row) throws -> T) throws -> T? {
        try statements.running {
            let rows = try execute(sql)
            return rows.next() ? try decode(Row(cursor: rows)) : nil
        }
    }

    func run(_ sql: SQL) throws -> Int {
        try statements.running { try execute(sql).changedRowCount }
    }

    /// Sends a few hundred statements before it reads the answers. More might fill the
    /// socket both ways, each side waiting for the other to read.
    func runEach(_ all: [SQL]) throws -> Int {
        let step = 256
        return try stride(from: 0, to: all.count, by: step).reduce(0) { changed, start in
            let group = all[start..<min(start + step, all.count)]
            let results = try statements.running { try execute(group) }
            return results.reduce(changed) { sum, result in sum + result.changedRowCount }
        }
    }

    func runScript(_ text: String) throws {
        try statements.running {
            if !opening.isEmpty { _ = try execute([]) }
            try reporting { try connection.runScript(text) }
        }
    }

    private func execute(_ sql: SQL) throws -> PostgresRows {
        let answers = try execute(CollectionOfOne(sql))
        guard let rows = answers.first else { throw DatabaseError.engine("the server gave no answer") }
        return rows
    }

    /// - Returns: one answer for each statement.
    private func execute(_ all: some Collection<SQL>) throws -> [PostgresRows] {
        try reporting {
            let answers = try connection.run(all, opening: opening)
            opening = []
            return answers
        }
    }

    private func reporting<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let failure as PostgresFailure {
            // The opening went with it, and does not fail while the connection holds.
            opening = []
            metConflict = metConflict || failure.isConflict
            throw statements.failed(failure.error)
        } catch let error as DatabaseError {
            throw statements.failed(error)
        }
    }
}

extension PostgresTransaction {
    /// Commits. When the connection breaks before the answer, nobody knows the outcome: the
    /// write is reported as failed, and never run again.
    func commit() throws {
        guard opening.isEmpty else { return }
        try reporting {
            let answer = try connection.run("COMMIT").first
            guard answer?.tag == "COMMIT" else { throw DatabaseError.engine("the server rolled back") }
        }
    }

    func rollBack() {
        guard opening.isEmpty else { return }
        // If this fails the connection is gone, and the transaction with it.
        _ = try? connection.run("ROLLBACK")
    }

    /// Ends a read without waiting for the answer, which says nothing.
    func endReading() {
        if opening.isEmpty { connection.post("COMMIT") }
    }
}
