@testable import Application
import Blobs
import Domain
import Jobs
import NIOCore
import SQL
import Storage
import Testing

@Suite("What time does")
struct TimedTests {
    private struct Once: AsyncSequence, AsyncIteratorProtocol, Sendable {
        var chunk: ByteBuffer?
        func makeAsyncIterator() -> Once { self }
        mutating func next() async -> ByteBuffer? {
            defer { chunk = nil }
            return chunk
        }
    }

    @Test("a resolved ticket closes after its delay, not before", arguments: Engine.allCases)
    func closing(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            let now = samples.now
            let (old, young) = try await samples.portal.database.write { tx in
                try JobStore.enqueue(.closeResolved, arguments: "", at: now, in: tx)
                let old = try samples.ticket(.resolved, resolvedAt: now - Ticket.closingDelay, in: tx)
                return (old.id, try samples.ticket(.resolved, resolvedAt: now - Ticket.closingDelay + .seconds(1), in: tx).id)
            }
            try await samples.performAll()
            let (first, second) = try await samples.portal.database.read { tx in
                (try TicketStore.ticket(old, in: tx), try TicketStore.ticket(young, in: tx))
            }
            #expect(first?.state == .closed)
            #expect(first?.closedAt == now)
            #expect(first?.revision == 2)
            #expect(second?.state == .resolved)
            let events = try await samples.portal.database.read { tx in try EventStore.events(of: old, in: tx) }
            #expect(events.map(\.event.kind) == [.ticketClosed])
            #expect(events.map(\.event.actor) == [nil])
        }
    }

    @Test("a backlog longer than a batch goes on in another job", arguments: Engine.allCases)
    func backlog(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            let now = samples.now
            try await samples.portal.database.write { tx in
                for _ in 0..<5 { _ = try samples.ticket(.resolved, resolvedAt: now - .days(8), in: tx) }
                try ClosingHandler.run(at: now, batch: 3, in: tx)
                #expect(try tx.value("SELECT COUNT(*) FROM ticket WHERE state = 'closed'") == 3)
            }
            try await samples.performAll()
            let closed: Int? = try await samples.portal.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM ticket WHERE state = 'closed'")
            }
            #expect(closed == 5)
        }
    }

    @Test("a wait ends at its time, and whoever has the ticket is told", arguments: Engine.allCases)
    func waking(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            let now = samples.now
            let (due, later) = try await samples.portal.database.write { tx in
                try JobStore.enqueue(.wakeWaiting, arguments: "", at: now, in: tx)
                return (
                    try samples.ticket(.waiting, waiting: Waiting(reason: .supplier, until: now), in: tx).id,
                    try samples.ticket(.waiting, waiting: Waiting(reason: .supplier, until: now + .seconds(1)), in: tx).id
                )
            }
            try await samples.performAll()
            let states = try await samples.portal.database.read { tx in
                [try TicketStore.ticket(due, in: tx)?.state, try TicketStore.ticket(later, in: tx)?.state]
            }
            #expect(states == [.inProgress, .waiting])
            #expect(try await samples.told() == ["3 ticket.resumed"])
        }
    }

    @Test("the sweep removes old files that nothing names, and nothing else", arguments: Engine.allCases)
    func sweep(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            let portal = samples.portal
            var keys: [[UInt8]] = []
            for text in ["jointe au ticket", "orpheline"] {
                let blob = try await portal.blobs.receive(Once(chunk: ByteBuffer(string: text)), name: "a.txt", limit: 1_000)
                keys.append(blob.sha256)
            }
            let (named, orphan) = (keys[0], keys[1])
            // The files are written now, whatever the tests' clock says.
            let today = Clock.system.now
            try await portal.database.write { tx in
                let ticket = try samples.ticket(in: tx)
                _ = try AttachmentStore.insert(
                    .init(sha256: named, name: "a.txt", mediaType: "text/plain", size: 16), ticket: ticket.id,
                    by: JobSamples.requester, at: samples.now, in: tx)
                for (number, end) in [(1, today - .seconds(1)), (2, today + .days(9))] {
                    try SessionStore.insert(
                        tokenHash: [UInt8(number)], person: JobSamples.requester, csrf: [1], isShared: false, at: samples.now,
                        expiresAt: end, endsAt: end, in: tx)
                }
            }
            let sweep = SweepHandler(
                database: portal.database, blobs: portal.blobs, draftLifetime: portal.rules.draftLifetime)
            try await sweep.run(at: today)
            _ = try await portal.blobs.read(orphan)
            let sessions: Int? = try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM session") }
            #expect(sessions == 1)
            for _ in 1...2 { try await sweep.run(at: today + .days(1) + .minutes(1)) }
            _ = try await portal.blobs.read(named)
            await #expect(throws: BlobRefusal.missing) { _ = try await portal.blobs.read(orphan) }
        }
    }
}
