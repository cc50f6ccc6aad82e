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

    static func terms(of ticket: TicketID, in tx: any ReadTransaction) throws -> [String] {
        let text: String = try tx.value("SELECT terms FROM ticket_terms WHERE ticket_id = \(ticket)") ?? ""
        return text.split(separator: " ").map(String.init)
    }

    static func match(_ terms: TicketSearchStore.Terms) -> TicketIndexMatch {
        TicketIndexMatch(
            source: "ticket_search s", key: "s.rowid", condition: "ticket_search MATCH \(expression(terms))")
    }

    static func matchOne(_ terms: TicketSearchStore.Terms) -> SQL {
        // Terms are space-separated, so a word starts after a space: a scan of the few rows of a list.
        var conditions: [SQL] = terms.terms.map { term in holds("% \(term) %") }
        if let prefix = terms.prefix {
            let begun = holds("% \(prefix)%")
            conditions.append(terms.prefixTerm.map { term in "(\(begun) OR \(holds("% \(term) %")))" } ?? begun)
        }
        return SQL.joined(conditions, separator: " AND ")
    }

    private static func holds(_ pattern: String) -> SQL {
        "EXISTS (SELECT 1 FROM ticket_terms x WHERE x.ticket_id = t.id AND ' ' || x.terms || ' ' LIKE \(pattern))"
    }

    /// Terms hold letters and digits only; the quotes keep `AND`, `OR`, `NOT` from being operators.
    private static func expression(_ terms: TicketSearchStore.Terms) -> String {
        var parts = terms.terms.map { term in "\"\(term)\"" }
        if let prefix = terms.prefix {
            let begun = "\"\(prefix)\" *"
            parts.append(terms.prefixTerm.map { term in "(\(begun) OR \"\(term)\")" } ?? begun)
        }
        return parts.joined(separator: " AND ")
    }
}
