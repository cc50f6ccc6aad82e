#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Brings a database to the schema of the program, and remembers what it applied in the
/// table `schema_migration`.
public struct Migrator: Sendable {
    /// Where a database stands.
    public struct Status: Sendable, Equatable {
        /// The number of the last step applied; 0 for an empty database.
        public let current: Int
        /// The names of the steps to apply, in order.
        public let pending: [String]

        public init(current: Int, pending: [String]) {
            self.current = current
            self.pending = pending
        }
    }

    private let migrations: [Migration]

    /// - Parameter migrations: every step ever released, in order.
    public init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// Says what ``migrate(_:)`` would do; changes nothing. Ask it first, and take a backup
    /// when `current` is above 0 and something is pending.
    /// - Throws: ``MigrationError`` when the program must not use this database.
    public func status(of database: any Database) async throws -> Status {
        try await database.read { tx in try status(in: tx) }
    }

    /// Applies the steps that are missing, each in a transaction of its own. Nodes that
    /// start together wait for each other.
    /// - Returns: the names of the steps applied.
    /// - Throws: ``MigrationError``; the steps before the one that failed stay.
    @discardableResult
    public func migrate(_ database: any Database) async throws -> [String] {
        var applied: [String] = []
        // A schema that is up to date is only read: a step is checked by going through the whole base.
        while try await !status(of: database).pending.isEmpty {
            if let name = try await database.writeSchema({ tx in try applyNext(in: tx) }) { applied.append(name) }
        }
        return applied
    }

    /// - Returns: the name of the step applied, or nil when none is missing.
    private func applyNext(in tx: any SchemaTransaction) throws -> String? {
        // Asked again in each transaction: another node may have gone further.
        let number = try status(in: tx).current + 1
        guard number <= migrations.count else { return nil }
        let migration = migrations[number - 1]
        do {
            try tx.runScript(migration.script(tx.engine))
            if number == 1 { try tx.runScript(Migrator.tableOfSteps.script(tx.engine)) }
            try tx.run(
                """
                INSERT INTO schema_migration (number, name, applied_at)
                VALUES (\(number), \(migration.name), \(Migrator.milliseconds()))
                """)
        } catch let error as DatabaseError where error != .busy {
            throw MigrationError.failed(number: number, name: migration.name, reason: error)
        }
        return migration.name
    }

    private func status(in tx: any ReadTransaction) throws -> Status {
        let applied = try appliedNames(in: tx)
        guard applied.count <= migrations.count else {
            throw MigrationError.newer(found: applied.count, known: migrations.count)
        }
        for (index, pair) in zip(applied, migrations).enumerated() where pair.0 != pair.1.name {
            throw MigrationError.renamed(number: index + 1, applied: pair.0, known: pair.1.name)
        }
        return Status(current: applied.count, pending: migrations.dropFirst(applied.count).map(\.name))
    }

    private func appliedNames(in tx: any ReadTransaction) throws -> [String] {
        let isThere: Bool =
            switch tx.engine {
            case .sqlite: try tx.exists("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'")
            case .postgres: try tx.exists("SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL")
            }
        return isThere ? try tx.values("SELECT name FROM schema_migration ORDER BY number") : []
    }

    private static let tableOfSteps = Migration(
        "schema_migration",
        sql: """
            CREATE TABLE schema_migration (
              number {int} PRIMARY KEY,
              name TEXT NOT NULL UNIQUE,
              applied_at {int} NOT NULL
            ) {strict};
            """)

    /// Milliseconds since 1970, UTC.
    private static func milliseconds() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
    }
}
