import Domain
import SQL
import Storage

enum EventStoreProbe {
    static func last(of ticket: TicketID, in tx: any ReadTransaction) throws -> String {
        try EventStore.events(of: ticket, in: tx).last?.id.description ?? "0"
    }
}

enum NotificationProbe {
    static func tell(_ person: PersonID, of event: EventID, _ ticket: TicketID, at now: Instant, in tx: any Transaction) throws {
        try NotificationStore.tell(person, of: event, ticket: ticket, kind: .ticketResolved, at: now, in: tx)
    }
}
