import Domain
import SQL

/// A row of a list of tickets.
public struct TicketRow: Sendable, Hashable {
    public let id: TicketID
    public var reference: TicketReference
    public var kind: TicketKind
    public var state: TicketState
    public var title: String
    public var priority: Priority
    public var requesterName: String
    public var assigneeName: String?
    public var waitingReason: Waiting.Reason?
    public var team: TeamID
    public var category: CategoryID
    public var dueAt: Instant
    public var createdAt: Instant
    public var updatedAt: Instant
    public var resolvedAt: Instant?
    /// Something happened since the reader looked.
    public var isUnread: Bool
    /// One of several tickets of a form.
    public var isPart: Bool
    /// What its request comes to, in a list of requests.
    public var request: RequestSummary?

    public init(
        id: TicketID, reference: TicketReference, kind: TicketKind, state: TicketState, title: String, priority: Priority,
        requesterName: String, assigneeName: String?, waitingReason: Waiting.Reason?, team: TeamID, category: CategoryID,
        dueAt: Instant, createdAt: Instant, updatedAt: Instant, resolvedAt: Instant?, isUnread: Bool, isPart: Bool = false
    ) {
        self.id = id
        self.reference = reference
        self.kind = kind
        self.state = state
        self.title = title
        self.priority = priority
        self.requesterName = requesterName
        self.assigneeName = assigneeName
        self.waitingReason = waitingReason
        self.team = team
        self.category = category
        self.dueAt = dueAt
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.resolvedAt = resolvedAt
        self.isUnread = isUnread
        self.isPart = isPart
    }
}

/// Which tickets a list shows.
public struct TicketFilter: Sendable, Hashable {
    public var scope: Scope
    public var stage: Stage
    public var kind: TicketKind?
    /// This priority or a more pressing one.
    public var priority: Priority?
    public var category: CategoryID?
    public var order: Order
    /// Words that its title, its description or its public messages hold.
    public var terms: TicketSearchStore.Terms?
    public var number: Int64?
    public var place: Place

    public init(
        scope: Scope, stage: Stage = .open, kind: TicketKind? = nil, priority: Priority? = nil,
        category: CategoryID? = nil, order: Order = .due, terms: TicketSearchStore.Terms? = nil, number: Int64? = nil,
        place: Place = .portal
    ) {
        self.scope = scope
        self.stage = stage
        self.kind = kind
        self.priority = priority
        self.category = category
        self.order = order
        self.terms = terms
        self.number = number
        self.place = place
    }

    /// Where the list is shown: the workbench shows what can be opened there, so not what its reader
    /// sees as a requester only.
    public enum Place: Sendable, Hashable { case portal, workbench }

    /// Whose tickets.
    public enum Scope: Sendable, Hashable {
        case team(TeamID)
        case teams(Set<TeamID>)
        case assignee(PersonID)
        case watcher(PersonID)
        /// As requester or beneficiary.
        case party(PersonID)
    }

    /// How far they are.
    public enum Stage: Sendable, Hashable {
        case open
        /// Nobody has taken it.
        case toTake
        case waiting
        case waitingForRequester
        /// Open, and not waiting for the requester.
        case openWithoutRequester
        /// And somebody can work on it: what waits is not late.
        case dueBefore(Instant)
        case resolved
        /// Resolved, closed, cancelled: as the requester sees it.
        case over
        case all
    }

    /// In which order.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// The first due on top.
        case due
        /// The most pressing on top.
        case priority
        /// The newest on top.
        case newest
        /// The last touched on top.
        case updated
    }
}

/// Where a page of a list ended: the sort value and the key of its last row.
public struct ListPosition: Sendable, Hashable {
    public let value: Int64
    public let id: TicketID

    public init(value: Int64, id: TicketID) {
        self.value = value
        self.id = id
    }

    /// Reads what ``text`` wrote; nil for anything else.
    public init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let value = Int64(parts[0]), let id = TicketID(text: parts[1]) else { return nil }
        self.init(value: value, id: id)
    }

    public var text: String { "\(value).\(id)" }
}

