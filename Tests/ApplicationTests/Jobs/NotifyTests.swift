@testable import Application
import Domain
import Jobs
import SQL
import Storage
import Testing

@Suite("Notifications")
struct NotifyTests {
    @Test("the desk's message tells parties and watchers once, and nobody who has left", arguments: Engine.allCases)
    func message(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            try await samples.portal.write { tx in
                let ticket = try samples.ticket(in: tx)
                let message = try MessageStore.insert(
                    on: ticket.id, by: JobSamples.assignee, isPrivate: false, side: .desk, body: "b", token: nil, at: samples.now,
                    in: tx)
                try Outbox.record(
                    [
                        Event(
                            .messagePosted, of: .ticket(ticket.id), by: JobSamples.assignee, at: samples.now, message: message.id)
                    ],
                    at: samples.now, in: tx)
            }
            try await samples.performAll()
            #expect(try await samples.told() == ["1 message.posted", "2 message.posted", "4 message.posted"])
        }
    }

    @Test("the requester's reply tells whoever has the ticket", arguments: Engine.allCases)
    func reply(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            try await samples.portal.write { tx in
                let ticket = try samples.ticket(in: tx)
                let message = try MessageStore.insert(
                    on: ticket.id, by: JobSamples.requester, isPrivate: false, side: .requester, body: "b", token: nil,
                    at: samples.now, in: tx)
                try Outbox.record(
                    [
                        Event(
                            .messagePosted, of: .ticket(ticket.id), by: JobSamples.requester, at: samples.now, message: message.id
                        )
                    ],
                    at: samples.now, in: tx)
            }
            try await samples.performAll()
            #expect(try await samples.told() == ["3 message.posted"])
        }
    }

    @Test("a change of a ticket is saved, told, and its events are appended once", arguments: Engine.allCases)
    func change(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            let id = try await samples.portal.write { tx in
                let ticket = try samples.ticket(in: tx)
                let change = try ticket.resolving(by: JobSamples.assignee, message: nil, at: samples.now)
                #expect(try Outbox.save(change, at: samples.now, in: tx).count == 1)
                return ticket.id
            }
            try await samples.performAll()
            #expect(try await samples.told() == ["1 ticket.resolved", "2 ticket.resolved", "4 ticket.resolved"])
            let events = try await samples.portal.database.read { tx in try EventStore.events(of: id, in: tx) }
            #expect(events.map(\.event.kind) == [.ticketResolved])
        }
    }

    @Test("an event that tells nobody makes no job", arguments: Engine.allCases)
    func silent(_ engine: Engine) async throws {
        try await JobSamples.with(engine) { samples in
            let ids = try await samples.portal.write { tx in
                try Outbox.record(
                    [Event(.personChanged, of: .person(JobSamples.requester), by: JobSamples.assignee, at: samples.now)],
                    at: samples.now, in: tx)
            }
            #expect(ids.count == 1)
            #expect(try await samples.portal.database.read { tx in try !tx.exists("SELECT 1 FROM job") })
        }
    }

    @Test("what names no event of a ticket is hopeless", arguments: ["", "x", "-1", "999"])
    func hopeless(_ arguments: String) async throws {
        try await JobSamples.with(.sqlite) { samples in
            await #expect(throws: HopelessJob.self) {
                try await samples.portal.database.write { tx in try NotifyHandler.run(arguments, at: samples.now, in: tx) }
            }
        }
    }
}
