import Domain
import SQL

/// One of the tickets of a request, as its sisters show it.
public struct TicketPart: Sendable, Hashable {
    public var reference: TicketReference
    public var destination: String?
    public var kind: TicketKind
    public var state: TicketState
    public var awaitsRequester: Bool
    public var title: String
    public var team: TeamID
}

extension TicketStore {
    /// When the tickets of a number are due.
    public static func dueDates(of number: Int64, in tx: any ReadTransaction) throws -> [TicketReference: Instant] {
        let dates = try tx.all("SELECT part, due_at FROM ticket WHERE number = \(number)") { row in
            (TicketReference(number: number, part: try row[0]), try row[1] as Instant)
        }
        return Dictionary(uniqueKeysWithValues: dates)
    }

    /// The tickets of a number.
    /// - Parameter visibility: what the reader may see of them, as `t`.
    public static func parts(of number: Int64, visibility: SQL, in tx: any ReadTransaction) throws -> [TicketPart] {
        try tx.all(
            """
            SELECT t.number, t.part, t.destination, t.kind, t.state, t.waiting_reason, t.title, t.team_id FROM ticket t
            WHERE t.number = \(number) AND \(visibility) ORDER BY t.part
            """
        ) { row in
            let reason: Waiting.Reason? = try row[5]
            return TicketPart(
                reference: TicketReference(number: try row[0], part: try row[1]), destination: try row[2],
                kind: try row[3], state: try row[4], awaitsRequester: reason == .requester, title: try row[6],
                team: try row[7])
        }
    }
}
