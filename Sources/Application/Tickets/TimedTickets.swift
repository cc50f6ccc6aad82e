import Domain
import Jobs
import SQL
import Storage

/// Closes what has been resolved for ``Ticket/closingDelay``.
enum ClosingHandler {
    static func run(at now: Instant, batch: Int = timedBatch, in tx: any Transaction) throws {
        let due = try TicketStore.resolved(before: now - Ticket.closingDelay, limit: batch, in: tx)
        for id in due {
            guard let ticket = try TicketStore.ticket(id, in: tx) else { continue }
            try Outbox.save(ticket.closing(at: now), at: now, in: tx)
        }
        if due.count == batch { try goOn(.closeResolved, at: now, in: tx) }
    }
}

/// Resumes waiting tickets whose time has come.
enum WakingHandler {
    static func run(at now: Instant, batch: Int = timedBatch, in tx: any Transaction) throws {
        let due = try TicketStore.waiting(until: now, limit: batch, in: tx)
        for id in due {
            guard let ticket = try TicketStore.ticket(id, in: tx) else { continue }
            try Outbox.save(ticket.resuming(reason: "due", by: nil, at: now), at: now, in: tx)
        }
        if due.count == batch { try goOn(.wakeWaiting, at: now, in: tx) }
    }
}

/// Tickets in one transaction: a backlog never holds the only writer of SQLite for long.
private let timedBatch = 100

/// The rest of a backlog is another job. The periodic one holds the kind as its key while it runs.
private func goOn(_ kind: JobKind, at now: Instant, in tx: any Transaction) throws {
    try JobStore.enqueue(kind, arguments: "", at: now, uniqueKey: nil, in: tx)
}
