import Domain
import SQL

/// Settings that the administration edits in pages, as text or JSON.
public enum SettingStore {
    /// Which setting.
    public enum Key: Sendable, Hashable {
        /// Another one whenever catalogue, forms or directory change, never one that was; caches compare it.
        case catalogueRevision
        case priorityMatrix
        /// The first page of an empty base: the hash of its one-time code.
        case firstRunCode
        case organisationName
        /// How to speak to somebody: JSON.
        case hotline
        /// A statement page of the footer.
        case statement(String)

        public var text: String {
            switch self {
            case .catalogueRevision: "catalogue.revision"
            case .priorityMatrix: "priority.matrix"
            case .firstRunCode: "firstRun.code"
            case .organisationName: "organisation.name"
            case .hotline: "organisation.hotline"
            case .statement(let key): "statement.\(key)"
            }
        }
    }

    public static func value(_ key: Key, in tx: any ReadTransaction) throws -> String? {
        try tx.value("SELECT value FROM setting WHERE key = \(key.text)")
    }

    public static func set(
        _ key: Key, to value: String, by actor: PersonID?, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO setting(key, value, updated_at, updated_by) VALUES (\(key.text), \(value), \(now), \(actor))
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at,
              updated_by = excluded.updated_by
            """)
    }

    public static func remove(_ key: Key, in tx: any Transaction) throws {
        try tx.run("DELETE FROM setting WHERE key = \(key.text)")
    }

    /// Tells every node that what they cache has changed.
    public static func touchCatalogue(at now: Instant, in tx: any Transaction) throws {
        // A count could come back, for other content, after a write that was undone once a cache had read it.
        let revision = "\(now.milliseconds)-\(UInt32.random(in: .min ... .max))"
        try set(.catalogueRevision, to: revision, by: nil, at: now, in: tx)
    }
}
