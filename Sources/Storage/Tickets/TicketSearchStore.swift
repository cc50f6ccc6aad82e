import Domain
import SQL

/// The lexical index of tickets. Terms come analysed (`TextSearch`): letters and digits only, so
/// that both engines find the same candidates.
public enum TicketSearchStore {
    /// What is looked for; each engine writes it in its own language. Terms hold letters and digits only.
    public indirect enum Terms: Sendable, Hashable {
        case term(String)
        /// Any term that begins so.
        case beginning(String)
        case all([Terms])
        case any([Terms])

        public var isEmpty: Bool {
            switch self {
            case .term, .beginning: false
            case .all(let parts), .any(let parts): parts.allSatisfy(\.isEmpty)
            }
        }
    }

    /// Indexes a ticket, or indexes it again.
    public static func index(_ ticket: TicketID, terms: [String], in tx: any Transaction) throws {
        switch tx.engine {
        case .sqlite: try SQLiteTicketIndex.index(ticket, terms: terms, in: tx)
        case .postgres: try PostgresTicketIndex.index(ticket, terms: terms, in: tx)
        }
    }

    /// Puts the index in one piece after many tickets came at once. Otherwise the next ones pay for it, one now and
    /// then merging what all of them left.
    public static func settle(in tx: any Transaction) throws {
        switch tx.engine {
        case .sqlite: try SQLiteTicketIndex.settle(in: tx)
        case .postgres: break
        }
    }

    /// The terms a ticket is indexed under, to add a message's to them.
    public static func terms(of ticket: TicketID, in tx: any ReadTransaction) throws -> [String] {
        switch tx.engine {
        case .sqlite: try SQLiteTicketIndex.terms(of: ticket, in: tx)
        case .postgres: try PostgresTicketIndex.terms(of: ticket, in: tx)
        }
    }

    /// Matching tickets the actor may see as a technician, the newest first.
    public static func rows(
        matching terms: Terms, kind: TicketKind? = nil, isOpen: Bool? = nil, before last: TicketID?, limit: Int,
        for actor: Actor, in tx: any ReadTransaction
    ) throws -> [TicketRow] {
        guard !terms.isEmpty else { return [] }
        let match =
            switch tx.engine {
            case .sqlite: SQLiteTicketIndex.match(terms)
            case .postgres: PostgresTicketIndex.match(terms)
            }
        let earlier: SQL = last.map { last in "AND \(match.key) < \(last)" } ?? .empty
        let kinds: SQL = kind.map { kind in "AND t.kind = \(kind)" } ?? .empty
        let stages: SQL = isOpen.map { isOpen in "AND t.is_open = \(isOpen)" } ?? .empty
        return try tx.all(
            """
            SELECT \(rowColumns)
            FROM \(match.source) JOIN ticket t ON t.id = \(match.key)
            JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
            WHERE \(match.condition) \(earlier) \(kinds) \(stages) AND \(TicketStore.visibleInWorkbench(to: actor))
            ORDER BY \(match.key) DESC LIMIT \(limit)
            """, TicketList.row)
    }

    /// Matching tickets among a requester's own: it starts from them, however many others match.
    public static func rows(
        matching terms: Terms, ofParty person: PersonID, limit: Int, in tx: any ReadTransaction
    ) throws -> [TicketRow] {
        guard !terms.isEmpty else { return [] }
        let match = condition(holding: terms, tx.engine)
        return try tx.all(
            """
            SELECT \(rowColumns)
            FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
            WHERE (t.requester_id = \(person) OR t.beneficiary_id = \(person)) AND \(match)
            ORDER BY t.id DESC LIMIT \(limit)
            """, TicketList.row)
    }

    /// Tickets, as `t`, that hold the terms: for lists that start from something else.
    static func condition(holding terms: Terms, _ engine: Engine) -> SQL {
        guard !terms.isEmpty else { return "1 = 1" }
        return switch engine {
        case .sqlite: SQLiteTicketIndex.matchOne(terms)
        case .postgres: PostgresTicketIndex.matchOne(terms)
        }
    }

    /// What tickets say, to show where words were found and to rank.
    public static func texts(
        of tickets: [TicketID], in tx: any ReadTransaction
    ) throws -> [TicketID: (title: String, description: String)] {
        let found = try tx.all("SELECT id, title, description FROM ticket WHERE id IN \(SQL.list(tickets))") { row in
            (try row[0] as TicketID, (title: try row[1] as String, description: try row[2] as String))
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    private static let rowColumns: SQL = """
        t.id, t.number, t.part, t.kind, t.state, t.title, t.priority, r.first_name, r.last_name, a.first_name, a.last_name, \
        t.waiting_reason, t.team_id, t.category_id, t.due_at, t.created_at, t.updated_at, t.resolved_at, 0, \
        \(TicketList.isPart)
        """
}

/// How an engine finds candidates.
struct TicketIndexMatch {
    var source: SQL
    var key: SQL
    var condition: SQL
}
