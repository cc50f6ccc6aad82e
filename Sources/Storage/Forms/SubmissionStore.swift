#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL

/// Answers that were sent (« demande déposée »); owns tickets.
public struct Submission: Sendable, Hashable {
    public let id: SubmissionID
    public var form: FormID
    public var version: Int
    public var requester: PersonID
    public var beneficiary: PersonID
    public var channel: Channel
    public var answers: Answers
    public var submittedAt: Instant
    public var submittedBy: PersonID
    /// What it is called as a whole; nil when it has the one ticket of a form without destinations.
    public var title: String?
    public var draft: DraftID?

    public init(
        id: SubmissionID, form: FormID, version: Int, requester: PersonID, beneficiary: PersonID, channel: Channel,
        answers: Answers, submittedAt: Instant, submittedBy: PersonID, title: String? = nil, draft: DraftID? = nil
    ) {
        self.id = id
        self.form = form
        self.version = version
        self.requester = requester
        self.beneficiary = beneficiary
        self.channel = channel
        self.answers = answers
        self.submittedAt = submittedAt
        self.submittedBy = submittedBy
        self.title = title
        self.draft = draft
    }
}

/// What was answered, once it is sent.
public enum SubmissionStore {
    public static func insert(
        draft: DraftID?, form: FormID, version: Int, requester: PersonID, beneficiary: PersonID, channel: Channel,
        answers: Answers, title: String? = nil, by actor: PersonID, at now: Instant, in tx: any Transaction
    ) throws -> SubmissionID {
        try tx.inserted(
            """
            INSERT INTO submission(draft_id, form_id, form_version, requester_id, beneficiary_id, channel, answers, submitted_at,
              submitted_by, title)
            VALUES (\(draft), \(form), \(version), \(requester), \(beneficiary), \(channel), \(try encoded(answers)), \(now),
              \(actor), \(title))
            RETURNING id
            """)
    }

    public static func submission(_ id: SubmissionID, in tx: any ReadTransaction) throws -> Submission? {
        try tx.first(
            """
            SELECT id, form_id, form_version, requester_id, beneficiary_id, channel, answers, submitted_at, submitted_by,
              title, draft_id
            FROM submission WHERE id = \(id)
            """
        ) { row in
            let answers: String = try row[6]
            return Submission(
                id: try row[0], form: try row[1], version: try row[2], requester: try row[3], beneficiary: try row[4],
                channel: try row[5], answers: try JSONDecoder().decode(Answers.self, from: Data(answers.utf8)),
                submittedAt: try row[7], submittedBy: try row[8], title: try row[9], draft: try row[10])
        }
    }

    /// The ticket that a draft has become, when it has been sent.
    public static func reference(ofDraft draft: DraftID, in tx: any ReadTransaction) throws -> TicketReference? {
        try tx.first(
            """
            SELECT t.number, t.part FROM submission s JOIN ticket t ON t.submission_id = s.id
            WHERE s.draft_id = \(draft) ORDER BY t.part LIMIT 1
            """
        ) { row in TicketReference(number: try row[0], part: try row[1]) }
    }

    /// The ticket of this number, if this person sent the form it comes from.
    public static func ticket(
        _ reference: TicketReference, submittedBy person: PersonID, in tx: any ReadTransaction
    ) throws -> TicketID? {
        try tx.value(
            """
            SELECT t.id FROM ticket t JOIN submission s ON s.id = t.submission_id
            WHERE t.number = \(reference.number) AND t.part = \(reference.part) AND s.submitted_by = \(person)
            """)
    }

    /// The form of a draft was sent for this person, or by them for themselves.
    public static func isParty(_ person: PersonID, toDraft draft: DraftID, in tx: any ReadTransaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM submission
            WHERE draft_id = \(draft) AND (requester_id = \(person) OR beneficiary_id = \(person))
            """)
    }

    static func encoded(_ answers: Answers) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(answers), as: UTF8.self)
    }
}
