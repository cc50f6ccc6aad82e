/// Something that happened: who, when, what, and short coded values before and after. An event
/// never holds the text of a message or an answer: those have rows of their own that can be purged.
public struct Event: Sendable, Hashable {
    public var kind: EventKind
    public var at: Instant
    /// Nil when a job did it, or the command line.
    public var actor: PersonID?
    public var subject: Subject
    /// Short coded values: `new`, `team:12`, `requester`.
    public var before: String?
    public var after: String?
    /// A short coded reason, never free text of a person.
    public var reason: String?
    /// The message or the attachment it is about.
    public var message: MessageID?
    public var attachment: AttachmentID?

    /// What it happened to.
    public enum Subject: Sendable, Hashable {
        case ticket(TicketID)
        case form(FormID)
        case person(PersonID)
        case team(TeamID)
        case service(ServiceID)
        case category(CategoryID)
        case setting(String)
    }

    public init(
        _ kind: EventKind, of subject: Subject, by actor: PersonID?, at: Instant, before: String? = nil,
        after: String? = nil, reason: String? = nil, message: MessageID? = nil, attachment: AttachmentID? = nil
    ) {
        self.kind = kind
        self.at = at
        self.actor = actor
        self.subject = subject
        self.before = before
        self.after = after
        self.reason = reason
        self.message = message
        self.attachment = attachment
    }
}
