import Domain
import SQL

/// Working versions of forms: what is written until it is published.
public enum WorkingFormStore {
    /// A working version without its definition.
    public struct WorkingRow: Sendable, Hashable {
        public let id: WorkingFormID
        public var formKey: String
        /// Nil until a version of it is published.
        public var form: FormID?
        /// Of the definition as it stands.
        public var service: ServiceID
        /// Counts its steps.
        public var revision: Int
        /// The version it was begun on, or last published as.
        public var basedOn: Int?
        /// The revision that was published last.
        public var publishedRevision: Int?
        /// The revision that somebody is asked to read and publish.
        public var reviewRevision: Int?
        public var reviewAskedBy: PersonID?
        public var updatedAt: Instant
        public var updatedBy: PersonID?

        /// There is something that is not published.
        public var isOpen: Bool { publishedRevision != revision }
        /// Somebody asked for a second pair of eyes, and nothing changed since.
        public var awaitsReview: Bool { reviewRevision == revision && isOpen }
    }

    private static let columns: SQL = """
        id, form_key, form_id, service_id, revision, based_on, published_revision, review_revision, review_asked_by, \
        updated_at, updated_by
        """

    private static func workingRow(_ row: borrowing Row) throws -> WorkingRow {
        WorkingRow(
            id: try row[0], formKey: try row[1], form: try row[2], service: try row[3], revision: try row[4],
            basedOn: try row[5], publishedRevision: try row[6], reviewRevision: try row[7], reviewAskedBy: try row[8],
            updatedAt: try row[9], updatedBy: try row[10])
    }

    /// With its definition.
    public static func working(_ id: WorkingFormID, in tx: any ReadTransaction) throws -> (row: WorkingRow, json: String)? {
        guard let row = try tx.first("SELECT \(columns) FROM working_form WHERE id = \(id)", workingRow),
            let json: String = try tx.value("SELECT definition FROM working_form WHERE id = \(id)")
        else { return nil }
        return (row, json)
    }

    public static func working(formKey: String, in tx: any ReadTransaction) throws -> WorkingRow? {
        try tx.first("SELECT \(columns) FROM working_form WHERE form_key = \(formKey)", workingRow)
    }

    /// Those that hold something not published yet, of some services, the newest first.
    public static func open(
        of services: [ServiceID], in tx: any ReadTransaction
    ) throws -> [(row: WorkingRow, json: String)] {
        guard !services.isEmpty else { return [] }
        let rows = try tx.all(
            """
            SELECT \(columns) FROM working_form
            WHERE service_id IN \(SQL.list(services)) AND (published_revision IS NULL OR published_revision <> revision)
            ORDER BY updated_at DESC, id DESC
            """, workingRow)
        guard !rows.isEmpty else { return [] }
        let texts = try tx.all(
            "SELECT id, definition FROM working_form WHERE id IN \(SQL.list(rows.map(\.id)))"
        ) { row in (try row[0] as WorkingFormID, try row[1] as String) }
        let byID = Dictionary(uniqueKeysWithValues: texts)
        return rows.compactMap { row in byID[row.id].map { json in (row, json) } }
    }

    public static func insert(
        formKey: String, form: FormID?, service: ServiceID, json: String, basedOn: Int?, isPublished: Bool,
        by person: PersonID, at now: Instant, in tx: any Transaction
    ) throws -> WorkingFormID {
        let id: WorkingFormID = try tx.inserted(
            """
            INSERT INTO working_form(form_key, form_id, service_id, definition, revision, based_on, published_revision,
              updated_at, updated_by)
            VALUES (\(formKey), \(form), \(service), \(json), 1, \(basedOn), \(isPublished ? 1 : nil), \(now), \(person))
            RETURNING id
            """)
        try append(
            Step(revision: 1, at: now, person: person, kind: .begun, touched: [], edit: nil, madeOn: 0, undoes: nil),
            json: json, to: id, in: tx)
        return id
    }

    /// The next step: what it stands at from now on.
    public static func save(
        _ id: WorkingFormID, _ step: Step, json: String, service: ServiceID, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE working_form SET definition = \(json), service_id = \(service), revision = \(step.revision),
              updated_at = \(step.at), updated_by = \(step.person)
            WHERE id = \(id)
            """)
        try append(step, json: json, to: id, in: tx)
    }

    public static func setReview(_ id: WorkingFormID, revision: Int, by person: PersonID, in tx: any Transaction) throws {
        try tx.run("UPDATE working_form SET review_revision = \(revision), review_asked_by = \(person) WHERE id = \(id)")
    }

    /// What stands now is a version of its form.
    public static func setPublished(
        _ id: WorkingFormID, form: FormID, version: Int, revision: Int, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE working_form SET form_id = \(form), based_on = \(version), published_revision = \(revision),
              review_revision = NULL, review_asked_by = NULL
            WHERE id = \(id)
            """)
    }

    /// It was begun anew on a version.
    public static func setBase(_ id: WorkingFormID, version: Int?, publishedRevision: Int?, in tx: any Transaction) throws {
        try tx.run(
            "UPDATE working_form SET based_on = \(version), published_revision = \(publishedRevision) WHERE id = \(id)")
    }
}
