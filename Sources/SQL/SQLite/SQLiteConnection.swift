import GRDB

/// How the connections to a file are opened.
enum SQLiteConnection {
    /// The one connection that writes.
    static func writer(path: String) throws -> DatabaseQueue {
        try open(
            path: path, label: "guichet.writer", readonly: false,
            pragmas: """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA journal_size_limit = 67108864;
                """)
    }

    /// A connection that the engine itself forbids to write.
    static func reader(path: String) throws -> DatabaseQueue {
        try open(path: path, label: "guichet.reader", readonly: true, pragmas: "PRAGMA query_only = ON;")
    }

    /// Runs `work` with the connection, errors in the words of ``DatabaseError``.
    static func use<T>(_ connection: DatabaseQueue, _ work: (GRDB.Database) throws -> T) throws -> T {
        do {
            return try connection.writeWithoutTransaction(work)
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error)
        }
    }

    private static func open(path: String, label: String, readonly: Bool, pragmas: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = label
        configuration.readonly = readonly
        configuration.foreignKeysEnabled = true
        // Only another process (a command beside the server) can hold the file.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: pragmas)
            // 16 MiB of pages per connection, and the file mapped so that they share the
            // system's cache. LIKE minds case, as on PostgreSQL.
            try database.execute(
                sql: """
                    PRAGMA cache_size = -16384;
                    PRAGMA mmap_size = 33554432;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA case_sensitive_like = ON;
                    """)
        }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError.unavailable("the database \(path) cannot be opened: \(error.message ?? "\(error)")")
        }
    }
}
