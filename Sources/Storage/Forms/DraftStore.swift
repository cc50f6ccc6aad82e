#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL

/// Answers not yet sent: one draft per person, requester and form, kept to the letter.
public struct Draft: Sendable, Hashable {
    public let id: DraftID
    /// Whoever fills it; nobody else reads it.
    public var person: PersonID
    /// In whose name: the same person, but for a technician who fills it for a caller.
    public var requester: PersonID
    public var form: FormID
    public var version: Int
    /// A change of an answer.
    public struct Change: Sendable, Hashable, Codable {
        /// The revision of the draft that came of it.
        public var revision: Int
        /// The page as it stood on a screen that made it, by the name it was drawn under; nil for one that did not say.
        public var page: String?

        public init(revision: Int, page: String?) {
            self.revision = revision
            self.page = page
        }
    }

    /// Nil is the requester.
    public var beneficiary: PersonID?
    public var channel: Channel
    public var inputs: Inputs
    /// When each answer was last changed, and where.
    public var changes: [QuestionKey: Change]
    /// Random bytes that only the pages of this draft carry: what comes without a session and
    /// brings them back comes from such a page.
    public var seal: [UInt8]
    public var revision: Int
    public var updatedAt: Instant
    /// Set when it has become a submission.
    public var sentAt: Instant?
    /// The closed request that it follows.
    public var previous: TicketID?

    public init(
        id: DraftID, person: PersonID, requester: PersonID, form: FormID, version: Int, beneficiary: PersonID?,
        channel: Channel, inputs: Inputs, changes: [QuestionKey: Change] = [:], seal: [UInt8], revision: Int, updatedAt: Instant,
        sentAt: Instant?, previous: TicketID? = nil
    ) {
        self.id = id
        self.person = person
        self.requester = requester
        self.form = form
        self.version = version
        self.beneficiary = beneficiary
        self.channel = channel
        self.inputs = inputs
        self.changes = changes
        self.seal = seal
        self.revision = revision
        self.updatedAt = updatedAt
        self.sentAt = sentAt
        self.previous = previous
    }
}

/// Drafts: each is read by its owner alone.
public enum DraftStore {
    private static let columns: SQL = """
        id, person_id, requester_id, form_id, form_version, beneficiary_id, channel, inputs, seal, revision, updated_at, sent_at, \
        previous_id, changes
        """

    private static func draft(_ row: borrowing Row) throws -> Draft {
        let inputs: String = try row[7]
        let changes: String = try row[13]
        return Draft(
            id: try row[0], person: try row[1], requester: try row[2], form: try row[3], version: try row[4],
            beneficiary: try row[5], channel: try row[6],
            inputs: try JSONDecoder().decode(Inputs.self, from: Data(inputs.utf8)),
            changes: try JSONDecoder().decode([QuestionKey: Draft.Change].self, from: Data(changes.utf8)), seal: try row[8],
            revision: try row[9], updatedAt: try row[10], sentAt: try row[11], previous: try row[12])
    }

    /// The draft of its owner; nobody else reads it.
    public static func draft(_ id: DraftID, of person: PersonID, in tx: any ReadTransaction) throws -> Draft? {
        try tx.first("SELECT \(columns) FROM draft WHERE id = \(id) AND person_id = \(person)", draft)
    }

    /// The draft that a person is filling, in her own name or in a caller's.
    public static func openDraft(
        of person: PersonID, for requester: PersonID, form: FormID, in tx: any ReadTransaction
    ) throws -> Draft? {
        try tx.first(
            """
            SELECT \(columns) FROM draft
            WHERE person_id = \(person) AND requester_id = \(requester) AND form_id = \(form) AND sent_at IS NULL
            """, draft)
    }

    /// What a person is asking for in her own name, the newest first.
    public static func openDrafts(of person: PersonID, limit: Int, in tx: any ReadTransaction) throws -> [Draft] {
        try tx.all(
            """
            SELECT \(columns) FROM draft
            WHERE person_id = \(person) AND requester_id = \(person) AND sent_at IS NULL
            ORDER BY updated_at DESC, id DESC LIMIT \(limit)
            """, draft)
    }

