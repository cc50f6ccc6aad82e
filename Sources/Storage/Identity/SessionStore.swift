import Domain
import SQL

/// Sessions, known by the hash of their token only.
public enum SessionStore {
    /// A session that lives, with whose it is.
    public struct Session: Sendable {
        public var person: Person
        /// The secret that forms carry back.
        public var csrf: [UInt8]
        /// A shared workstation has a short session.
        public var isShared: Bool
        /// When it ends if nothing happens.
        public var expiresAt: Instant
        /// When it ends whatever happens.
        public var endsAt: Instant
        /// The password of its owner was given by somebody else.
        public var mustChangePassword: Bool

        public init(
            person: Person, csrf: [UInt8], isShared: Bool, expiresAt: Instant, endsAt: Instant, mustChangePassword: Bool = false
        ) {
            self.person = person
            self.csrf = csrf
            self.isShared = isShared
            self.expiresAt = expiresAt
            self.endsAt = endsAt
            self.mustChangePassword = mustChangePassword
        }
    }

    /// The live session of an active person; a deactivated one has none.
    public static func session(tokenHash: [UInt8], at now: Instant, in tx: any ReadTransaction) throws -> Session? {
        try tx.first(
            """
            SELECT p.id, p.staff_number, p.first_name, p.last_name, p.email, p.phone, p.function, p.unit_id, p.place_id,
              p.is_active, p.language, p.theme, p.reading, p.shortcuts, s.csrf, s.is_shared, s.expires_at, s.ends_at,
              COALESCE(li.must_change, 0)
            FROM session s JOIN person p ON p.id = s.person_id
            LEFT JOIN local_identity li ON li.person_id = p.id
            WHERE s.token_hash = \(tokenHash) AND s.expires_at > \(now) AND p.is_active = 1
            """
        ) { row in
            Session(
                person: try PersonStore.person(row), csrf: try row[14], isShared: try row[15], expiresAt: try row[16],
                endsAt: try row[17], mustChangePassword: try row[18])
        }
    }

    public static func insert(
        tokenHash: [UInt8], person: PersonID, csrf: [UInt8], isShared: Bool, at now: Instant, expiresAt: Instant,
        endsAt: Instant, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO session(token_hash, person_id, csrf, is_shared, created_at, expires_at, ends_at)
            VALUES (\(tokenHash), \(person), \(csrf), \(isShared), \(now), \(expiresAt), \(endsAt))
            """)
    }

    /// Moves the end of a session, never past its last moment.
    public static func extend(tokenHash: [UInt8], to expiresAt: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE session SET expires_at = CASE WHEN ends_at < \(expiresAt) THEN ends_at ELSE \(expiresAt) END
            WHERE token_hash = \(tokenHash)
            """)
    }

    public static func delete(tokenHash: [UInt8], in tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    /// - Returns: how many sessions ended.
    public static func deleteAll(of person: PersonID, except kept: [UInt8]? = nil, in tx: any Transaction) throws -> Int {
        if let kept { return try tx.run("DELETE FROM session WHERE person_id = \(person) AND token_hash <> \(kept)") }
        return try tx.run("DELETE FROM session WHERE person_id = \(person)")
    }

    public static func deleteExpired(at now: Instant, in tx: any Transaction) throws -> Int {
        try tx.run("DELETE FROM session WHERE expires_at <= \(now)")
    }
}
