import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Queue of jobs")
struct JobStoreTests {
    private let now = Instant(milliseconds: 1_700_000_000_000)

    @Test("a job is not taken before it is due, nor twice", arguments: Engine.allCases)
    func taken(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let now = now
            try await database.enqueue(at: now + .seconds(1))
            let early = try await database.write { tx in
                try JobStore.take(limit: 9, at: now, lockedUntil: now + .minutes(1), in: tx)
            }
            #expect(early.isEmpty)
            let later = now + .seconds(1)
            let first = try await database.write { tx in
                try JobStore.take(limit: 9, at: later, lockedUntil: later + .minutes(1), in: tx)
            }
            #expect(first.map(\.attempt) == [1])
            let second = try await database.write { tx in
                try JobStore.take(limit: 9, at: later, lockedUntil: later + .minutes(1), in: tx)
            }
            #expect(second.isEmpty)
        }
    }

    @Test("a unique key is once among the jobs that wait or run", arguments: Engine.allCases)
    func unique(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let now = now
            try await database.enqueue(at: now, uniqueKey: "a")
            try await database.enqueue(at: now, uniqueKey: "a")
            try await database.enqueue(at: now, uniqueKey: "b")
            try await database.enqueue(at: now)
            try await database.enqueue(at: now)
            #expect(try await database.jobs() == 4)
            let taken = try await database.write { tx in
                try JobStore.take(limit: 1, at: now, lockedUntil: now + .minutes(1), in: tx)
            }
            try await database.enqueue(at: now, uniqueKey: "a")
            #expect(try await database.jobs() == 3)
            #expect(try await database.write { tx in try JobStore.complete(taken[0], in: tx) })
            try await database.enqueue(at: now, uniqueKey: "a")
            #expect(try await database.jobs() == 4)
        }
    }

    @Test("a worker whose job was taken again changes nothing", arguments: Engine.allCases)
    func fenced(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let now = now
            try await database.enqueue(at: now)
            let late = now + .minutes(2)
            let (slow, quick) = try await database.write { tx in
                let slow = try JobStore.take(limit: 1, at: now, lockedUntil: now + .minutes(1), in: tx)[0]
                #expect(try JobStore.rescue(at: late, maximumAttempts: 10, in: tx) == 1)
                return (slow, try JobStore.take(limit: 1, at: late, lockedUntil: late + .minutes(1), in: tx)[0])
            }
            try await database.write { tx in
                #expect(try !JobStore.complete(slow, in: tx))
                try JobStore.retry(slow, at: now, error: "x", in: tx)
                try JobStore.fail(slow, at: now, error: "x", in: tx)
            }
            #expect(try await database.jobs("running") == 1)
            #expect(try await database.write { tx in try JobStore.complete(quick, in: tx) })
        }
    }

    @Test("a job that is lost too often fails", arguments: Engine.allCases)
    func lost(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let now = now
            try await database.enqueue(at: now)
            try await database.write { tx in
                for attempt in 1...3 {
                    let moment = now + .minutes(Int64(attempt) * 2)
                    #expect(try JobStore.take(limit: 1, at: moment, lockedUntil: moment + .minutes(1), in: tx).count == 1)
                    let rescued = try JobStore.rescue(at: moment + .minutes(2), maximumAttempts: 3, in: tx)
                    #expect(rescued == (attempt < 3 ? 1 : 0))
                }
            }
            #expect(try await database.read { tx in try JobStore.failedCount(in: tx) } == 1)
        }
    }

    @Test("a kind of another version waits for a node that knows it", arguments: Engine.allCases)
    func unknown(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let now = now
            try await database.write { tx in
                try tx.run(
                    """
                    INSERT INTO job(kind, arguments, state, run_at, created_at)
                    VALUES ('fromTomorrow', '', 'available', \(now - .days(1)), \(now))
                    """)
            }
            try await database.enqueue(at: now)
            let taken = try await database.write { tx in
                try JobStore.take(limit: 9, at: now, lockedUntil: now + .minutes(1), in: tx)
            }
            #expect(taken.map(\.kind) == [.notify])
        }
    }
}
