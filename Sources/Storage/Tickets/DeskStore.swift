import Domain
import SQL

/// What the workbench asks beside lists: counts of its views, loads of teams, what is made once.
public enum DeskStore {
    /// How many tickets are in each view.
    public struct Counts: Sendable, Hashable {
        /// Open, in my hands.
        public var mine = 0
        public var waiting = 0
        public var dueToday = 0
        public var watched = 0
        public var teams: [TeamID: TeamCounts] = [:]

        public init() {}

        /// Open tickets of my teams that nobody has taken.
        public var toTake: Int { teams.values.reduce(0) { sum, team in sum + team.toTake } }
    }

    /// How many tickets a team has, by stage.
    public struct TeamCounts: Sendable, Hashable {
        public var open = 0
        public var toTake = 0
        public var resolved = 0

        public init(open: Int = 0, toTake: Int = 0, resolved: Int = 0) {
            self.open = open
            self.toTake = toTake
            self.resolved = resolved
        }
    }

    /// Exact counts in two statements, over partial indexes of open tickets.
    public static func counts(
        for actor: Actor, dueBefore: Instant, in tx: any ReadTransaction
    ) throws -> Counts {
        let visible = TicketStore.visibleInWorkbench(to: actor)
        var counts =
            try tx.first(
                """
                SELECT COUNT(*), COALESCE(SUM(CASE WHEN t.state = 'waiting' THEN 1 ELSE 0 END), 0),
                  COALESCE(SUM(CASE WHEN t.state <> 'waiting' AND t.due_at < \(dueBefore) THEN 1 ELSE 0 END), 0),
                  (SELECT COUNT(*) FROM watcher w JOIN ticket t ON t.id = w.ticket_id
                   WHERE w.person_id = \(actor.person) AND t.is_open = 1 AND \(visible))
                FROM ticket t WHERE t.assignee_id = \(actor.person) AND t.is_open = 1 AND \(visible)
                """
            ) { row in
                var counts = Counts()
                counts.mine = try row[0]
                counts.waiting = try row[1]
                counts.dueToday = try row[2]
                counts.watched = try row[3]
                return counts
            } ?? Counts()
        let teams = SQL.list(actor.teams.sorted())
        let rows = try tx.all(
            """
            SELECT team_id, COUNT(*), COUNT(*) - COUNT(assignee_id), 0 FROM ticket
            WHERE is_open = 1 AND team_id IN \(teams) GROUP BY team_id
            UNION ALL
            SELECT team_id, 0, 0, COUNT(*) FROM ticket
            WHERE state = 'resolved' AND resolved_at >= 0 AND team_id IN \(teams) GROUP BY team_id
            """
        ) { row in (try row[0] as TeamID, try row[1] as Int, try row[2] as Int, try row[3] as Int) }
        for (team, open, toTake, resolved) in rows {
            counts.teams[team, default: TeamCounts()].open += open
            counts.teams[team, default: TeamCounts()].toTake += toTake
            counts.teams[team, default: TeamCounts()].resolved += resolved
        }
        return counts
    }

    /// What somebody of a team has in hand; nobody, for what is to take.
    public struct Load: Sendable, Hashable {
        public var team: TeamID
        public var assignee: PersonID?
        public var name: String?
        public var open: Int
        public var waiting: Int
        public var late: Int

        public init(team: TeamID, assignee: PersonID?, name: String?, open: Int, waiting: Int, late: Int) {
            self.team = team
            self.assignee = assignee
            self.name = name
            self.open = open
            self.waiting = waiting
            self.late = late
        }
    }

    /// The open tickets of teams by who has them, those who have most first.
    public static func loads(of teams: Set<TeamID>, at now: Instant, in tx: any ReadTransaction) throws -> [Load] {
        try tx.all(
            """
            SELECT l.team_id, l.assignee_id, p.first_name, p.last_name, l.open_count, l.waiting_count, l.late_count
            FROM (
              SELECT team_id, assignee_id, COUNT(*) AS open_count,
                SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS waiting_count,
                SUM(CASE WHEN state <> 'waiting' AND due_at < \(now) THEN 1 ELSE 0 END) AS late_count
              FROM ticket WHERE is_open = 1 AND team_id IN \(SQL.list(teams.sorted()))
              GROUP BY team_id, assignee_id) AS l
            LEFT JOIN person p ON p.id = l.assignee_id
            ORDER BY l.team_id, l.open_count DESC, p.search_name, p.id
            """
        ) { row in
            let first: String? = try row[2]
            let last: String? = try row[3]
            return Load(
                team: try row[0], assignee: try row[1], name: first.flatMap { first in last.map { last in "\(first) \(last)" } },
                open: try row[4], waiting: try row[5], late: try row[6])
        }
    }

    /// The teams that have some of these tickets, of those that the actor sees in the workbench.
    public static func teams(
        of references: [TicketReference], visibleTo actor: Actor, in tx: any ReadTransaction
    ) throws -> [TeamID] {
        try tx.values(
            """
            SELECT DISTINCT t.team_id FROM ticket t
            WHERE t.number IN \(SQL.list(references.map(\.number))) AND \(TicketStore.visibleInWorkbench(to: actor))
            ORDER BY t.team_id
            """)
    }

    /// The ticket that a page made, when it was sent before.
    public static func reference(
        ofToken token: String, in tx: any ReadTransaction
    ) throws -> TicketReference? {
        try tx.first("SELECT number, part FROM ticket WHERE token = \(token)") { row in
            TicketReference(number: try row[0], part: try row[1])
        }
    }

    public static func setToken(_ token: String, of ticket: TicketID, in tx: any Transaction) throws {
        try tx.run("UPDATE ticket SET token = \(token) WHERE id = \(ticket)")
    }

    /// What somebody does leaves a ticket read that they had read before it.
    public static func keepSeen(
        _ ticket: TicketID, from first: EventID, to last: EventID, by person: PersonID, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE ticket_seen SET event_id = \(last)
            WHERE person_id = \(person) AND ticket_id = \(ticket)
              AND event_id >= (SELECT COALESCE(MAX(e.id), 0) FROM event e WHERE e.ticket_id = \(ticket) AND e.id < \(first))
            """)
    }

    /// How many tickets a person has asked for, of those that the actor sees in the workbench, up to 100:
    /// that somebody went to the health service is as confidential as why.
    public static func ticketCount(
        of person: PersonID, visibleTo actor: Actor, in tx: any ReadTransaction
    ) throws -> Int {
        try tx.value(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM ticket t
              WHERE t.requester_id = \(person) AND \(TicketStore.visibleInWorkbench(to: actor)) LIMIT 100) AS counted
            """) ?? 0
    }
}
