import Domain
import SQL
import Storage

/// What was said and done on a ticket, a page at a time from the newest: a ticket of a thousand messages
/// costs what one of a hundred costs, and still says what is new.
struct TicketHistory {
    /// Events of a page; each message is told by one.
    static let pageLength = 200

    /// The oldest first.
    let events: [EventStore.TicketEvent]
    let messages: [Message]
    /// Where the page before this one ends: what is older than this event. Nil when nothing is.
    let older: EventID?
    /// The last event of the ticket that its reader may see, on this page or not.
    let last: EventID?

    /// - Parameters:
    ///   - end: what is older than this event; nil for the newest page.
    ///   - includingPrivate: the team's; otherwise only what a requester may see, so that a page of theirs is full
    ///     however much the team did.
    init(of ticket: TicketID, before end: EventID?, includingPrivate: Bool, in tx: any ReadTransaction) throws {
        let found = try EventStore.events(
            of: ticket, kinds: includingPrivate ? nil : EventKind.toRequester, before: end, limit: Self.pageLength + 1, in: tx)
        events = Array(found.suffix(Self.pageLength))
        older = found.count > Self.pageLength ? events.first?.id : nil
        last = end == nil ? events.last?.id : try EventStore.lastEvent(of: ticket, in: tx)
        // Of a ticket that fits, all of them, whether an event tells them or not.
        let isWhole = end == nil && older == nil
        messages = try MessageStore.messages(
            of: ticket, among: isWhole ? nil : events.compactMap(\.event.message), includingPrivate: includingPrivate, in: tx)
    }
}
