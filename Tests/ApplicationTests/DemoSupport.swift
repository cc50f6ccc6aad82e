import Application
import Blobs
import Domain
import Foundation
import SQL
import SQLTesting
import Storage

/// The documents of the demonstration.
let demoFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Resources/demo").standardized.path

/// Friday 14 November 2025, 15:30 in Paris.
let demoNow = Instant(milliseconds: 1_763_130_600_000)

/// A portal over a fresh database whose clock stands still, its files in a folder that goes with it.
func withDemoPortal<T: Sendable>(
    _ engine: Engine, at now: Instant = demoNow, _ body: (Portal) async throws -> T
) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guichet-demo-\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await withDatabase(engine, Schema.migrations) { database in
        let cheap = PasswordHasher(cost: .init(logRounds: 4, blockSize: 8, parallelism: 1))
        let portal = Portal(
            database: database, blobs: try FileBlobStore(root: folder.path), clock: Clock { now }, passwords: cheap)
        return try await body(portal)
    }
}

/// All that the rows of a base say, passwords and random seals apart: the same for the same data.
func digest(of database: any Database) async throws -> String {
    let queries: [SQL] = [
        "SELECT key || '|' || name || '|' || COALESCE(manager_id, 0) FROM unit ORDER BY id",
        """
        SELECT staff_number || '|' || first_name || '|' || last_name || '|' || COALESCE(email, '') || '|' || COALESCE(function, '')
          || '|' || COALESCE(unit_id, 0) || '|' || COALESCE(place_id, 0) FROM person ORDER BY id
        """,
        "SELECT group_id || '|' || person_id FROM group_member ORDER BY group_id, person_id",
        "SELECT role || '|' || COALESCE(person_id, 0) || '|' || COALESCE(team_id, 0) FROM role_right ORDER BY id",
        "SELECT key || '|' || status || '|' || use_count FROM form ORDER BY id",
        """
        SELECT number || '|' || kind || '|' || state || '|' || title || '|' || description || '|' || COALESCE(submission_id, 0) || '|'
          || requester_id || '|' || beneficiary_id || '|' || team_id || '|' || COALESCE(assignee_id, 0) || '|' || channel || '|'
          || COALESCE(waiting_reason, '') || '|' || due_at || '|' || created_at || '|' || updated_at || '|'
          || COALESCE(resolved_at, 0) || '|' || COALESCE(closed_at, 0) || '|' || revision FROM ticket ORDER BY id
        """,
        "SELECT form_id || '|' || answers || '|' || submitted_by || '|' || submitted_at FROM submission ORDER BY id",
        "SELECT ticket_id || '|' || author_id || '|' || visibility || '|' || side || '|' || body || '|' || posted_at FROM message ORDER BY id",
        """
        SELECT kind || '|' || at || '|' || COALESCE(actor_id, 0) || '|' || COALESCE(ticket_id, 0) || '|' || COALESCE(before_value, '')
          || '|' || COALESCE(after_value, '') || '|' || COALESCE(message_id, 0) FROM event ORDER BY id
        """,
        "SELECT person_id || '|' || event_id || '|' || kind || '|' || COALESCE(read_at, 0) FROM notification ORDER BY person_id, event_id",
        "SELECT person_id || '|' || ticket_id || '|' || event_id FROM ticket_seen ORDER BY person_id, ticket_id",
        "SELECT ticket_id || '|' || name || '|' || size FROM attachment ORDER BY id",
    ]
    return try await database.read { tx in
        var hash: UInt64 = 14_695_981_039_346_656_037
        for query in queries {
            let rows: [String] = try tx.values(query)
            // FNV-1a: enough to tell two runs apart, and nothing to import.
            for byte in rows.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        }
        return String(hash, radix: 16)
    }
}
