import SQL

extension Schema {
    /// The lexical index of tickets: analysed terms, found by FTS5 or by `tsvector`.
    static let search = Migration("search") { engine in
        switch engine {
        case .sqlite:
            // The terms are analysed already; this tokenizer cuts some of them again (mended by ``terms``). No copy
            // of the text is kept (content=''), so an index entry is deleted by giving its old terms back.
            """
            CREATE VIRTUAL TABLE ticket_search USING fts5(
              terms, content='', tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
            );
            CREATE TABLE ticket_terms (
              ticket_id INTEGER PRIMARY KEY REFERENCES ticket(id),
              terms TEXT NOT NULL
            ) STRICT;
            """
        case .postgres:
            """
            CREATE TABLE ticket_search (
              ticket_id BIGINT PRIMARY KEY REFERENCES ticket(id),
              terms TSVECTOR NOT NULL
            );
            CREATE INDEX ticket_search_terms ON ticket_search USING gin(terms);
            """
        }
    }
}
