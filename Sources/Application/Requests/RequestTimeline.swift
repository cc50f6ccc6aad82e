import Domain
import Storage

/// Messages and events of a ticket as its parties may see them, in one order.
struct RequestTimeline {
    let entries: [RequestDetail.Entry]
    /// Everybody who said or did something, or was given the ticket.
    let actors: Set<PersonID>

    init(
        _ ticket: Ticket, events: [EventStore.TicketEvent], messages: [Message], files: [Attachment],
        reader: PersonID, since: EventID
    ) {
        var eventOfMessage: [MessageID: EventID] = [:]
        for entry in events where entry.event.kind == .messagePosted {
            if let message = entry.event.message { eventOfMessage[message] = entry.id }
        }
        var entries: [(key: EventID, entry: RequestDetail.Entry)] = []
        var last = EventID(0)
        for message in messages {
            // A message follows the event that tells it; one whose event is gone keeps its place.
            let key = eventOfMessage[message.id] ?? last
            last = key
            let joined = files.filter { file in file.message == message.id }
            entries.append(
                (
                    key,
                    .init(
                        content: .message(message, files: joined), at: message.postedAt,
                        isNew: key > since && message.author != reader)
                ))
        }
        for entry in events where Self.isShown(entry.event) {
            entries.append(
                (
                    entry.id,
                    .init(
                        content: .event(entry.event), at: entry.event.at,
                        isNew: entry.id > since && entry.event.actor != reader)
                ))
        }
        entries.sort { left, right in (left.entry.at, left.key) < (right.entry.at, right.key) }
        self.entries = entries.map(\.entry)
        let shown = events.map(\.event).filter(Self.isShown)
        let given = shown.filter { event in event.kind == .ticketAssigned }
            .compactMap { event in event.after.flatMap { text in PersonID(text: text) } }
        actors = Set(messages.map(\.author) + shown.compactMap(\.actor) + given)
    }

    /// Messages and files show themselves.
    private static func isShown(_ event: Event) -> Bool {
        event.kind.audience == .requester && event.kind != .messagePosted && event.kind != .attachmentAdded
    }
}
