import GRDB
import NIOPosix
import Synchronization

/// The one writer of a file, on its own thread.
///
/// A durable commit costs a disk synchronisation, whatever it holds. So the writes that
/// wait while one commits go together in the next commit: each in its savepoint, so that a
/// failing one undoes itself alone, and each answered once the commit has returned.
final class SQLiteWriter: Sendable {
    private static let largestGroup = 64

    private struct Waiting {
        var writes: [PendingWrite] = []
        /// True while a job that empties `writes` is queued or runs.
        var isServed = false
    }

    private let connection: DatabaseQueue
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Mutex(Waiting())

    init(path: String) throws {
        connection = try SQLiteConnection.writer(path: path)
        thread.start()
    }

    deinit { thread.shutdownGracefully { _ in } }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let write = PendingWrite(body, answering: continuation)
            let mustServe = waiting.withLock { waiting in
                waiting.writes.append(write)
                defer { waiting.isServed = true }
                return !waiting.isServed
            }
            if mustServe { thread.submit { state in self.serve(isOpen: state == .active) } }
        }
    }

    /// Runs one body alone, with foreign keys off until its end.
    func writeSchema<T: Sendable>(
        _ body: @escaping @Sendable (any SchemaTransaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            thread.submit { state in
                guard state == .active else { return continuation.resume(throwing: DatabaseError.closed) }
                continuation.resume(with: Result { try self.runSchema(body) })
            }
        }
    }

    func shutDown() async throws {
        try await thread.shutdownGracefully()
        try connection.close()
    }

    /// Commits what waits, group after group, until nothing does.
    private func serve(isOpen: Bool) {
        while let group = nextGroup() {
            if isOpen {
                commit(group)
            } else {
                for write in group { write.refuse(DatabaseError.closed) }
            }
        }
    }

    private func nextGroup() -> [PendingWrite]? {
        waiting.withLock { waiting in
            guard !waiting.writes.isEmpty else {
                waiting.isServed = false
                return nil
            }
            let group = Array(waiting.writes.prefix(SQLiteWriter.largestGroup))
            waiting.writes.removeFirst(group.count)
            return group
        }
    }

    private func commit(_ group: [PendingWrite]) {
        do {
            let answers = try SQLiteConnection.use(connection) { database in
                try database.inTransaction(.immediate) { try group.map { write in try perform(write, in: database) } }
            }
            for answer in answers { answer() }
        } catch is GroupUndone where group.count > 1 {
            // Each alone: only those that meet the trouble again are refused.
            for write in group { commit([write]) }
        } catch {
            let reason = (error as? GroupUndone)?.reason ?? error
            for write in group { write.refuse(reason) }
        }
    }

    /// The engine has rolled back all that a group did before its commit (disk full, I/O error).
    private struct GroupUndone: Error {
        let reason: any Error
    }

    /// Runs one write of a group.
    /// - Returns: what tells its caller, once the group is committed.
    /// - Throws: ``GroupUndone``.
    private func perform(_ write: PendingWrite, in database: GRDB.Database) throws -> PendingWrite.Answer {
        try database.execute(sql: "SAVEPOINT one_write")
        do {
            let answer = try write.perform(SQLiteTransaction(database))
            try database.execute(sql: "RELEASE one_write")
            return answer
        } catch {
            guard database.isInsideTransaction else { throw GroupUndone(reason: error) }
            try database.execute(sql: "ROLLBACK TO one_write; RELEASE one_write")
            return { write.refuse(error) }
        }
    }

    private func runSchema<T>(_ body: (any SchemaTransaction) throws -> T) throws -> T {
        try SQLiteConnection.use(connection) { database in
            // Has no effect inside a transaction, hence around it.
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
            return try database.inTransaction(.immediate) {
                let result = try SQLiteTransaction(database).completed(body)
                try database.checkForeignKeys()
                return result
            }
        }
    }
}

extension GRDB.Database {
    /// Commits what `work` returns, rolls back what throws.
    fileprivate func inTransaction<T>(_ kind: TransactionKind, _ work: () throws -> T) throws -> T {
        try beginTransaction(kind)
        do {
            let result = try work()
            try commit()
            return result
        } catch {
            // The engine may have rolled back by itself.
            if isInsideTransaction { try rollback() }
            throw error
        }
    }
}
