import Domain
import SQL
import Storage

/// Brings a database to the schema of the program, after a copy of the file when it held an older one.
public struct SchemaUpgrade: Sendable {
    /// What an upgrade did.
    public struct Done: Sendable, Hashable {
        /// The steps applied.
        public var applied: [String]
        /// The copy made before them, on SQLite.
        public var copy: String?

        public init(applied: [String], copy: String?) {
            self.applied = applied
            self.copy = copy
        }
    }

    private let location: DatabaseLocation
    private let migrator: Migrator

    public init(_ location: DatabaseLocation, migrations: [Migration] = Schema.migrations) {
        self.location = location
        migrator = Migrator(migrations)
    }

    /// Where the database stands; changes nothing.
    public func status(of database: any Database) async throws -> Migrator.Status { try await migrator.status(of: database) }

    /// PostgreSQL has backups of its own, taken by whoever runs it: a program that starts takes none.
    public func run(on database: any Database) async throws -> Done {
        let status = try await migrator.status(of: database)
        var copy: String?
        if status.current > 0, !status.pending.isEmpty, let file = location.file {
            let path = "\(file).schema-\(status.current)"
            // One is enough: a start that failed after it, and starts again, changed nothing before.
            if !PlainFiles.exists(path) {
                let partial = "\(path).partial"
                try PlainFiles.remove(partial)
                try await SQLiteCopy.make(of: file, into: partial)
                try PlainFiles.sync(partial)
                try PlainFiles.move(partial, to: path)
                try PlainFiles.sync(PlainFiles.parent(path))
            }
            copy = path
        }
        return Done(applied: try await migrator.migrate(database), copy: copy)
    }
}
