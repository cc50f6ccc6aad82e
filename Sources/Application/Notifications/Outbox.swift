import Domain
import SQL
import Storage

/// What every use case calls to say what happened: the events and the jobs they cause commit with
/// the change, or not at all.
public enum Outbox {
    /// Appends events, and makes a job for each that tells somebody.
    /// - Returns: the keys of the events, in order.
    @discardableResult
    public static func record(_ events: [Event], at now: Instant, in tx: any Transaction) throws -> [EventID] {
        let ids = try EventStore.append(events, in: tx)
        try enqueue(events, ids, at: now, in: tx)
        return ids
    }

    /// Writes the new state of a ticket and records its events; ``TicketStore/save(_:in:)`` already
    /// appends them, so they are not given to ``record(_:at:in:)`` again.
    /// What waits for the ticket begins or falls with it, in the same transaction (``NextTickets``).
    /// - Parameter calendar: what a ticket that begins is due by.
    /// - Throws: ``TicketError/stale(current:)`` when somebody was quicker.
    @discardableResult
    public static func save(
        _ change: TicketChange, calendar: LocalCalendar = .paris, at now: Instant, in tx: any Transaction
    ) throws -> [EventID] {
        let ids = try TicketStore.save(change, in: tx)
        try enqueue(change.events, ids, at: now, in: tx)
        return try ids + NextTickets.follow(change, calendar: calendar, at: now, in: tx)
    }

    private static func enqueue(
        _ events: [Event], _ ids: [EventID], at now: Instant, in tx: any Transaction
    ) throws {
        for (event, id) in zip(events, ids) where event.kind.tellsSomebody {
            try JobStore.enqueue(.notify, arguments: id.description, at: now, in: tx)
        }
    }
}