/// Lists of tickets, a page after another by key: page 900 costs what page 1 costs.
public enum TicketList {
    /// A page of rows; ask for one more than is shown to know whether there is a next page.
    public static func rows(
        _ filter: TicketFilter, after position: ListPosition?, limit: Int, for actor: Actor, in tx: any ReadTransaction
    ) throws -> [TicketRow] {
        guard let position else { return try rows(filter, .empty, limit: limit, for: actor, in: tx) }
        if filter.order == .priority { return try rowsByPriority(filter, after: position, limit: limit, for: actor, in: tx) }
        let order = ordering(filter.order)
        let later: SQL =
            order.isDescending
            ? "AND (\(order.column), t.id) < (\(position.value), \(position.id))"
            : "AND (\(order.column), t.id) > (\(position.value), \(position.id))"
        return try rows(filter, later, limit: limit, for: actor, in: tx)
    }

    /// SQLite begins at the first of two compared columns only, when the second is the key of the table. Two
    /// tickets are seldom due at the same moment, but priorities are four: a page would read all the tickets
    /// of one priority before it. So the rest of the priority is asked for first, then what is less pressing.
    private static func rowsByPriority(
        _ filter: TicketFilter, after position: ListPosition, limit: Int, for actor: Actor, in tx: any ReadTransaction
    ) throws -> [TicketRow] {
        let same = try rows(
            filter, "AND t.priority = \(position.value) AND t.id > \(position.id)", limit: limit, for: actor, in: tx)
        guard same.count < limit else { return same }
        return same
            + (try rows(filter, "AND t.priority > \(position.value)", limit: limit - same.count, for: actor, in: tx))
    }

    private static func rows(
        _ filter: TicketFilter, _ later: SQL, limit: Int, for actor: Actor, in tx: any ReadTransaction
    ) throws -> [TicketRow] {
        let order = ordering(filter.order)
        let visibility = visibility(of: filter, for: actor)
        return try tx.all(
            """
            SELECT t.id, t.number, t.part, t.kind, t.state, t.title, t.priority, r.first_name, r.last_name, a.first_name,
              a.last_name, t.waiting_reason, t.team_id, t.category_id, t.due_at, t.created_at, t.updated_at, t.resolved_at,
              \(isUnread(news(filter.scope, for: actor), by: actor.person)), \(isPart)
            FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
            WHERE \(condition(filter, tx.engine)) \(visibility) \(later)
            ORDER BY \(order.sql) LIMIT \(limit)
            """, row)
    }

    /// Something happened to a ticket, as `t`, since the reader looked.
    static func isUnread(_ news: SQL, by reader: PersonID) -> SQL {
        """
        CASE WHEN (SELECT MAX(e.id) FROM event e WHERE e.ticket_id = t.id \(news)) > COALESCE(
          (SELECT n.event_id FROM ticket_seen n WHERE n.person_id = \(reader) AND n.ticket_id = t.id), 0)
        THEN 1 ELSE 0 END
        """
    }

    static let isPart: SQL = "CASE WHEN t.destination IS NULL THEN 0 ELSE 1 END"

    static func row(_ row: borrowing Row) throws -> TicketRow {
        let assigneeFirst: String? = try row[9]
        let assigneeLast: String? = try row[10]
        return TicketRow(
            id: try row[0], reference: TicketReference(number: try row[1], part: try row[2]), kind: try row[3],
            state: try row[4], title: try row[5], priority: try row[6],
            requesterName: "\(try row[7] as String) \(try row[8] as String)",
            assigneeName: assigneeFirst.flatMap { first in assigneeLast.map { last in "\(first) \(last)" } },
            waitingReason: try row[11], team: try row[12], category: try row[13], dueAt: try row[14],
            createdAt: try row[15], updatedAt: try row[16], resolvedAt: try row[17], isUnread: try row[18], isPart: try row[19])
    }

    /// What counts as news: for a requester, what others did and she may see. A queue asks the index
    /// alone, which costs nothing more for a ticket of a hundred events.
    private static func news(_ scope: TicketFilter.Scope, for actor: Actor) -> SQL {
        switch scope {
        case .party, .watcher:
            newsToRequester(actor.person)
        case .team, .teams, .assignee: .empty
        }
    }

    static func newsToRequester(_ reader: PersonID) -> SQL {
        "AND COALESCE(e.actor_id, 0) <> \(reader) AND e.kind IN \(SQL.list(EventKind.toRequester))"
    }

