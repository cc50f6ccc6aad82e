import GRDB
import NIOPosix

/// A copy of a SQLite file, taken while others read and write it.
public enum SQLiteCopy {
    /// Writes all that was committed before into a new file, in one state, without holding the
    /// writers up. The caller syncs it.
    /// - Throws: ``DatabaseError``; the file may be there in part then.
    public static func make(of path: String, into copy: String) async throws {
        try await NIOThreadPool.singleton.runIfActive {
            var configuration = Configuration()
            configuration.label = "guichet.copy"
            configuration.busyMode = .timeout(30)
            do {
                let connection = try DatabaseQueue(path: path, configuration: configuration)
                try connection.writeWithoutTransaction { database in
                    try database.execute(sql: "VACUUM INTO ?", arguments: [copy])
                }
                try connection.close()
            } catch let error as GRDB.DatabaseError {
                throw DatabaseError(error)
            }
        }
    }

    /// Texts of a copy, which is read and not changed.
    public static func texts(in copy: String, _ query: StaticString) async throws -> [String] {
        try await NIOThreadPool.singleton.runIfActive {
            var configuration = Configuration()
            configuration.readonly = true
            do {
                let connection = try DatabaseQueue(path: copy, configuration: configuration)
                let texts = try connection.read { database in try String.fetchAll(database, sql: "\(query)") }
                try connection.close()
                return texts
            } catch let error as GRDB.DatabaseError {
                throw DatabaseError(error)
            }
        }
    }

    /// Makes sure that nobody else has the file open, and folds its journal back into it.
    /// - Throws: ``DatabaseError/busy`` when somebody has.
    public static func claim(_ path: String) async throws {
        try await NIOThreadPool.singleton.runIfActive {
            do {
                let connection = try DatabaseQueue(path: path)
                // Leaving the write-ahead log needs the file for oneself.
                try connection.writeWithoutTransaction { database in
                    try database.execute(sql: "PRAGMA journal_mode = DELETE")
                }
                try connection.close()
            } catch let error as GRDB.DatabaseError {
                throw DatabaseError(error)
            }
        }
    }
}
