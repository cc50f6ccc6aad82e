import Domain
import SQL

/// The index of tickets as `tsvector` lexemes.
enum PostgresTicketIndex {
    static func index(_ ticket: TicketID, terms: [String], in tx: any Transaction) throws {
        let lexemes = terms.map { term in "'\(term)'" }.joined(separator: " ")
        try tx.run(
            """
            INSERT INTO ticket_search(ticket_id, terms) VALUES (\(ticket), CAST(\(lexemes) AS tsvector))
            ON CONFLICT (ticket_id) DO UPDATE SET terms = excluded.terms
            """)
    }

    static func terms(of ticket: TicketID, in tx: any ReadTransaction) throws -> [String] {
        try tx.values(
            "SELECT lexeme FROM ticket_search, unnest(tsvector_to_array(terms)) AS lexeme WHERE ticket_id = \(ticket)")
    }

    static func match(_ terms: TicketSearchStore.Terms) -> TicketIndexMatch {
        TicketIndexMatch(
            source: "ticket_search s", key: "s.ticket_id",
            condition: "s.terms @@ CAST(\(expression(terms)) AS tsquery)")
    }

    static func matchOne(_ terms: TicketSearchStore.Terms) -> SQL {
        """
        EXISTS (SELECT 1 FROM ticket_search x WHERE x.ticket_id = t.id
          AND x.terms @@ CAST(\(expression(terms)) AS tsquery))
        """
    }

    private static func expression(_ terms: TicketSearchStore.Terms) -> String {
        switch terms {
        case .term(let term): "'\(term)'"
        case .beginning(let text): "'\(text)':*"
        case .all(let parts): "(\(parts.map(expression).joined(separator: " & ")))"
        case .any(let parts): "(\(parts.map(expression).joined(separator: " | ")))"
        }
    }
}
