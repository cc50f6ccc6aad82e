#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL

/// Answers not yet sent: one draft per person and form, kept to the letter.
public struct Draft: Sendable, Hashable {
    public let id: DraftID
    public var person: PersonID
    public var form: FormID
    public var version: Int
    public var beneficiary: PersonID?
    public var channel: Channel
    public var inputs: Inputs
    public var revision: Int
    public var updatedAt: Instant
    /// Set when it has become a submission.
    public var sentAt: Instant?
}

public enum DraftStore {
    private static let columns: SQL = """
        id, person_id, form_id, form_version, beneficiary_id, channel, inputs, revision, updated_at, sent_at
        """

    private static func draft(_ row: borrowing Row) throws -> Draft {
        let inputs: String = try row[6]
        return Draft(
            id: try row[0], person: try row[1], form: try row[2], version: try row[3], beneficiary: try row[4],
            channel: try row[5], inputs: try JSONDecoder().decode(Inputs.self, from: Data(inputs.utf8)),
            revision: try row[7], updatedAt: try row[8], sentAt: try row[9])
    }

    /// The draft of its owner; nobody else reads it.
    public static func draft(_ id: DraftID, of person: PersonID, in tx: any ReadTransaction) throws -> Draft? {
        try tx.first("SELECT \(columns) FROM draft WHERE id = \(id) AND person_id = \(person)", draft)
    }

    public static func openDraft(
        of person: PersonID, form: FormID, in tx: any ReadTransaction
    ) throws -> Draft? {
        try tx.first(
            """
            SELECT \(columns) FROM draft WHERE person_id = \(person) AND form_id = \(form) AND sent_at IS NULL
            """, draft)
    }

    /// The drafts of a person, the newest first.
    public static func openDrafts(of person: PersonID, limit: Int, in tx: any ReadTransaction) throws -> [Draft] {
        try tx.all(
            """
            SELECT \(columns) FROM draft WHERE person_id = \(person) AND sent_at IS NULL
            ORDER BY updated_at DESC, id DESC LIMIT \(limit)
            """, draft)
    }

    public static func insert(
        person: PersonID, form: FormID, version: Int, beneficiary: PersonID?, channel: Channel, inputs: Inputs,
        at now: Instant, in tx: any Transaction
    ) throws -> DraftID {
        try tx.inserted(
            """
            INSERT INTO draft(person_id, form_id, form_version, beneficiary_id, channel, inputs, created_at, updated_at)
            VALUES (\(person), \(form), \(version), \(beneficiary), \(channel), \(try encoded(inputs)), \(now), \(now))
            RETURNING id
            """)
    }

    /// Writes what was typed since.
    public static func save(_ draft: Draft, at now: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE draft SET form_version = \(draft.version), beneficiary_id = \(draft.beneficiary), channel = \(draft.channel),
              inputs = \(try encoded(draft.inputs)), revision = revision + 1, updated_at = \(now)
            WHERE id = \(draft.id) AND sent_at IS NULL
            """)
    }

    public static func markSent(_ id: DraftID, at now: Instant, in tx: any Transaction) throws {
        // What was typed is in the submission now; the draft keeps its key only, which refuses a second sending.
        try tx.run("UPDATE draft SET sent_at = \(now), inputs = '{}' WHERE id = \(id)")
    }

    /// Gives up a draft with its files' rows.
    public static func delete(_ id: DraftID, of person: PersonID, in tx: any Transaction) throws -> Bool {
        guard try tx.exists("SELECT 1 FROM draft WHERE id = \(id) AND person_id = \(person) AND sent_at IS NULL") else {
            return false
        }
        try tx.run("DELETE FROM attachment WHERE draft_id = \(id) AND ticket_id IS NULL")
        return try tx.run("DELETE FROM draft WHERE id = \(id)") == 1
    }

    private static func encoded(_ inputs: Inputs) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(inputs), as: UTF8.self)
    }
}