    /// What a technician is filling for callers, the newest first.
    public static func callerDrafts(of person: PersonID, limit: Int, in tx: any ReadTransaction) throws -> [Draft] {
        try tx.all(
            """
            SELECT \(columns) FROM draft
            WHERE person_id = \(person) AND requester_id <> \(person) AND sent_at IS NULL
            ORDER BY updated_at DESC, id DESC LIMIT \(limit)
            """, draft)
    }

    /// What is known of a draft before the database gives the key.
    public struct NewDraft: Sendable {
        public var person: PersonID
        public var requester: PersonID
        public var form: FormID
        public var version: Int
        public var beneficiary: PersonID?
        public var channel: Channel
        public var inputs: Inputs
        public var seal: [UInt8]
        public var previous: TicketID?

        public init(
            person: PersonID, requester: PersonID, form: FormID, version: Int, beneficiary: PersonID?, channel: Channel,
            inputs: Inputs, seal: [UInt8], previous: TicketID? = nil
        ) {
            self.person = person
            self.requester = requester
            self.form = form
            self.version = version
            self.beneficiary = beneficiary
            self.channel = channel
            self.inputs = inputs
            self.seal = seal
            self.previous = previous
        }
    }

    /// Makes the draft, unless there is one already.
    public static func insert(_ draft: NewDraft, at now: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO draft(person_id, requester_id, form_id, form_version, beneficiary_id, channel, inputs, seal, created_at,
              updated_at, previous_id)
            VALUES (\(draft.person), \(draft.requester), \(draft.form), \(draft.version), \(draft.beneficiary),
              \(draft.channel), \(try encoded(draft.inputs)), \(draft.seal), \(now), \(now), \(draft.previous))
            ON CONFLICT (person_id, requester_id, form_id) WHERE sent_at IS NULL DO NOTHING
            """)
    }

    /// What is asked goes on from another request than was thought when the draft was begun.
    public static func setPrevious(_ previous: TicketID, of id: DraftID, in tx: any Transaction) throws {
        try tx.run("UPDATE draft SET previous_id = \(previous) WHERE id = \(id) AND sent_at IS NULL")
    }

    /// Writes what was typed since.
    public static func save(_ draft: Draft, at now: Instant, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE draft SET form_version = \(draft.version), beneficiary_id = \(draft.beneficiary), channel = \(draft.channel),
              inputs = \(try encoded(draft.inputs)), changes = \(try encoded(draft.changes)), revision = \(draft.revision), updated_at = \(now)
            WHERE id = \(draft.id) AND sent_at IS NULL
            """)
    }

    /// Marks it as sent, once: the first of two sendings alone finds it open.
    /// - Returns: false when it was sent already.
    public static func markSent(_ id: DraftID, at now: Instant, in tx: any Transaction) throws -> Bool {
        // What was typed is in the submission now; the draft keeps its key only, which refuses a second sending.
        try tx.run("UPDATE draft SET sent_at = \(now), inputs = '{}', changes = '{}' WHERE id = \(id) AND sent_at IS NULL") == 1
    }

    /// Gives up a draft with its files' rows.
    public static func delete(_ id: DraftID, of person: PersonID, in tx: any Transaction) throws -> Bool {
        guard try tx.exists("SELECT 1 FROM draft WHERE id = \(id) AND person_id = \(person) AND sent_at IS NULL") else {
            return false
        }
        try tx.run("DELETE FROM attachment WHERE draft_id = \(id) AND ticket_id IS NULL")
        return try tx.run("DELETE FROM draft WHERE id = \(id)") == 1
    }

    /// Removes drafts that nobody changed since a moment, the oldest first, with their files' rows. What
    /// was sent stays: it refuses a second sending.
    /// - Returns: how many.
    public static func deleteUntouched(since moment: Instant, limit: Int, in tx: any Transaction) throws -> Int {
        let old: [DraftID] = try tx.values(
            "SELECT id FROM draft WHERE sent_at IS NULL AND updated_at < \(moment) ORDER BY updated_at LIMIT \(limit)")
        guard !old.isEmpty else { return 0 }
        try tx.run("DELETE FROM attachment WHERE draft_id IN \(SQL.list(old)) AND ticket_id IS NULL")
        return try tx.run("DELETE FROM draft WHERE id IN \(SQL.list(old))")
    }

    private static func encoded(_ inputs: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(inputs), as: UTF8.self)
    }
}
