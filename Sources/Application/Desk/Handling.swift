import Domain
import SQL
import Storage

/// A ticket in the hands of a technician, inside one transaction: what is done to it in order,
/// and what follows from each step (events, jobs, index).
struct Handling {
    private(set) var ticket: Ticket
    let actor: Actor
    let now: Instant
    let tx: any Transaction
    let maximumFiles: Int
    private var events: [EventID] = []

    var me: PersonID { actor.person }

    /// - Throws: ``NotFound`` when the actor may not see it, ``NotAllowed`` when they may only read it.
    init(
        _ reference: TicketReference, by actor: Actor, at now: Instant, readingOnly: Bool = false, maximumFiles: Int,
        in tx: any Transaction
    ) throws {
        guard let ticket = try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: tx) else { throw NotFound() }
        self.ticket = ticket
        self.actor = actor
        self.now = now
        self.maximumFiles = maximumFiles
        self.tx = tx
        guard readingOnly || Policy(actor).canHandle(.init(handling: ticket)) else { throw NotAllowed() }
    }

    /// Refuses a command given on an older state.
    func require(_ revision: Int) throws { try ticket.checkRevision(revision) }

    mutating func apply(_ change: TicketChange) throws {
        guard change.ticket != ticket else { return }
        try note(Outbox.save(change, at: now, in: tx))
        ticket = change.ticket
    }

    mutating func record(_ event: Event) throws { try note(Outbox.record([event], at: now, in: tx)) }

    /// - Returns: nil when this very message was posted before.
    mutating func post(_ post: DeskPost) throws -> MessageID? {
        guard !post.message.isEmpty else { throw DeskRefusal.emptyMessage }
        guard !post.message.isTooLong else { throw DeskRefusal.tooLong(limit: MessageText.maximumLength) }
        // A token counts for one person and one ticket: nobody can use up another's.
        let token = post.token.map { token in "\(me).\(ticket.id).\(token)" }
        let message = try MessageStore.insert(
            on: ticket.id, by: me, isPrivate: post.isPrivate, side: .desk, body: post.message.text, token: token, at: now, in: tx)
        guard message.isNew else { return nil }
        if !post.files.isEmpty {
            let present = try AttachmentStore.attachments(ofTicket: ticket.id, includingPrivate: true, in: tx).count
            guard present + post.files.count <= maximumFiles else { throw DeskRefusal.tooManyFiles(maximum: maximumFiles) }
        }
        try record(
            Event(post.isPrivate ? .notePosted : .messagePosted, of: .ticket(ticket.id), by: me, at: now, message: message.id))
        for file in post.files {
            let id = try AttachmentStore.insert(
                file, ticket: ticket.id, message: message.id, isPrivate: post.isPrivate, by: me, at: now, in: tx)
            // The requester is not told of a file that only the team sees.
            if !post.isPrivate {
                try record(
                    Event(.attachmentAdded, of: .ticket(ticket.id), by: me, at: now, message: message.id, attachment: id))
            }
        }
        try TicketStore.touch(ticket.id, at: now, in: tx)
        ticket.updatedAt = now
        if !post.isPrivate { try TicketIndexing.add(post.message.text, to: ticket.id, in: tx) }
        return message.id
    }

    /// The first answer begins the work; in one's own team, on a ticket that nobody has, it takes it.
    mutating func begin() throws {
        switch ticket.state {
        case .new where actor.teams.contains(ticket.team): try apply(ticket.taking(by: me, at: now))
        case .assigned: try apply(ticket.starting(by: me, at: now))
        default: break
        }
    }

    /// What one does oneself is not news to oneself.
    func finish() throws {
        guard let first = events.first, let last = events.last else { return }
        try DeskStore.keepSeen(ticket.id, from: first, to: last, by: me, in: tx)
    }

    private mutating func note(_ ids: [EventID]) throws { events += ids }
}

/// A message as a technician sends it.
public struct DeskPost: Sendable {
    public var message: MessageText
    public var isPrivate: Bool
    /// What the page that sends it carries: sent twice, it is posted once.
    public var token: String?
    public var files: [AttachmentStore.NewAttachment]

    public init(
        body: String, isPrivate: Bool = false, token: String? = nil, files: [AttachmentStore.NewAttachment] = []
    ) {
        message = MessageText(body)
        self.isPrivate = isPrivate
        self.token = token
        self.files = files
    }
}
