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
    let calendar: LocalCalendar
    private var events: [EventID] = []

    var me: PersonID { actor.person }

    /// - Throws: ``NotFound`` when the actor may not see it, ``NotAllowed`` when they may only read it.
    init(
        _ reference: TicketReference, by actor: Actor, at now: Instant, readingOnly: Bool = false, maximumFiles: Int,
        calendar: LocalCalendar, in tx: any Transaction
    ) throws {
        guard let ticket = try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: tx) else { throw NotFound() }
        self.ticket = ticket
        self.actor = actor
        self.now = now
        self.maximumFiles = maximumFiles
        self.calendar = calendar
        self.tx = tx
        guard readingOnly || Policy(actor).canHandle(.init(handling: ticket)) else { throw NotAllowed() }
    }

    /// Refuses a command given on an older state.
    func require(_ revision: Int) throws { try ticket.checkRevision(revision) }

    mutating func apply(_ change: TicketChange) throws {
        guard change.ticket != ticket else { return }
        note(try Outbox.save(change, calendar: calendar, at: now, in: tx))
        ticket = change.ticket
    }

    mutating func record(_ event: Event) throws { note(try Outbox.record([event], at: now, in: tx)) }

    /// - Returns: nil when this very message was posted before.
    mutating func post(_ post: DeskPost) throws -> MessageID? {
        guard !post.message.isEmpty else { throw DeskRefusal.emptyMessage }
        let posting = MessagePosting(
            ticket: ticket.id, author: me, side: .desk, isPrivate: post.isPrivate, text: post.message, files: post.files,
            token: post.token)
        do {
            guard let posted = try posting.post(at: now, maximumFiles: maximumFiles, in: tx) else { return nil }
            note(posted.events)
            ticket.updatedAt = now
            return posted.message
        } catch let refusal as MessagePosting.Refusal {
            switch refusal {
            case .tooLong(let maximum): throw DeskRefusal.tooLong(limit: maximum)
            case .tooManyFiles(let maximum): throw DeskRefusal.tooManyFiles(maximum: maximum)
            }
        }
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

    private mutating func note(_ ids: [EventID]) { events += ids }
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
