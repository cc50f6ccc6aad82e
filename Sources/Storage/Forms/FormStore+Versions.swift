import Domain
import SQL

extension FormStore {
    /// A version without its definition.
    public struct VersionRow: Sendable, Hashable {
        public var version: Int
        public var loadedAt: Instant
        public var loadedBy: PersonID?
        /// When another version took its place.
        public var supersededAt: Instant?
    }

    /// The newest first.
    public static func versions(of form: FormID, in tx: any ReadTransaction) throws -> [VersionRow] {
        try tx.all(
            """
            SELECT version, loaded_at, loaded_by, superseded_at FROM form_version WHERE form_id = \(form)
            ORDER BY version DESC
            """
        ) { row in
            VersionRow(version: try row[0], loadedAt: try row[1], loadedBy: try row[2], supersededAt: try row[3])
        }
    }

    /// The JSON of every version of the form of this key, the newest first.
    public static func definitions(ofFormKey key: String, in tx: any ReadTransaction) throws -> [(version: Int, json: String)] {
        try tx.all(
            """
            SELECT v.version, v.definition FROM form f JOIN form_version v ON v.form_id = f.id WHERE f.key = \(key)
            ORDER BY v.version DESC
            """
        ) { row in (try row[0], try row[1]) }
    }

    /// Who loaded a version, or wrote it.
    public static func author(of form: FormID, version: Int, in tx: any ReadTransaction) throws -> PersonID? {
        try tx.first(
            "SELECT loaded_by FROM form_version WHERE form_id = \(form) AND version = \(version)"
        ) { row in try row[0] as PersonID? } ?? nil
    }

    /// The newest JSON of every form that is not published, by form.
    public static func unpublishedDefinitions(in tx: any ReadTransaction) throws -> [(form: FormID, json: String)] {
        try tx.all(
            """
            SELECT f.id, v.definition FROM form f JOIN form_version v ON v.form_id = f.id
            WHERE f.status <> 'published'
              AND v.version = (SELECT MAX(w.version) FROM form_version w WHERE w.form_id = f.id)
            ORDER BY f.id
            """
        ) { row in (try row[0], try row[1]) }
    }

    /// The service of the form of this key, if there is one.
    public static func service(ofFormKey key: String, in tx: any ReadTransaction) throws -> ServiceID? {
        try tx.first("SELECT service_id FROM form WHERE key = \(key)") { row in try row[0] }
    }

    /// How many drafts are open on a form, whatever their version.
    public static func openDraftCount(of form: FormID, in tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM draft WHERE form_id = \(form) AND sent_at IS NULL") ?? 0
    }
}
