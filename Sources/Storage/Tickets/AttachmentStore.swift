import Domain
import SQL

/// A file joined to a draft or a ticket; its bytes are in the blob store under their SHA-256.
public struct Attachment: Sendable, Hashable {
    public let id: AttachmentID
    public var sha256: [UInt8]
    public var name: String
    public var mediaType: String
    /// Bytes.
    public var size: Int
    public var draft: DraftID?
    public var question: QuestionKey?
    public var ticket: TicketID?
    public var message: MessageID?
    /// Joined to a private note.
    public var isPrivate: Bool
    public var isSensitive: Bool
    public var uploadedBy: PersonID
    public var uploadedAt: Instant

    /// A file of a question of a form, on the ticket that it became.
    public init(
        id: AttachmentID, _ file: AttachmentStore.NewAttachment, question: QuestionKey, isSensitive: Bool, ticket: TicketID,
        uploadedBy: PersonID, uploadedAt: Instant
    ) {
        self.init(
            id: id, sha256: file.sha256, name: file.name, mediaType: file.mediaType, size: file.size, draft: nil,
            question: question, ticket: ticket, message: nil, isPrivate: false, isSensitive: isSensitive,
            uploadedBy: uploadedBy, uploadedAt: uploadedAt)
    }

    public init(
        id: AttachmentID, sha256: [UInt8], name: String, mediaType: String, size: Int, draft: DraftID?,
        question: QuestionKey?, ticket: TicketID?, message: MessageID?, isPrivate: Bool, isSensitive: Bool,
        uploadedBy: PersonID, uploadedAt: Instant
    ) {
        self.id = id
        self.sha256 = sha256
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.draft = draft
        self.question = question
        self.ticket = ticket
        self.message = message
        self.isPrivate = isPrivate
        self.isSensitive = isSensitive
        self.uploadedBy = uploadedBy
        self.uploadedAt = uploadedAt
    }
}

/// Files of drafts and tickets: rows that name bytes kept by their hash.
public enum AttachmentStore {
    private static let columns: SQL = """
        id, sha256, name, media_type, size, draft_id, question, ticket_id, message_id, is_private, is_sensitive, uploaded_by, \
        uploaded_at
        """

    private static func attachment(_ row: borrowing Row) throws -> Attachment {
        Attachment(
            id: try row[0], sha256: try row[1], name: try row[2], mediaType: try row[3], size: try row[4],
            draft: try row[5], question: try row[6], ticket: try row[7], message: try row[8], isPrivate: try row[9],
            isSensitive: try row[10], uploadedBy: try row[11], uploadedAt: try row[12])
    }

    public static func attachment(_ id: AttachmentID, in tx: any ReadTransaction) throws -> Attachment? {
        try tx.first("SELECT \(columns) FROM attachment WHERE id = \(id)", attachment)
    }

    public static func attachments(ofDraft draft: DraftID, in tx: any ReadTransaction) throws -> [Attachment] {
        try tx.all("SELECT \(columns) FROM attachment WHERE draft_id = \(draft) ORDER BY id", attachment)
    }

    public static func attachments(
        ofTicket ticket: TicketID, includingPrivate: Bool, in tx: any ReadTransaction
    ) throws -> [Attachment] {
        let visibility: SQL = includingPrivate ? .empty : "AND is_private = 0"
        return try tx.all(
            """
            SELECT \(columns) FROM attachment
            WHERE (ticket_id = \(ticket) OR id IN (SELECT attachment_id FROM attachment_share WHERE ticket_id = \(ticket)))
              \(visibility) ORDER BY id
            """, attachment)
    }

    /// What is known of a file once its bytes are safe on disk.
    public struct NewAttachment: Sendable {
        public var sha256: [UInt8]
        public var name: String
        public var mediaType: String
        public var size: Int

        public init(sha256: [UInt8], name: String, mediaType: String, size: Int) {
            self.sha256 = sha256
            self.name = name
            self.mediaType = mediaType
            self.size = size
        }
    }

    public static func insert(
        _ file: NewAttachment, draft: DraftID? = nil, question: QuestionKey? = nil, isSensitive: Bool = false,
        ticket: TicketID? = nil, message: MessageID? = nil, isPrivate: Bool = false, by actor: PersonID, at now: Instant,
        in tx: any Transaction
    ) throws -> AttachmentID {
        try tx.inserted(
            """
            INSERT INTO attachment(sha256, name, media_type, size, draft_id, question, is_sensitive, ticket_id, message_id,
              is_private, uploaded_by, uploaded_at)
            VALUES (\(file.sha256), \(file.name), \(file.mediaType), \(file.size), \(draft), \(question), \(isSensitive),
              \(ticket), \(message), \(isPrivate), \(actor), \(now))
            RETURNING id
            """)
    }

    /// The files of a form become a ticket's; those that are another's already are read on both.
    /// - Parameter submission: whose draft they were joined to: no other file can be given away.
    public static func give(
        _ ids: [AttachmentID], of submission: SubmissionID, to ticket: TicketID, in tx: any Transaction
    ) throws {
        guard !ids.isEmpty else { return }
        let which: SQL = """
            id IN \(SQL.list(ids)) AND draft_id = (SELECT s.draft_id FROM submission s WHERE s.id = \(submission))
            """
        try tx.run(
            """
            INSERT INTO attachment_share(ticket_id, attachment_id)
            SELECT \(ticket), id FROM attachment WHERE \(which) AND ticket_id IS NOT NULL
            """)
        try tx.run("UPDATE attachment SET ticket_id = \(ticket) WHERE \(which) AND ticket_id IS NULL")
    }

    /// The other tickets on which a file is read.
    public static func shares(of id: AttachmentID, in tx: any ReadTransaction) throws -> [TicketID] {
        try tx.values("SELECT ticket_id FROM attachment_share WHERE attachment_id = \(id) ORDER BY ticket_id")
    }

    /// Forgets the files of a draft that are no answer any more. Those of answers stay, even when no ticket has them
    /// yet: a ticket that comes later may.
    public static func removeUnsent(
        ofDraft draft: DraftID, except answered: [AttachmentID], in tx: any Transaction
    ) throws {
        let others: SQL = answered.isEmpty ? .empty : "AND id NOT IN \(SQL.list(answered))"
        try tx.run("DELETE FROM attachment WHERE draft_id = \(draft) AND ticket_id IS NULL \(others)")
    }

    /// Takes a file out of a draft that has not been sent.
    public static func remove(_ id: AttachmentID, fromDraft draft: DraftID, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM attachment WHERE id = \(id) AND draft_id = \(draft) AND ticket_id IS NULL") == 1
    }

    /// Those of the blobs that some row names.
    public static func named(among blobs: [[UInt8]], in tx: any ReadTransaction) throws -> Set<[UInt8]> {
        Set(try tx.values("SELECT DISTINCT sha256 FROM attachment WHERE sha256 IN \(SQL.list(blobs))"))
    }
}
