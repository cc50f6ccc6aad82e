import Domain
import SQL
import Storage
import Synchronization

/// Keeps the counts of views, which stand on every page of the workbench, as long as nothing was written: what
/// is counted is exact, and counted once for a state of the database. A node may lose it.
final class DeskCountsCache: Sendable {
    private struct Key: Hashable {
        let source: Int
        let actor: Actor
        let dueBefore: Instant
    }

    private struct Known {
        let state: String
        let counts: DeskStore.Counts
    }

    private let known = Mutex<[Key: Known]>([:])

    /// Technicians times connections, generously; beyond, all is forgotten.
    private static let limit = 4_000

    /// What ``DeskStore/counts(for:dueBefore:in:)`` counts in this transaction.
    func counts(for actor: Actor, dueBefore: Instant, in tx: any ReadTransaction) throws -> DeskStore.Counts {
        guard let stamp = try tx.stamp() else { return try DeskStore.counts(for: actor, dueBefore: dueBefore, in: tx) }
        let key = Key(source: stamp.source, actor: actor, dueBefore: dueBefore)
        if let found = known.withLock({ known in known[key] }), found.state == stamp.state { return found.counts }
        let counts = try DeskStore.counts(for: actor, dueBefore: dueBefore, in: tx)
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[key] = Known(state: stamp.state, counts: counts)
        }
        return counts
    }
}
