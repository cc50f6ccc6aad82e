import Dispatch
import Foundation
import SQL
import SQLTesting
import Testing

/// What only a file needs.
@Suite("SQLite")
struct SQLiteTests {
    @Test("the journal is written ahead, commits are durable, foreign keys hold")
    func settings() async throws {
        try await withDatabase(.sqlite, sample) { database in
            let (journal, synchronous, foreignKeys) = try await database.write { tx in
                (
                    try tx.value("PRAGMA journal_mode", as: String.self), try tx.value("PRAGMA synchronous", as: Int.self),
                    try tx.value("PRAGMA foreign_keys", as: Int.self)
                )
            }
            #expect(journal == "wal")
            #expect(synchronous == 2)
            #expect(foreignKeys == 1)
        }
    }

    @Test("a reader works on a file that was just made")
    func freshFile() async throws {
        try await withDatabaseLocation(.sqlite) { path in
            let database = try SQLiteDatabase(path: path)
            let tables: Int? = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM sqlite_master") }
            #expect(tables == 0)
            try await database.close()
        }
    }

    @Test("closing folds the journal back into the file")
    func journalIsFolded() async throws {
        try await withDatabaseLocation(.sqlite) { path in
            let database = try SQLiteDatabase(path: path)
            try await Migrator(sample).migrate(database)
            _ = try await database.read { tx in try tx.counter("a") }
            try await database.close()
            // A copy of the file alone is then a copy of the database.
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        }
    }

    @Test("writes that wait together share a commit")
    func groupCommit() async throws {
        try await withDatabaseLocation(.sqlite) { path in
            let database = try SQLiteDatabase(path: path)
            try await Migrator(sample).migrate(database)
            let before = try commits(inJournalOf: path)
            // While the first holds the writer, the others queue up behind it.
            let gate = DispatchSemaphore(value: 0)
            let first = Task { try await database.write { _ in _ = gate.wait(timeout: .now() + 10) } }
            let others = (0..<20).map { number in
                Task {
                    try await Task.sleep(for: .milliseconds(50))
                    try await database.write { tx in try tx.run("INSERT INTO person (age) VALUES (\(number))") }
                }
            }
            try await Task.sleep(for: .milliseconds(300))
            gate.signal()
            try await first.value
            for other in others { try await other.value }
            let stored: Int? = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM person") }
            #expect(stored == 20)
            #expect(try commits(inJournalOf: path) - before <= 3)
            try await database.close()
        }
    }

    @Test("when the disk is full, what was acknowledged is there and the rest is refused")
    func fullDisk() async throws {
        try await withDatabase(.sqlite, sample) { database in
            try await database.write { tx in try tx.run("PRAGMA max_page_count = 60") }
            let acknowledged = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            try await database.write { tx in
                                try tx.run("INSERT INTO person (age) VALUES (\(number))")
                                let photo = [UInt8](repeating: 1, count: 8_000)
                                try tx.run("UPDATE person SET photo = \(photo) WHERE age = \(number)")
                            }
                            return number
                        } catch {
                            return nil
                        }
                    }
                }
                return await group.reduce(into: [Int]()) { all, number in if let number { all.append(number) } }
            }
            let stored: [Int] = try await database.read { tx in try tx.values("SELECT age FROM person ORDER BY age") }
            #expect(stored == acknowledged.sorted())
            #expect((1..<40).contains(stored.count))
            // It works again as soon as there is room.
            try await database.write { tx in try tx.run("DELETE FROM person") }
            try await database.write { tx in try tx.run("INSERT INTO person (age) VALUES (1)") }
        }
    }

    /// Counts the commits in the write-ahead journal: the frames that give the size of the
    /// file after them (https://www.sqlite.org/fileformat2.html#the_write_ahead_log).
    private func commits(inJournalOf path: String) throws -> Int {
        let journal = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        let frames = stride(from: 32, to: journal.count - 24, by: 24 + 4096)
        return frames.count { frame in journal[frame + 4..<frame + 8].contains { byte in byte != 0 } }
    }
}
