import Domain
import SQL
import Storage

/// Tickets of a request that wait for another: they begin when it is resolved and fall when it is cancelled, in the
/// transaction of that change. So no page ever shows a request as resolved while something is still to come, and
/// what ends a ticket twice (resolved, reopened, resolved) begins the next one once.
enum NextTickets {
    /// - Returns: the events on the ticket that changed.
    static func follow(
        _ change: TicketChange, calendar: LocalCalendar, at now: Instant, in tx: any Transaction
    ) throws -> [EventID] {
        // Only tickets of destinations are waited for: the others ask nothing.
        guard change.ticket.destination != nil else { return [] }
        if let event = change.events.first(where: { event in event.kind == .ticketResolved }) {
            return try begin(after: change.ticket, event, calendar: calendar, at: now, in: tx)
        }
        if let event = change.events.first(where: { event in event.kind == .ticketCancelled }) {
            return try drop(after: change.ticket, event, at: now, in: tx)
        }
        return []
    }

    private static func begin(
        after ticket: Ticket, _ resolved: Event, calendar: LocalCalendar, at now: Instant, in tx: any Transaction
    ) throws -> [EventID] {
        var events: [Event] = []
        for planned in try PlannedTicketStore.pending(after: ticket.reference, in: tx) {
            guard try PlannedTicketStore.end(planned.reference, as: .made, at: now, in: tx),
                let place = try PlannedTicketStore.destination(of: planned, in: tx)
            else { continue }
            var making = TicketMaking(
                try TicketContent(json: planned.content), planned.reference, of: planned.submission,
                destination: planned.destination, section: place.section, team: place.team,
                isConfidential: place.isConfidential)
            making.reason = "\(TicketMaking.afterStep)\(ticket.reference)"
            try making.make(by: nil, calendar: calendar, at: now, in: tx)
            events.append(
                Event(
                    .ticketStepMade, of: .ticket(ticket.id), by: resolved.actor, at: now, after: planned.reference.description))
        }
        return try Outbox.record(events, at: now, in: tx)
    }

    /// What would have come after falls too, and what would have come after that.
    private static func drop(
        after ticket: Ticket, _ cancelled: Event, at now: Instant, in tx: any Transaction
    ) throws -> [EventID] {
        var events: [Event] = []
        var ended = [ticket.reference]
        while let reference = ended.popLast() {
            for planned in try PlannedTicketStore.pending(after: reference, in: tx)
            where try PlannedTicketStore.end(planned.reference, as: .dropped, at: now, in: tx) {
                ended.append(planned.reference)
                events.append(
                    Event(.ticketStepDropped, of: .ticket(ticket.id), by: cancelled.actor, at: now, after: planned.destination))
            }
        }
        return try Outbox.record(events, at: now, in: tx)
    }
}
