import Domain
import SQL
import Storage
import TextSearch

/// The technician's workbench: its views, its queues, a ticket and what is done to it.
public struct DeskService: Sendable {
    let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Rows of a page.
    public static let pageSize = 50
    /// Rows of an export, at most.
    public static let exportLimit = 10_000

    func frame(of actor: Actor, in tx: any ReadTransaction) throws -> DeskFrame {
        let catalogue = try portal.catalogue.catalogue(in: tx)
        let teams = catalogue.teams.filter { team in actor.teams.contains(team.id) }
        return DeskFrame(
            catalogue: catalogue, counts: try portal.deskCounts.counts(for: actor, dueBefore: tomorrow, in: tx), teams: teams)
    }

    /// The frame alone, for pages that ask for nothing else.
    public func frame(of signedIn: SignedIn) async throws -> DeskFrame {
        try await portal.database.read { tx in try frame(of: signedIn.actor, in: tx) }
    }

    /// The beginning of the next local day.
    var tomorrow: Instant {
        let day = portal.today.adding(days: 1)
        return LocalDateTime(date: day, minute: 0).map { midnight in portal.calendar.instant(midnight) } ?? portal.clock.now
    }

    /// A page of a queue, with the ticket that is open beside it.
    public struct Queue: Sendable {
        public var frame: DeskFrame
        public var query: QueueQuery
        public var rows: [TicketRow]
        /// Where the next page begins, when there is one.
        public var next: ListPosition?
        /// How many tickets there are in all.
        public var count: Int
        public var ticket: DeskTicket?
    }

    public func queue(_ query: QueueQuery, of signedIn: SignedIn) async throws -> Queue {
        let actor = signedIn.actor
        let queue = try await portal.database.read { tx in
            let frame = try frame(of: actor, in: tx)
            let filter = try filter(query, for: actor)
            let found = try TicketList.rows(filter, after: query.after, limit: Self.pageSize + 1, for: actor, in: tx)
            let isFirstAndLast = query.after == nil && found.count <= Self.pageSize
            let count =
                if isFirstAndLast { found.count } else if !query.isFiltered { query.view.count(in: frame.counts) } else {
                    try TicketList.count(filter, for: actor, in: tx)
                }
            var rows = Array(found.prefix(Self.pageSize))
            for index in rows.indices where rows[index].reference == query.ticket { rows[index].isUnread = false }
            return Queue(
                frame: frame, query: query, rows: rows,
                next: found.count > Self.pageSize ? rows.last.map { row in TicketList.position(of: row, in: filter.order) } : nil,
                count: count,
                ticket: try query.ticket.map { reference in
                    try DeskTicket(reference, for: actor, catalogue: frame.catalogue, in: tx)
                })
        }
        if let ticket = queue.ticket { try await markSeen(ticket, by: signedIn) }
        return queue
    }

    /// The rows of a view for an export, in its order.
    public func export(_ query: QueueQuery, of signedIn: SignedIn) async throws -> (rows: [TicketRow], catalogue: Catalogue) {
        try await portal.database.read { tx in
            let rows = try TicketList.rows(
                try filter(query, for: signedIn.actor), after: nil, limit: Self.exportLimit, for: signedIn.actor, in: tx)
            return (rows, try portal.catalogue.catalogue(in: tx))
        }
    }

    private func filter(_ query: QueueQuery, for actor: Actor) throws -> TicketFilter {
        var filter = try query.view.filter(for: actor, dueBefore: tomorrow)
        filter.kind = query.kind
        filter.priority = query.priority
        filter.category = query.category
        if let order = query.order { filter.order = order }
        guard !query.text.isEmpty else { return filter }
        let wanted = Query(query.text, language: .french)
        if let number = wanted.ticketNumber {
            filter.number = number
        } else {
            filter.terms = TicketSearchStore.Terms(wanted)
        }
        return filter
    }

    /// The ticket alone, for its own page or to be put beside a list.
    /// - Parameter end: shows the conversation before this event.
    public func ticket(
        _ reference: TicketReference, before end: EventID? = nil, of signedIn: SignedIn
    ) async throws -> DeskTicket {
        let ticket = try await portal.database.read { tx in
            try DeskTicket(
                reference, before: end, for: signedIn.actor, catalogue: try portal.catalogue.catalogue(in: tx), in: tx)
        }
        try await markSeen(ticket, by: signedIn)
        return ticket
    }

    /// The ticket on its own page.
    public func ticketPage(
        _ reference: TicketReference, before end: EventID? = nil, of signedIn: SignedIn
    ) async throws -> (ticket: DeskTicket, frame: DeskFrame) {
        let page = try await portal.database.read { tx in
            let frame = try frame(of: signedIn.actor, in: tx)
            return (
                ticket: try DeskTicket(reference, before: end, for: signedIn.actor, catalogue: frame.catalogue, in: tx),
                frame: frame
            )
        }
        try await markSeen(page.ticket, by: signedIn)
        return page
    }

    /// Looking at the newest of a ticket reads it. Nothing is written when it was read already.
    private func markSeen(_ ticket: DeskTicket, by signedIn: SignedIn) async throws {
        guard ticket.isNewest, let last = ticket.lastEvent, ticket.lastSeen.map({ seen in seen < last }) ?? true else { return }
        let me = signedIn.person.id
        let now = portal.clock.now
        try await portal.database.write { tx in
            try NotificationStore.markSeen(ticket.ticket.id, upTo: last, by: me, in: tx)
            try NotificationStore.markRead(of: me, ticket: ticket.ticket.id, at: now, in: tx)
        }
    }
}

extension Query {
    /// The number of a ticket, when that is all that was typed.
    var ticketNumber: Int64? {
        guard let number, words.count <= 2 else { return nil }
        let isNumberAlone = words.allSatisfy { word in
            word.text.utf8.count <= 2 || word.text.utf8.contains { byte in (0x30...0x39).contains(byte) }
        }
        return isNumberAlone ? Int64(number.value) : nil
    }
}
