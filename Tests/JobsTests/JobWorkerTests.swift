import Domain
import Jobs
import SQL
import SQLTesting
import ServiceLifecycle
import ServiceLifecycleTestKit
import Storage
import Testing

@Suite("Worker")
struct JobWorkerTests {
    /// Runs a worker beside `body`, and shuts it down gracefully.
    private func with(_ worker: JobWorker, _ body: () async throws -> Void) async throws {
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await worker.run() }
                let result: Result<Void, any Error>
                do { result = .success(try await body()) } catch { result = .failure(error) }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
                try result.get()
            }
        }
    }

    @Test("runs what is due, and the finished jobs leave the table", arguments: Engine.allCases)
    func runs(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let handlers = TestHandlers()
            for _ in 0..<30 { try await database.enqueue(at: clock.now) }
            try await database.enqueue(at: clock.now + .hours(1))
            try await with(.quick(database, handlers, clock: clock)) {
                try await eventually { try await database.jobs() + database.jobs("running") == 1 }
            }
            #expect(handlers.count(.notify) == 30)
        }
    }

    @Test("a signal wakes it long before it would look", arguments: Engine.allCases)
    func signal(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let signal = JobSignal()
            let handlers = TestHandlers()
            try await with(.quick(database, handlers, clock: clock, signal: signal, poll: .seconds(3_600))) {
                try await Task.sleep(for: .milliseconds(50))
                try await database.enqueue(at: clock.now)
                signal.wake()
                try await eventually { try await database.jobs() + database.jobs("running") == 0 }
            }
            #expect(handlers.count(.notify) == 1)
        }
    }

    @Test("a job that fails is tried again later, and its writes are undone", arguments: Engine.allCases)
    func retries(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let handlers = TestHandlers { job in
                .inside { tx in
                    try JobStore.enqueue(.sweep, arguments: "", at: .init(milliseconds: 1 << 50), in: tx)
                    if job.attempt < 3 { throw Broken() }
                }
            }
            try await database.enqueue(at: clock.now)
            try await with(.quick(database, handlers, clock: clock)) {
                for attempt in 1...2 {
                    try await eventually { handlers.count(.notify) == attempt }
                    try await eventually { try await database.jobs() == 1 }
                    clock.advance(.hours(1))
                }
                try await eventually {
                    try await database.read { tx in try tx.exists("SELECT 1 FROM job WHERE kind = 'sweep'") }
                }
            }
            #expect(try await database.jobs() == 1)
            #expect(handlers.count(.notify) == 3)
        }
    }

    @Test("what fails every time fails for good, and says why", arguments: Engine.allCases)
    func fails(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let handlers = TestHandlers { _ in .outside { throw Broken() } }
            try await database.enqueue(at: clock.now)
            try await with(.quick(database, handlers, clock: clock)) {
                try await eventually {
                    // Never while it runs or may be taken: two hours later its worker would pass for lost.
                    let now = clock.now
                    let waits = try await database.read { tx in
                        try tx.exists("SELECT 1 FROM job WHERE state = 'available' AND run_at > \(now)")
                    }
                    if waits { clock.advance(.hours(2)) }
                    return try await database.jobs("failed") == 1
                }
            }
            #expect(handlers.count(.notify) == 10)
            #expect(try await database.read { tx in try tx.value("SELECT last_error FROM job", as: String.self) } == "Broken()")
        }
    }

    @Test("a hopeless job is tried once", arguments: Engine.allCases)
    func hopeless(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let handlers = TestHandlers { _ in .inside { _ in throw HopelessJob("no event 7") } }
            try await database.enqueue(at: clock.now)
            try await with(.quick(database, handlers, clock: clock)) {
                try await eventually { try await database.jobs("failed") == 1 }
            }
            #expect(handlers.count(.notify) == 1)
        }
    }

    @Test("what a killed worker held runs again", arguments: Engine.allCases)
    func rescues(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let handlers = TestHandlers()
            let start = clock.now
            try await database.enqueue(at: start)
            _ = try await database.write { tx in
                try JobStore.take(limit: 1, at: start, lockedUntil: start + .minutes(10), in: tx)
            }
            try await with(.quick(database, handlers, clock: clock)) {
                try await Task.sleep(for: .milliseconds(50))
                #expect(handlers.count(.notify) == 0)
                clock.advance(.minutes(11))
                try await eventually { try await database.jobs("running") == 0 }
            }
            #expect(handlers.count(.notify) == 1)
        }
    }

    @Test("periodic jobs come back, once for each slot whatever the number of workers", arguments: Engine.allCases)
    func periodic(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let handlers = TestHandlers()
            let schedule = Schedule([.init(.wakeWaiting, every: .minutes(1)), .init(.sweep, every: .hours(1))])
            let first = JobWorker.quick(database, handlers, clock: clock, schedule: schedule)
            let second = JobWorker.quick(database, handlers, clock: clock, schedule: schedule)
            try await with(first) {
                try await with(second) {
                    for minute in 1...3 {
                        // The next one is there before its time comes.
                        try await eventually { try await database.jobs() == 2 }
                        clock.advance(.minutes(1))
                        try await eventually { handlers.count(.wakeWaiting) == minute }
                    }
                    try await eventually { try await database.jobs() == 2 }
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            #expect(handlers.count(.wakeWaiting) == 3)
            #expect(handlers.count(.sweep) == 0)
        }
    }

    @Test("a graceful shutdown ends what runs and takes nothing more", arguments: Engine.allCases)
    func shutdown(_ engine: Engine) async throws {
        try await withDatabase(engine, Schema.migrations) { database in
            let clock = TestClock()
            let gate = Gate()
            let handlers = TestHandlers { _ in .outside { await gate.wait() } }
            for _ in 0..<10 { try await database.enqueue(at: clock.now) }
            try await testGracefulShutdown { trigger in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await JobWorker.quick(database, handlers, clock: clock).run() }
                    try await eventually { try await database.jobs("running") == 4 }
                    trigger.triggerGracefulShutdown()
                    try await Task.sleep(for: .milliseconds(50))
                    #expect(try await database.jobs("running") == 4)
                    gate.open()
                    try await group.waitForAll()
                }
            }
            #expect(try await database.jobs("running") == 0)
            #expect(try await database.jobs() == 6)
        }
    }
}
