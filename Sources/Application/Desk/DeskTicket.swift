import Domain
import SQL
import Storage

/// A ticket as a technician reads it: what was said and done, in order, and all it refers to.
public struct DeskTicket: Sendable {
    public var ticket: Ticket
    public var catalogue: Catalogue
    /// Everybody the page names.
    public var persons: [PersonID: Person]
    public var entries: [Entry]
    /// Files of the request itself.
    public var attachments: [Attachment]
    public var watchers: [PersonID]
    /// The ticket that it follows, and those that follow it.
    public var linked = LinkedTickets()
    /// The tickets of the same request that the reader sees in the workbench; nil when it is one ticket.
    public var steps: RequestSteps?
    /// What was answered in the form, when there was one.
    public var answers: DeskAnswers?
    /// How many tickets the requester has that the reader may see, up to 100.
    public var requesterTicketCount: Int
    /// Whether the reader may handle it, or only reads it.
    public var canHandle: Bool
    public var reader: PersonID
    /// The last event of the ticket; a command carries it back.
    public var lastEvent: EventID?
    /// Where the page of the conversation before this one ends, when there is one.
    public var older: EventID?
    /// Nothing newer was left out.
    public var isNewest: Bool
    private var posts: [EventStore.TicketEvent]
    /// The last event that the reader had seen before.
    public var lastSeen: EventID?

    /// A line of the conversation.
    public enum Entry: Sendable {
        case message(Message, [Attachment])
        case event(EventStore.TicketEvent)
    }

    public var isWatching: Bool { watchers.contains(reader) }
    public var assignee: Person? { ticket.assignee.flatMap { id in persons[id] } }
    public func name(of person: PersonID) -> String { persons[person]?.name ?? "" }

    /// - Throws: ``NotFound`` when the actor may not see it in the workbench.
    /// - Parameter end: shows what happened before this event; nil for the newest page.
    init(
        _ reference: TicketReference, before end: EventID? = nil, for actor: Actor, catalogue: Catalogue,
        in tx: any ReadTransaction
    ) throws {
        guard let ticket = try TicketStore.ticket(reference, visibleInWorkbenchTo: actor, in: tx) else { throw NotFound() }
        self.ticket = ticket
        self.catalogue = catalogue
        let policy = Policy(actor)
        canHandle = policy.canHandle(.init(handling: ticket))
        let maySeeSensitive = policy.canSeeSensitive(of: .init(handling: ticket))
        reader = actor.person
        // Notes are for those who see the ticket in the workbench, which the query has said.
        let history = try TicketHistory(of: ticket.id, before: end, includingPrivate: true, in: tx)
        let (messages, events) = (history.messages, history.events)
        let files = try AttachmentStore.attachments(ofTicket: ticket.id, includingPrivate: true, in: tx)
            .filter { file in maySeeSensitive || !file.isSensitive }
        watchers = try WatcherStore.watchers(of: ticket.id, in: tx)
        linked = try TicketStore.linked(
            to: ticket, visibility: TicketStore.visibleInWorkbench(to: actor), in: tx)
        lastEvent = history.last
        older = history.older
        isNewest = end == nil
        posts = events.filter { event in [.messagePosted, .notePosted].contains(event.event.kind) }
        lastSeen = try NotificationStore.lastSeen(ticket.id, by: actor.person, in: tx)
        requesterTicketCount = try DeskStore.ticketCount(of: ticket.requester, visibleTo: actor, in: tx)
        attachments = files.filter { file in file.message == nil }
        entries = Self.merged(messages, files, events)
        answers =
            try ticket.submission.map { id in
                try DeskAnswers(
                    id, destination: ticket.destination, catalogue: catalogue, includingSensitive: maySeeSensitive, in: tx)
            } ?? nil
        steps = try RequestSteps(
            of: ticket, title: answers?.requestTitle, names: answers?.destinationNames ?? [:],
            visibility: TicketStore.visibleInWorkbench(to: actor),
            plannedVisibility: PlannedTicketStore.visibleInWorkbench(to: actor), in: tx)
        var named: Set<PersonID> = [ticket.requester, ticket.beneficiary]
        named.formUnion(ticket.assignee.map { person in [person] } ?? [])
        named.formUnion(messages.map(\.author))
        named.formUnion(watchers)
        named.formUnion(events.flatMap { event in event.event.persons })
        named.formUnion(answers?.persons ?? [])
        persons = try PersonStore.persons(named, in: tx)
    }

