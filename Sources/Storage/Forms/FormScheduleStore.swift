import Domain
import SQL

/// What becomes of forms at a moment to come.
public enum FormScheduleStore {
    public enum Kind: String, Sendable, CaseIterable { case publication, withdrawal }

    /// Why a thing that was planned was not done.
    public enum Failure: String, Sendable {
        /// Whoever asked may no longer.
        case notAllowed
        /// The definition refers to what is gone.
        case refused
        /// The author of the version may not publish it.
        case secondPerson
        /// The form that should take over is not published.
        case badSuccessor
    }

    /// One of them.
    public struct Planned: Sendable, Hashable {
        public var form: FormID
        public var kind: Kind
        public var runAt: Instant
        public var version: Int?
        /// What the working version stood at.
        public var workingRevision: Int?
        public var successorKey: String?
        public var askedBy: PersonID
        public var failure: Failure?

        public init(
            form: FormID, kind: Kind, runAt: Instant, version: Int? = nil, workingRevision: Int? = nil,
            successorKey: String? = nil, askedBy: PersonID, failure: Failure? = nil
        ) {
            self.form = form
            self.kind = kind
            self.runAt = runAt
            self.version = version
            self.workingRevision = workingRevision
            self.successorKey = successorKey
            self.askedBy = askedBy
            self.failure = failure
        }
    }

    private static let columns: SQL = "form_id, kind, run_at, version, working_revision, successor_key, asked_by, failure"

    private static func planned(_ row: borrowing Row) throws -> Planned {
        Planned(
            form: try row[0], kind: try row[1], runAt: try row[2], version: try row[3], workingRevision: try row[4],
            successorKey: try row[5], askedBy: try row[6], failure: try row[7])
    }

    /// Of a form; at most one of each kind.
    public static func planned(of form: FormID, in tx: any ReadTransaction) throws -> [Planned] {
        try tx.all("SELECT \(columns) FROM form_schedule WHERE form_id = \(form) ORDER BY run_at", planned)
    }

    /// Those whose time has come.
    public static func due(at now: Instant, in tx: any ReadTransaction) throws -> [Planned] {
        try tx.all(
            "SELECT \(columns) FROM form_schedule WHERE failure IS NULL AND run_at <= \(now) ORDER BY run_at, form_id LIMIT 100",
            planned)
    }

    /// Plans it, in place of what was planned of its kind.
    public static func set(_ planned: Planned, at now: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO form_schedule(form_id, kind, run_at, version, working_revision, successor_key, asked_by, asked_at)
            VALUES (\(planned.form), \(planned.kind), \(planned.runAt), \(planned.version), \(planned.workingRevision),
              \(planned.successorKey), \(planned.askedBy), \(now))
            ON CONFLICT (form_id, kind) DO UPDATE SET run_at = excluded.run_at, version = excluded.version,
              working_revision = excluded.working_revision, successor_key = excluded.successor_key,
              asked_by = excluded.asked_by, asked_at = excluded.asked_at, failure = NULL
            """)
    }

    public static func remove(_ kind: Kind, of form: FormID, in tx: any Transaction) throws {
        try tx.run("DELETE FROM form_schedule WHERE form_id = \(form) AND kind = \(kind)")
    }

    public static func fail(_ planned: Planned, _ failure: Failure, in tx: any Transaction) throws {
        try tx.run(
            "UPDATE form_schedule SET failure = \(failure) WHERE form_id = \(planned.form) AND kind = \(planned.kind)")
    }
}

extension FormScheduleStore.Kind: CodedText {}
extension FormScheduleStore.Failure: CodedText {}
