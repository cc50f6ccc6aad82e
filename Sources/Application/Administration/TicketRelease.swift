import Domain
import SQL
import Storage

/// What somebody has in hand when they may no longer handle it: it goes back to the team, with an event, so
/// that it is among those to be taken. Called in the transaction that takes the right.
enum TicketRelease {
    static func release(
        _ persons: some Sequence<PersonID>, by actor: PersonID, at now: Instant, in tx: any Transaction
    ) throws {
        for person in persons {
            let policy = Policy(try RightStore.actor(for: person, in: tx))
            for ticket in try TicketStore.openTickets(of: person, in: tx) where !policy.canHandle(.init(handling: ticket)) {
                try Outbox.save(ticket.assigning(to: nil, by: actor, at: now), at: now, in: tx)
            }
        }
    }

    /// Whether somebody who had a ticket may have it again: they are there, and may handle it.
    static func mayReturn(_ ticket: Ticket, to person: PersonID, in tx: any ReadTransaction) throws -> Bool {
        guard try PersonStore.person(person, in: tx)?.isActive == true else { return false }
        return Policy(try RightStore.actor(for: person, in: tx)).canHandle(.init(handling: ticket))
    }
}
