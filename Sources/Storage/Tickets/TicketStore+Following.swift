import Domain
import SQL

/// Another ticket, as a page leads to it.
public struct TicketLink: Sendable, Hashable {
    public let id: TicketID
    public var reference: TicketReference
    public var kind: TicketKind

    public init(id: TicketID, reference: TicketReference, kind: TicketKind) {
        self.id = id
        self.reference = reference
        self.kind = kind
    }
}

/// The ticket that one follows, and those that follow it.
public struct LinkedTickets: Sendable, Hashable {
    public var previous: TicketLink?
    public var next: [TicketLink]

    public init(previous: TicketLink? = nil, next: [TicketLink] = []) {
        self.previous = previous
        self.next = next
    }
}

/// Tickets that follow others. Who sees one sees of the other what they may.
extension TicketStore {
    /// A ticket that a party may let another follow: they see it, and it is over for good.
    public static func closed(
        _ reference: TicketReference, forParty person: PersonID, in tx: any ReadTransaction
    ) throws -> TicketLink? {
        try link(
            "t.number = \(reference.number) AND t.part = \(reference.part) AND t.state IN ('closed', 'cancelled')",
            forParty: person, in: tx)
    }

    /// The same, of a draft that is sent later.
    public static func link(
        _ id: TicketID, forParty person: PersonID, in tx: any ReadTransaction
    ) throws -> TicketLink? {
        try link("t.id = \(id)", forParty: person, in: tx)
    }

    private static func link(
        _ which: SQL, forParty person: PersonID, in tx: any ReadTransaction
    ) throws -> TicketLink? {
        try tx.first(
            "SELECT t.id, t.number, t.part, t.kind FROM ticket t WHERE \(which) AND \(visible(to: Actor(person: person)))", link)
    }

    /// - Parameter visibility: a condition on tickets, as `t`: what the reader may see, on the page that they read.
    public static func linked(
        to ticket: Ticket, visibility: SQL, in tx: any ReadTransaction
    ) throws -> LinkedTickets {
        // Only what is over is followed: pages of open tickets ask nothing.
        guard ticket.previous != nil || !ticket.state.isOpen else { return LinkedTickets() }
        let found = try tx.all(
            """
            SELECT t.id, t.number, t.part, t.kind FROM ticket t
            WHERE (t.previous_id = \(ticket.id) OR t.id = \(ticket.previous)) AND \(visibility) ORDER BY t.id LIMIT 20
            """, link)
        return LinkedTickets(
            previous: found.first { link in link.id == ticket.previous },
            next: found.filter { link in link.id != ticket.previous })
    }

    private static func link(_ row: borrowing Row) throws -> TicketLink {
        TicketLink(
            id: try row[0], reference: TicketReference(number: try row[1], part: try row[2]), kind: try row[3])
    }
}
