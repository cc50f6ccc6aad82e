import Domain
import SQL

/// A request of several tickets, as its line in a list tells it: all those that the reader is a party to.
public struct RequestSummary: Sendable, Hashable {
    public var title: String
    public var state: RequestState
    /// The first part: its number is the request's.
    public var reference: TicketReference
    public var kind: TicketKind
    /// The ticket that waits for the reader.
    public var awaiting: TicketReference?
    /// How many are over, of how many, those to come included.
    public var done: Int
    public var count: Int
    /// Something happened on one of them since the reader looked.
    public var isUnread: Bool

    public init(
        title: String, state: RequestState, reference: TicketReference, kind: TicketKind, awaiting: TicketReference?,
        done: Int, count: Int, isUnread: Bool
    ) {
        self.title = title
        self.state = state
        self.reference = reference
        self.kind = kind
        self.awaiting = awaiting
        self.done = done
        self.count = count
        self.isUnread = isUnread
    }
}

/// A requester's lists have one line for each request, however many tickets it is.
extension TicketList {
    /// The party whose requests are listed, when the list is one of requests.
    static func party(of filter: TicketFilter) -> PersonID? {
        if case .party(let person) = filter.scope, filter.place == .portal { person } else { nil }
    }

    /// Of the tickets of a request, as `t`, the last touched: it gives the line its place. Stages are those of the whole.
    static func condition(_ stage: TicketFilter.Stage, ofRequestsOf me: PersonID) -> SQL {
        let mine: SQL = "o.number = t.number AND (o.requester_id = \(me) OR o.beneficiary_id = \(me))"
        /// Some ticket of the request is so; the sisters of the only ticket of a form are not looked for.
        func some(_ holds: (SQL) -> SQL) -> SQL {
            """
            (\(holds("t")) OR t.destination IS NOT NULL AND EXISTS (
              SELECT 1 FROM ticket o WHERE \(mine) AND \(holds("o"))))
            """
        }
        let isOpen = some { ticket in "\(ticket).is_open = 1" }
        let awaits = some { ticket in
            "\(ticket).is_open = 1 AND \(ticket).state = 'waiting' AND \(ticket).waiting_reason = 'requester'"
        }
        let last: SQL = """
            (t.destination IS NULL OR NOT EXISTS (
              SELECT 1 FROM ticket o WHERE \(mine) AND (o.updated_at, o.id) > (t.updated_at, t.id)))
            """
        let stands: SQL =
            switch stage {
            case .open: isOpen
            case .waitingForRequester: awaits
            case .openWithoutRequester: "\(isOpen) AND NOT \(awaits)"
            case .resolved: "\(some { ticket in "\(ticket).state = 'resolved'" }) AND NOT \(isOpen)"
            case .over: "NOT \(isOpen)"
            case .all, .toTake, .waiting, .dueBefore: self.stage(stage)
            }
        return "\(stands) AND \(last)"
    }

    /// The rows of a requester's list, those of several tickets with what these come to.
    public static func withRequests(
        _ rows: [TicketRow], of me: PersonID, in tx: any ReadTransaction
    ) throws -> [TicketRow] {
        let numbers = rows.filter(\.isPart).map(\.reference.number)
        guard !numbers.isEmpty else { return rows }
        let found = try tx.all(
            """
            SELECT t.number, t.part, t.kind, t.state, t.waiting_reason, COALESCE(s.title, t.title),
              \(isUnread(newsToRequester(me), by: me)),
              CASE WHEN s.requester_id = \(me) OR s.beneficiary_id = \(me)
              THEN (SELECT COUNT(*) FROM planned_ticket p WHERE p.number = t.number AND p.state = 'pending') ELSE 0 END
            FROM ticket t JOIN submission s ON s.id = t.submission_id
            WHERE t.number IN \(SQL.list(numbers)) AND (t.requester_id = \(me) OR t.beneficiary_id = \(me))
            ORDER BY t.number, t.part
            """
        ) { row in
            let reason: Waiting.Reason? = try row[4]
            return Part(
                reference: TicketReference(number: try row[0], part: try row[1]), kind: try row[2],
                stands: RequestState.Part(try row[3], awaitsRequester: reason == .requester), title: try row[5],
                isUnread: try row[6], pending: try row[7])
        }
        let parts = Dictionary(grouping: found) { part in part.reference.number }
        return rows.map { row in
            var row = row
            if row.isPart { row.request = parts[row.reference.number].flatMap(summary) }
            return row
        }
    }

    private struct Part {
        var reference: TicketReference
        var kind: TicketKind
        var stands: RequestState.Part
        var title: String
        var isUnread: Bool
        var pending: Int
    }

    private static func summary(_ parts: [Part]) -> RequestSummary? {
        guard let first = parts.first, parts.count + first.pending > 1 else { return nil }
        return RequestSummary(
            title: first.title, state: RequestState(parts.map(\.stands), hasPending: first.pending > 0),
            reference: TicketReference(number: first.reference.number), kind: first.kind,
            awaiting: parts.first { part in part.stands.state == .waiting && part.stands.awaitsRequester }?.reference,
            done: parts.count { part in !part.stands.state.isOpen }, count: parts.count + first.pending,
            isUnread: parts.contains(where: \.isUnread))
    }
}
