@testable import Application
import Blobs
import Domain
import Foundation
import Jobs
import SQL
import SQLTesting
import Storage
import Testing

/// A portal with a few people and what a ticket needs, for tests of jobs.
struct JobSamples {
    let portal: Portal
    let now = Instant(milliseconds: 1_700_000_000_000)

    static let requester = PersonID(1)
    static let beneficiary = PersonID(2)
    static let assignee = PersonID(3)
    static let watcher = PersonID(4)
    /// Has left.
    static let gone = PersonID(5)

    static func with(_ engine: Engine, _ body: (JobSamples) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guichet_jobs_\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: root) }
        let blobs = try FileBlobStore(root: root.path)
        try await withDatabase(engine, Schema.migrations) { database in
            let samples = JobSamples(portal: Portal(database: database, blobs: blobs))
            try await database.write { tx in try samples.insertPeople(in: tx) }
            try await body(samples)
        }
    }

    private func insertPeople(in tx: any Transaction) throws {
        for id in 1...5 {
            try tx.run(
                """
                INSERT INTO person(id, staff_number, first_name, last_name, search_name, is_active, created_at, deactivated_at)
                VALUES (\(id), \("A\(id)"), 'P', \("N\(id)"), '', \(id == 5 ? 0 : 1), \(now), \(id == 5 ? now : nil as Instant?))
                """)
        }
        try tx.run("INSERT INTO section(id, key, name_fr, hue, icon, position) VALUES (1, 's', 'S', 'info', 'x', 1)")
        try tx.run("INSERT INTO team(id, key, name, section_id, level) VALUES (1, 't', 'T', 1, 1)")
        try tx.run(
            "INSERT INTO service(id, key, section_id, name_fr, icon, team_id, position) VALUES (1, 's', 1, 'S', 'x', 1, 1)")
        try tx.run("INSERT INTO category(id, key, name, section_id) VALUES (1, 'c', 'C', 1)")
    }

    /// A ticket in a state, with two watchers of whom one has left.
    func ticket(
        _ state: TicketState = .inProgress, waiting: Waiting? = nil, resolvedAt: Instant? = nil, in tx: any Transaction
    ) throws -> Ticket {
        let id = try TicketStore.insert(
            Ticket(
                id: TicketID(0), reference: TicketReference(number: try TicketStore.drawNumber(at: now, in: tx)), kind: .request,
                state: state, title: "t", description: "d", submission: nil, requester: Self.requester,
                beneficiary: Self.beneficiary, section: SectionID(1), service: ServiceID(1), category: CategoryID(1),
                impact: .low, urgency: .low, priority: .low, team: TeamID(1), assignee: Self.assignee, place: nil,
                channel: .portal, waiting: waiting, dueAt: now, createdAt: now, updatedAt: now, resolvedAt: resolvedAt,
                closedAt: nil, isConfidential: false, revision: 1),
            in: tx)
        for person in [Self.watcher, Self.gone] { _ = try WatcherStore.add(person, to: id, in: tx) }
        return try #require(try TicketStore.ticket(id, in: tx))
    }

    /// Runs every job that waits, twice each as after a crash, until none is left.
    func performAll(at moment: Instant? = nil) async throws {
        let moment = moment ?? now
        let jobs = PortalJobs(portal)
        while true {
            let taken = try await portal.database.write { tx in
                try JobStore.take(limit: 10, at: moment, lockedUntil: moment + .minutes(1), in: tx)
            }
            if taken.isEmpty { return }
            for job in taken {
                for _ in 1...2 {
                    switch jobs.work(for: job, at: moment) {
                    case .inside(let body): try await portal.database.write { tx in try body(tx) }
                    case .outside(let body): try await body()
                    }
                }
                #expect(try await portal.database.write { tx in try JobStore.complete(job, in: tx) })
            }
        }
    }

    /// Whom the notifications tell, of what.
    func told() async throws -> [String] {
        try await portal.database.read { tx in
            try tx.all("SELECT person_id, kind FROM notification ORDER BY person_id, id") { row in
                "\(try row[0] as Int64) \(try row[1] as String)"
            }
        }
    }
}
