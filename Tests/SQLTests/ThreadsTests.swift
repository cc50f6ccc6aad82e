import SQL
import SQLTesting
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("The threads of a database")
struct ThreadsTests {
    @Test("what a task reads on them changes no thread, and elsewhere it does", arguments: Engine.allCases)
    func oneThread(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            let (near, first, second) = try await database.onItsThreads {
                let first = try await database.read { _ in Self.thread }
                let second = try await database.read { _ in Self.thread }
                return (Self.thread, first, second)
            }
            #expect(first == near)
            #expect(second == near)
            // Where reads are far, many of them never all meet the thread that asks.
            for _ in 0..<20 {
                let far = Self.thread
                let read = try await database.read { _ in Self.thread }
                #expect(read != far)
            }
        }
    }

    @Test("more tasks than threads read and write there, and none waits for itself", arguments: Engine.allCases)
    func crowd(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        try await database.onItsThreads {
                            let before = try await database.read { tx in try tx.counter("a") }
                            try await database.write { tx in try tx.increment("a") }
                            let after = try await database.read { tx in try tx.counter("a") }
                            #expect(after > before)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { tx in try tx.counter("a") } == 60)
        }
    }

    @Test("a task that is there when the database closes is refused, not hung", arguments: Engine.allCases)
    func closing(_ engine: Engine) async throws {
        try await withDatabase(engine, sample) { database in
            try await database.onItsThreads {
                _ = try await database.read { tx in try tx.counter("a") }
                // Not from one of its own threads: a thread cannot wait for its own end.
                try await Task.detached { try await database.close() }.value
                await #expect(throws: DatabaseError.self) { try await database.read { tx in try tx.counter("a") } }
            }
        }
    }

    private static var thread: UInt { UInt(bitPattern: pthread_self().hashValue) }
}
