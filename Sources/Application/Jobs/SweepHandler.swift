import Blobs
import Domain
import SQL
import Storage

/// Removes what is over: sessions that ended, delays after wrong passwords, drafts that nobody touched
/// for long, notifications of more than a year, files that no attachment names, uploads that were broken off.
struct SweepHandler: Sendable {
    let database: any Database
    let blobs: any BlobStore
    let draftLifetime: Span

    /// A blob is on disk before the transaction that names it: one this young may be about to be named.
    static let age = Span.days(1)
    /// A wrong password is forgotten after this.
    static let delayAge = Span.days(1)
    /// What somebody was told of so long ago is read in the ticket.
    static let notificationAge = Span.days(365)
    private static let batch = 500

    func run(at now: Instant) async throws {
        try await database.write { tx in
            _ = try SessionStore.deleteExpired(at: now, in: tx)
            try LocalIdentityStore.deleteDelays(untouchedSince: now - Self.delayAge, in: tx)
        }
        try await inBatches { [draftLifetime] tx in
            try DraftStore.deleteUntouched(since: now - draftLifetime, limit: Self.batch, in: tx)
        }
        try await inBatches { tx in
            try NotificationStore.deleteOld(before: now - Self.notificationAge, limit: Self.batch, in: tx)
        }
        let limit = (now - Self.age).milliseconds / 1_000
        try await blobs.discardUnfinished(startedBefore: limit)
        let keys = try await blobs.keys(writtenBefore: limit)
        for start in stride(from: 0, to: keys.count, by: Self.batch) {
            let some = Array(keys[start..<min(start + Self.batch, keys.count)])
            let named = try await database.read { tx in try AttachmentStore.named(among: some, in: tx) }
            for key in some where !named.contains(key) {
                // Received again since it was found unnamed, it is young again, and stays.
                try await blobs.remove(key, writtenBefore: limit)
            }
        }
    }

    /// A batch in one transaction: a backlog never holds the only writer of SQLite for long.
    private func inBatches(_ remove: @escaping @Sendable (any Transaction) throws -> Int) async throws {
        while try await database.write(remove) == Self.batch {}
    }
}
