import Domain
import SQL

/// Passwords kept here, and the delays after wrong ones.
public enum LocalIdentityStore {
    /// A password of a person, hashed.
    public struct Identity: Sendable {
        public var passwordHash: String
        public var mustChange: Bool
        /// A printed demo account: refused on an address that is not loopback.
        public var isDemo: Bool
    }

    public static func identity(of person: PersonID, in tx: any ReadTransaction) throws -> Identity? {
        try tx.first(
            "SELECT password_hash, must_change, is_demo FROM local_identity WHERE person_id = \(person)"
        ) { row in Identity(passwordHash: try row[0], mustChange: try row[1], isDemo: try row[2]) }
    }

    public static func save(
        _ hash: String, of person: PersonID, mustChange: Bool, isDemo: Bool = false, at now: Instant,
        in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO local_identity(person_id, password_hash, changed_at, must_change, is_demo)
            VALUES (\(person), \(hash), \(now), \(mustChange), \(isDemo))
            ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash,
              changed_at = excluded.changed_at, must_change = excluded.must_change, is_demo = excluded.is_demo
            """)
    }

    public static func hasDemoAccounts(in tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM local_identity WHERE is_demo = 1 LIMIT 1")
    }

    /// Whoever has a printed password.
    public static func demoAccounts(in tx: any ReadTransaction) throws -> [PersonID] {
        try tx.values("SELECT person_id FROM local_identity WHERE is_demo = 1 ORDER BY person_id LIMIT 50")
    }

    /// Passwords tried on an account, from everywhere (`address` empty) or from one address.
    public struct Delay: Sendable {
        public var failures: Int
        public var notBefore: Instant

        public init(failures: Int, notBefore: Instant) {
            self.failures = failures
            self.notBefore = notBefore
        }
    }

    public static func delay(
        of account: Int64, address: String, in tx: any ReadTransaction
    ) throws -> Delay? {
        try tx.first(
            "SELECT failures, not_before FROM sign_in_delay WHERE account = \(account) AND address = \(address)"
        ) { row in Delay(failures: try row[0], notBefore: try row[1]) }
    }

    public static func save(
        _ delay: Delay, of account: Int64, address: String, at now: Instant, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO sign_in_delay(account, address, failures, not_before, updated_at)
            VALUES (\(account), \(address), \(delay.failures), \(delay.notBefore), \(now))
            ON CONFLICT (account, address) DO UPDATE SET failures = excluded.failures,
              not_before = excluded.not_before, updated_at = excluded.updated_at
            """)
    }

    public static func forgetDelays(of accounts: [Int64], in tx: any Transaction) throws {
        try tx.run("DELETE FROM sign_in_delay WHERE account IN \(SQL.list(accounts))")
    }

    public static func deleteDelays(untouchedSince moment: Instant, in tx: any Transaction) throws {
        try tx.run("DELETE FROM sign_in_delay WHERE updated_at < \(moment) AND not_before < \(moment)")
    }
}
