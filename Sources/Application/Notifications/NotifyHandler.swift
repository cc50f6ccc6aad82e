import Domain
import Jobs
import SQL
import Storage

/// Tells people of one event, each once however often it runs.
enum NotifyHandler {
    /// - Parameter arguments: the key of the event, as ``Outbox`` writes it.
    static func run(_ arguments: String, at now: Instant, in tx: any Transaction) throws {
        guard let id = EventID(text: arguments) else { throw HopelessJob("no event: \(arguments.prefix(20))") }
        guard let (ticketID, event) = try EventStore.event(id, in: tx), let ticketID,
            let ticket = try TicketStore.ticket(ticketID, in: tx)
        else { throw HopelessJob("no ticket for event \(id)") }
        let side = try event.message.flatMap { message in try MessageStore.side(of: message, in: tx) }
        // A message may be purged before anybody is told of it.
        if event.kind == .messagePosted, side == nil { return }
        let recipients = event.recipients(
            on: ticket, watchers: try watchers(of: ticket, in: tx), isFromDesk: side == .desk)
        let persons = try PersonStore.persons(recipients, in: tx)
        for person in recipients.sorted() where persons[person]?.isActive == true {
            try NotificationStore.tell(person, of: id, ticket: ticketID, kind: event.kind, at: now, in: tx)
        }
    }

    /// Those who follow it and still see it.
    private static func watchers(of ticket: Ticket, in tx: any ReadTransaction) throws -> [PersonID] {
        let technicians = try WatcherStore.technicians(of: ticket.id, in: tx)
        return try WatcherStore.watchers(of: ticket.id, in: tx).filter { person in
            guard technicians.contains(person) else { return true }
            let actor = try RightStore.actor(for: person, in: tx)
            return Policy(actor).canSee(try TicketStore.facts(of: ticket, for: actor, in: tx))
        }
    }
}
