import Domain
import SQL

/// The index of tickets in FTS5.
enum SQLiteTicketIndex {
    static func index(_ ticket: TicketID, terms: [String], in tx: any Transaction) throws {
        // A contentless table forgets a row only when its old terms are given back (FTS5, « delete » command).
        if let old: String = try tx.value("SELECT terms FROM ticket_terms WHERE ticket_id = \(ticket)") {
            try tx.run("INSERT INTO ticket_search(ticket_search, rowid, terms) VALUES ('delete', \(ticket), \(old))")
        }
        let text = terms.joined(separator: " ")
        try tx.run("INSERT INTO ticket_search(rowid, terms) VALUES (\(ticket), \(text))")
        try tx.run(
            """
            INSERT INTO ticket_terms(ticket_id, terms) VALUES (\(ticket), \(text))
            ON CONFLICT (ticket_id) DO UPDATE SET terms = excluded.terms
            """)
    }

    static func settle(in tx: any Transaction) throws {
        try tx.run("INSERT INTO ticket_search(ticket_search) VALUES ('optimize')")
    }

    static func terms(of ticket: TicketID, in tx: any ReadTransaction) throws -> [String] {
        let text: String = try tx.value("SELECT terms FROM ticket_terms WHERE ticket_id = \(ticket)") ?? ""
        return text.split(separator: " ").map(String.init)
    }

    static func match(_ terms: TicketSearchStore.Terms) -> TicketIndexMatch {
        TicketIndexMatch(
            source: "ticket_search s", key: "s.rowid", condition: "ticket_search MATCH \(expression(terms))")
    }

    /// Terms are separated by spaces, so a word starts after one: a scan of the few rows of a list.
    static func matchOne(_ terms: TicketSearchStore.Terms) -> SQL {
        switch terms {
        case .term(let term): holds("% \(term) %")
        case .beginning(let text): holds("% \(text)%")
        case .all(let parts): "(\(SQL.joined(parts.map(matchOne), separator: " AND ")))"
        case .any(let parts): "(\(SQL.joined(parts.map(matchOne), separator: " OR ")))"
        }
    }

    private static func holds(_ pattern: String) -> SQL {
        "EXISTS (SELECT 1 FROM ticket_terms x WHERE x.ticket_id = t.id AND ' ' || x.terms || ' ' LIKE \(pattern))"
    }

    /// The quotes keep `AND`, `OR`, `NOT` from being operators.
    private static func expression(_ terms: TicketSearchStore.Terms) -> String {
        switch terms {
        case .term(let term): "\"\(term)\""
        case .beginning(let text): "\"\(text)\" *"
        case .all(let parts): "(\(parts.map(expression).joined(separator: " AND ")))"
        case .any(let parts): "(\(parts.map(expression).joined(separator: " OR ")))"
        }
    }
}
