import Domain
import SQL

extension WorkingFormStore {
    /// A step of a history, without the definition that it left.
    public struct Step: Sendable, Hashable {
        public var revision: Int
        public var at: Instant
        public var person: PersonID
        public var kind: FormEdit.Kind
        public var touched: Set<FormEdit.Part>
        /// The change itself, as JSON; none for the first step.
        public var edit: String?
        /// The revision that whoever made it saw.
        public var madeOn: Int
        /// The step that it takes back.
        public var undoes: Int?

        public init(
            revision: Int, at: Instant, person: PersonID, kind: FormEdit.Kind, touched: Set<FormEdit.Part>, edit: String?,
            madeOn: Int, undoes: Int?
        ) {
            self.revision = revision
            self.at = at
            self.person = person
            self.kind = kind
            self.touched = touched
            self.edit = edit
            self.madeOn = madeOn
            self.undoes = undoes
        }
    }

    static func append(_ step: Step, json: String, to id: WorkingFormID, in tx: any Transaction) throws {
        let touched = step.touched.map(\.code).sorted().joined(separator: " ")
        try tx.run(
            """
            INSERT INTO working_step(working_id, revision, at, person_id, kind, touched, edit, made_on, undoes, definition)
            VALUES (\(id), \(step.revision), \(step.at), \(step.person), \(step.kind), \(touched), \(step.edit),
              \(step.madeOn), \(step.undoes), \(json))
            """)
    }

    /// The steps after a revision, the oldest first.
    public static func steps(of id: WorkingFormID, after revision: Int, in tx: any ReadTransaction) throws -> [Step] {
        try tx.all(
            """
            SELECT revision, at, person_id, kind, touched, edit, made_on, undoes FROM working_step
            WHERE working_id = \(id) AND revision > \(revision) ORDER BY revision
            """
        ) { row in
            let touched: String = try row[4]
            return Step(
                revision: try row[0], at: try row[1], person: try row[2], kind: try row[3],
                touched: Set(touched.split(separator: " ").compactMap { code in FormEdit.Part(code: String(code)) }),
                edit: try row[5], madeOn: try row[6], undoes: try row[7])
        }
    }

    /// The definition that a step left.
    public static func definition(of id: WorkingFormID, at revision: Int, in tx: any ReadTransaction) throws -> String? {
        try tx.value("SELECT definition FROM working_step WHERE working_id = \(id) AND revision = \(revision)")
    }

    /// Everything that steps of a form ever named: its keys mean something for ever.
    public static func touched(in id: WorkingFormID, in tx: any ReadTransaction) throws -> Set<FormEdit.Part> {
        let all: [String] = try tx.values("SELECT DISTINCT touched FROM working_step WHERE working_id = \(id)")
        return Set(all.flatMap { text in text.split(separator: " ") }.compactMap { code in FormEdit.Part(code: String(code)) })
    }

    /// Somebody has it open.
    public static func see(_ id: WorkingFormID, by person: PersonID, at now: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO working_presence(working_id, person_id, seen_at) VALUES (\(id), \(person), \(now))
            ON CONFLICT (working_id, person_id) DO UPDATE SET seen_at = excluded.seen_at
            """)
    }

    /// Who had it open since, and when last.
    public static func seen(
        _ id: WorkingFormID, since: Instant, in tx: any ReadTransaction
    ) throws -> [(person: PersonID, at: Instant)] {
        try tx.all(
            """
            SELECT person_id, seen_at FROM working_presence WHERE working_id = \(id) AND seen_at >= \(since)
            ORDER BY seen_at DESC, person_id
            """
        ) { row in (try row[0], try row[1]) }
    }
}