    /// One that no database holds, for the page of components.
    init(
        _ ticket: Ticket, catalogue: Catalogue, persons: [Person], entries: [Entry], attachments: [Attachment] = [],
        watchers: [PersonID] = [], answers: DeskAnswers? = nil, canHandle: Bool = true, reader: PersonID
    ) {
        self.ticket = ticket
        self.catalogue = catalogue
        self.persons = Dictionary(uniqueKeysWithValues: persons.map { person in (person.id, person) })
        self.entries = entries
        self.attachments = attachments
        self.watchers = watchers
        self.answers = answers
        self.canHandle = canHandle
        self.reader = reader
        requesterTicketCount = 4
        isNewest = true
        posts = []
    }

    /// Messages and events by their moment. What a message's own event says, the message shows.
    private static func merged(
        _ messages: [Message], _ files: [Attachment], _ events: [EventStore.TicketEvent]
    ) -> [Entry] {
        var entries: [Entry] = []
        var rest = messages[...]
        var taken: Event?
        func take(_ message: Message) {
            entries.append(.message(message, files.filter { file in file.message == message.id }))
        }
        for event in events {
            while let next = rest.first, next.postedAt <= event.event.at {
                take(next)
                rest.removeFirst()
            }
            // Whoever takes a ticket begins it at the same moment: one line says both.
            if event.event.kind == .ticketStarted, let taken, taken.at == event.event.at, taken.actor == event.event.actor {
                continue
            }
            taken = event.event.kind == .ticketAssigned && event.event.after == event.event.actor?.description ? event.event : nil
            if event.event.kind.isLineOfItsOwn { entries.append(.event(event)) }
        }
        for message in rest { take(message) }
        return entries
    }

    /// What others did since an event that a page showed.
    public func changes(since event: EventID?) -> [EventStore.TicketEvent] {
        entries.compactMap { entry in
            if case .event(let event) = entry { event } else { nil }
        }.filter { entry in entry.event.actor != reader && event.map { event in entry.id > event } ?? false }
    }

    /// Who else posted a message since an event that a page showed.
    public func authors(since event: EventID?) -> [String] {
        guard let event else { return [] }
        var seen: Set<PersonID> = [reader]
        return posts.filter { post in post.id > event }.compactMap { post in
            post.event.actor.flatMap { author in seen.insert(author).inserted ? name(of: author) : nil }
        }
    }
}

extension Policy.TicketFacts {
    /// What decides who may handle a ticket: enough for ``Policy/canHandle(_:)`` and
    /// ``Policy/canSeeSensitive(of:)`` alone.
    init(handling ticket: Ticket) {
        self.init(
            requester: ticket.requester, beneficiary: ticket.beneficiary, isWatched: false, team: ticket.team,
            section: ticket.section, isConfidential: ticket.isConfidential)
    }
}

extension EventKind {
    /// Shown as a line of the conversation: not what a message or a file shows already, nor what only the audit sees.
    fileprivate var isLineOfItsOwn: Bool {
        switch self {
        case .ticketCreated, .messagePosted, .notePosted, .attachmentAdded: false
        default: audience != .audit
        }
    }
}

extension Event {
    /// The persons it names, to be shown by name.
    fileprivate var persons: [PersonID] {
        let values: [String?] =
            switch kind {
            case .ticketAssigned, .watcherAdded, .watcherRemoved: [before, after]
            case .ticketRequalified where reason == "beneficiary": [before, after]
            default: []
            }
        return values.compactMap { value in value.flatMap { text in PersonID(text: text) } }
            + (actor.map { actor in [actor] } ?? [])
    }
}