    /// Where the page that ends with `row` ends.
    public static func position(of row: TicketRow, in order: TicketFilter.Order) -> ListPosition {
        let value: Int64 =
            switch order {
            case .due: row.dueAt.milliseconds
            case .priority: Int64(row.priority.rawValue)
            case .newest: row.createdAt.milliseconds
            case .updated: row.updatedAt.milliseconds
            }
        return ListPosition(value: value, id: row.id)
    }

    /// Counts exactly up to `limit`; views of open tickets count over a partial index.
    public static func count(
        _ filter: TicketFilter, upTo limit: Int = 1_001, for actor: Actor, in tx: any ReadTransaction
    ) throws -> Int {
        let visibility = visibility(of: filter, for: actor)
        return try tx.value(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM ticket t WHERE \(condition(filter, tx.engine)) \(visibility) LIMIT \(limit)) AS counted
            """) ?? 0
    }

    private static func visibility(of filter: TicketFilter, for actor: Actor) -> SQL {
        if isAllowed(filter.scope, in: filter.place, for: actor) { return .empty }
        switch filter.place {
        case .portal: return "AND \(TicketStore.visible(to: actor))"
        case .workbench: return "AND \(TicketStore.visibleInWorkbench(to: actor))"
        }
    }

    /// A scope that can hold nothing the actor may not see needs no further permission.
    private static func isAllowed(_ scope: TicketFilter.Scope, in place: TicketFilter.Place, for actor: Actor) -> Bool {
        switch scope {
        case .team(let team): actor.teams.contains(team)
        case .teams(let teams): teams.isSubset(of: actor.teams)
        case .party(let person): place == .portal && person == actor.person
        // A technician may follow what is out of sight since.
        case .assignee, .watcher: false
        }
    }

    private static func condition(_ filter: TicketFilter, _ engine: Engine) -> SQL {
        let stage = party(of: filter).map { me in condition(filter.stage, ofRequestsOf: me) } ?? stage(filter.stage)
        var parts: [SQL] = [scope(filter.scope), stage]
        if let kind = filter.kind { parts.append("t.kind = \(kind)") }
        if let priority = filter.priority { parts.append("t.priority <= \(priority)") }
        if let category = filter.category { parts.append("t.category_id = \(category)") }
        if let number = filter.number { parts.append("t.number = \(number)") }
        if let terms = filter.terms { parts.append(TicketSearchStore.condition(holding: terms, engine)) }
        return SQL.joined(parts, separator: " AND ")
    }

    private static func scope(_ scope: TicketFilter.Scope) -> SQL {
        switch scope {
        case .team(let team): "t.team_id = \(team)"
        case .teams(let teams): "t.team_id IN \(SQL.list(teams.sorted()))"
        case .assignee(let person): "t.assignee_id = \(person)"
        case .watcher(let person):
            "t.id IN (SELECT w.ticket_id FROM watcher w WHERE w.person_id = \(person))"
        case .party(let person): "(t.requester_id = \(person) OR t.beneficiary_id = \(person))"
        }
    }

    static func stage(_ stage: TicketFilter.Stage) -> SQL {
        switch stage {
        case .open: "t.is_open = 1"
        case .toTake: "t.is_open = 1 AND t.assignee_id IS NULL"
        case .waiting: "t.is_open = 1 AND t.state = 'waiting'"
        case .waitingForRequester: "t.is_open = 1 AND t.state = 'waiting' AND t.waiting_reason = 'requester'"
        case .openWithoutRequester: "t.is_open = 1 AND (t.state <> 'waiting' OR t.waiting_reason <> 'requester')"
        case .dueBefore(let moment): "t.is_open = 1 AND t.state <> 'waiting' AND t.due_at < \(moment)"
        // Always true of a resolved ticket: it makes SQLite, without statistics, choose the index of
        // resolved tickets rather than read all those of a team.
        case .resolved: "t.state = 'resolved' AND t.resolved_at >= 0"
        case .over: "t.is_open = 0"
        case .all: "1 = 1"
        }
    }

    private static func ordering(_ order: TicketFilter.Order) -> (column: SQL, sql: SQL, isDescending: Bool) {
        switch order {
        case .due: ("t.due_at", "t.due_at, t.id", false)
        case .priority: ("t.priority", "t.priority, t.id", false)
        case .newest: ("t.created_at", "t.created_at DESC, t.id DESC", true)
        case .updated: ("t.updated_at", "t.updated_at DESC, t.id DESC", true)
        }
    }
}
