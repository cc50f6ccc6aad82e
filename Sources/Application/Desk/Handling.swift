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
    private var events: [EventID] = []

    var me: PersonID { actor.person }

    /// Longest message, in Unicode scalars.
    static let maximumLength = 20_000

    /// - Throws: ``NotFound`` when the actor may not see it, ``NotAllowed`` when they may only read it.
    init(
        _ reference: TicketReference, by actor: Actor, at now: Instant, readingOnly: Bool = false, in tx: any Transaction
    ) throws {
        guard let ticket = try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: tx) else { throw NotFound() }
        self.ticket = ticket
        self.actor = actor
        self.now = now
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
        let body = post.body.trimmingSpaces()
        guard !body.isEmpty else { throw DeskRefusal.emptyMessage }
        guard body.unicodeScalars.count <= Self.maximumLength else { throw DeskRefusal.tooLong(limit: Self.maximumLength) }
        let message = try MessageStore.insert(
            on: ticket.id, by: me, isPrivate: post.isPrivate, side: .desk, body: body, token: post.token, at: now, in: tx)
        guard message.isNew else { return nil }
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
        if !post.isPrivate { try TicketIndexing.add(body, to: ticket.id, in: tx) }
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
    public var body: String
    public var isPrivate: Bool
    /// What the page that sends it carries: sent twice, it is posted once.
    public var token: String?
    public var files: [AttachmentStore.NewAttachment]

    public init(
        body: String, isPrivate: Bool = false, token: String? = nil, files: [AttachmentStore.NewAttachment] = []
    ) {
        self.body = body
        self.isPrivate = isPrivate
        self.token = token
        self.files = files
    }
}
