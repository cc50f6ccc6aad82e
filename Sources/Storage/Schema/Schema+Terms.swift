import SQL

extension Schema {
    /// Until now FTS5 cut terms at vowel signs (Thai, Hindi, pointed Hebrew) and circled letters, which are
    /// letters to our analysis: such a word was found nowhere. `ascii` takes every byte above 127 for a part of a
    /// word, so it splits at the spaces between our terms only.
    static let terms = Migration("terms") { engine in
        switch engine {
        case .sqlite:
            """
            DROP TABLE ticket_search;
            CREATE VIRTUAL TABLE ticket_search USING fts5(
              terms, content='', tokenize="ascii", detail=none, columnsize=0
            );
            INSERT INTO ticket_search(rowid, terms) SELECT ticket_id, terms FROM ticket_terms;
            """
        // A `tsvector` takes our terms as they stand.
        case .postgres: "COMMENT ON TABLE ticket_search IS 'Terms as analysed by the application.';"
        }
    }
}
