import Domain
import SQL
import Storage

/// Counts how often each form was sent, for « les plus demandées » and the administration.
///
/// A sending does not count itself: all those of one form would change one row, and on PostgreSQL
/// collide at the very moment when everybody sends the same form.
struct UseHandler: Sendable {
    let database: any Database

    func run(at now: Instant) async throws {
        // Read apart from the write: a count of everything, in a transaction that writes, would
        // collide with whoever sends a form meanwhile.
        let changed = try await database.read { tx in try FormStore.changedUses(in: tx) }
        guard !changed.isEmpty else { return }
        try await database.write { tx in
            try FormStore.setUses(changed, in: tx)
            // Every node reads the new order.
            try SettingStore.touchCatalogue(at: now, in: tx)
        }
    }
}
