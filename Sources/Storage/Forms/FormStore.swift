import Domain
import SQL

/// Forms and their versions. A version never changes; the form says which one is published.
public enum FormStore {
    /// A form without its definitions.
    public struct FormRow: Sendable, Hashable {
        public let id: FormID
        public var key: String
        public var service: ServiceID
        public var status: Status
        public var publishedVersion: Int?
        public var publishedAt: Instant?
        public var successor: FormID?
        /// How often it was sent, counted every hour.
        public var useCount: Int
        public var revision: Int
        /// The newest version, published or not.
        public var newestVersion: Int
    }

    /// Where a form stands.
    public enum Status: String, Sendable { case loaded, published, withdrawn }

    public static func forms(in tx: any ReadTransaction) throws -> [FormRow] {
        try tx.all(
            """
            SELECT f.id, f.key, f.service_id, f.status, f.published_version, f.published_at, f.successor_id, f.use_count,
              f.revision, (SELECT MAX(v.version) FROM form_version v WHERE v.form_id = f.id)
            FROM form f ORDER BY f.key
            """, formRow)
    }

    public static func form(_ id: FormID, in tx: any ReadTransaction) throws -> FormRow? {
        try tx.first(
            """
            SELECT f.id, f.key, f.service_id, f.status, f.published_version, f.published_at, f.successor_id, f.use_count,
              f.revision, (SELECT MAX(v.version) FROM form_version v WHERE v.form_id = f.id)
            FROM form f WHERE f.id = \(id)
            """, formRow)
    }

    public static func form(key: String, in tx: any ReadTransaction) throws -> FormRow? {
        guard let id: FormID = try tx.value("SELECT id FROM form WHERE key = \(key)") else { return nil }
        return try form(id, in: tx)
    }

    private static func formRow(_ row: borrowing Row) throws -> FormRow {
        FormRow(
            id: try row[0], key: try row[1], service: try row[2], status: try row[3], publishedVersion: try row[4],
            publishedAt: try row[5], successor: try row[6], useCount: try row[7], revision: try row[8],
            newestVersion: try row[9])
    }

    /// A version of a form.
    public struct Version: Sendable, Hashable {
        public var form: FormID
        public var version: Int

        public init(form: FormID, version: Int) {
            self.form = form
            self.version = version
        }
    }

    /// The JSON of some versions.
    public static func definitions(
        of versions: Set<Version>, in tx: any ReadTransaction
    ) throws -> [Version: String] {
        guard !versions.isEmpty else { return [:] }
        // Of the few forms asked for, all these numbers of versions: as good as the pairs themselves.
        let rows = try tx.all(
            """
            SELECT form_id, version, definition FROM form_version
            WHERE form_id IN \(SQL.list(Set(versions.map(\.form)).sorted()))
              AND version IN \(SQL.list(Set(versions.map(\.version)).sorted()))
            """
        ) { row in (Version(form: try row[0], version: try row[1]), try row[2] as String) }
        return Dictionary(uniqueKeysWithValues: rows).filter { entry in versions.contains(entry.key) }
    }

    /// The JSON of a version.
    public static func definition(
        of form: FormID, version: Int, in tx: any ReadTransaction
    ) throws -> (json: String, supersededAt: Instant?)? {
        try tx.first(
            "SELECT definition, superseded_at FROM form_version WHERE form_id = \(form) AND version = \(version)"
        ) { row in (try row[0], try row[1]) }
    }

    /// The JSON of every published version, by form.
    public static func publishedDefinitions(in tx: any ReadTransaction) throws -> [(form: FormID, json: String)] {
        try tx.all(
            """
            SELECT f.id, v.definition FROM form f
            JOIN form_version v ON v.form_id = f.id AND v.version = f.published_version
            WHERE f.status = 'published' ORDER BY f.id
            """
        ) { row in (try row[0], try row[1]) }
    }

    /// Adds a version; makes the form if there is none of this key.
    /// - Returns: the form and the number of the version; the same number again when the newest one is to the letter the same.
    public static func addVersion(
        key: String, service: ServiceID, json: String, sha256: [UInt8], by actor: PersonID?, at now: Instant,
        in tx: any Transaction
    ) throws -> (form: FormID, version: Int, isNew: Bool) {
        let form: FormID = try tx.inserted(
            """
            INSERT INTO form(key, service_id, status) VALUES (\(key), \(service), 'loaded')
            ON CONFLICT (key) DO UPDATE SET revision = form.revision + 1
            RETURNING id
            """)
        let newest = try tx.first(
            "SELECT version, sha256 FROM form_version WHERE form_id = \(form) ORDER BY version DESC LIMIT 1"
        ) { row in (try row[0] as Int, try row[1] as [UInt8]) }
        if let newest, newest.1 == sha256 { return (form, newest.0, false) }
        let version = (newest?.0 ?? 0) + 1
        try tx.run(
            """
            INSERT INTO form_version(form_id, version, definition, sha256, loaded_at, loaded_by)
            VALUES (\(form), \(version), \(json), \(sha256), \(now), \(actor))
            """)
        return (form, version, true)
    }

    /// Publishes a version; the one before can still be submitted for a while.
    public static func publish(
        _ form: FormID, version: Int, service: ServiceID, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE form_version SET superseded_at = \(now)
            WHERE form_id = \(form) AND version <> \(version) AND superseded_at IS NULL
            """)
        try tx.run("UPDATE form_version SET superseded_at = NULL WHERE form_id = \(form) AND version = \(version)")
        try tx.run(
            """
            UPDATE form SET status = 'published', published_version = \(version), published_at = \(now),
              service_id = \(service), successor_id = NULL, revision = revision + 1
            WHERE id = \(form)
            """)
    }

    public static func withdraw(_ form: FormID, successor: FormID?, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE form SET status = 'withdrawn', successor_id = \(successor), revision = revision + 1 WHERE id = \(form)
            """)
    }

    /// Forms that were sent since their use was last counted, with how often they were sent in all.
    public static func changedUses(in tx: any ReadTransaction) throws -> [(form: FormID, count: Int)] {
        try tx.all(
            """
            SELECT f.id, s.uses FROM form f
            JOIN (SELECT form_id, COUNT(*) AS uses FROM submission GROUP BY form_id) s ON s.form_id = f.id
            WHERE f.use_count <> s.uses ORDER BY f.id
            """
        ) { row in (try row[0], try row[1]) }
    }

    public static func setUses(_ uses: [(form: FormID, count: Int)], in tx: any Transaction) throws {
        for use in uses { try tx.run("UPDATE form SET use_count = \(use.count) WHERE id = \(use.form)") }
    }

    /// The forms a person sent last, the newest first, each once.
    public static func recentForms(of person: PersonID, limit: Int, in tx: any ReadTransaction) throws -> [FormID] {
        let newest: [FormID] = try tx.values(
            """
            SELECT form_id FROM submission WHERE requester_id = \(person) ORDER BY submitted_at DESC LIMIT \(limit * 4)
            """)
        var seen: Set<FormID> = []
        return Array(newest.filter { form in seen.insert(form).inserted }.prefix(limit))
    }
}

extension FormStore.Status: CodedText {}
