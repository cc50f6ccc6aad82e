import Testing

@testable import SQL
@testable import Storage

/// Writes a database as a text that makes it again: its schema as the migrations wrote it, then its rows.
struct SchemaDump {
    let engine: Engine

    func text(version: String, in tx: any ReadTransaction) throws -> String {
        var parts = [
            "-- The schema of Guichet \(version) and a few rows, as that version left them. Written once by",
            "-- GUICHET_WRITE_RELEASE; never edited.",
        ]
        let steps = Schema.migrations.map { migration in migration.script(engine) }
        parts += [steps[0], Self.tableOfSteps(engine)] + steps.dropFirst()
        for table in Self.tables(in: parts.joined(separator: "\n")) { parts += try rows(of: table, in: tx) }
        if engine == .sqlite {
            parts.append("INSERT INTO ticket_search(rowid, terms) SELECT ticket_id, terms FROM ticket_terms;")
        }
        return parts.joined(separator: "\n") + "\n"
    }

    /// As ``Migrator`` makes it; the comparison with a fresh database says if it differs.
    private static func tableOfSteps(_ engine: Engine) -> String {
        let migration = Migration(
            "schema_migration",
            sql: """
                CREATE TABLE schema_migration (
                  number {int} PRIMARY KEY,
                  name TEXT NOT NULL UNIQUE,
                  applied_at {int} NOT NULL
                ) {strict};
                """)
        return migration.script(engine)
    }

    /// In the order they are made, so that rows refer to rows that exist.
    private static func tables(in schema: String) -> [String] {
        schema.components(between: "CREATE TABLE ", and: " (")
    }

    private func rows(of table: String, in tx: any ReadTransaction) throws -> [String] {
        let columns: [String] =
            switch engine {
            case .sqlite: try tx.values("SELECT name FROM pragma_table_info(\(table)) ORDER BY cid")
            case .postgres:
                try tx.values(
                    """
                    SELECT CAST(column_name AS TEXT) FROM information_schema.columns
                    WHERE table_schema = 'public' AND table_name = \(table) ORDER BY ordinal_position
                    """)
            }
        let literals = columns.map { column in
            engine == .sqlite ? "quote(\(column))" : "quote_nullable(CAST(\(column) AS TEXT))"
        }
        let found: [String] = try tx.values(
            SQL(text: "SELECT \(literals.joined(separator: " || ', ' || ")) FROM \(table) ORDER BY \(columns[0])"))
        var statements = found.map { values in "INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES (\(values));" }
        if engine == .postgres, !found.isEmpty, columns[0] == "id" || table == "ticket_number" {
            // What the keys were drawn from goes on where it stood.
            statements.append(
                "SELECT setval(pg_get_serial_sequence('\(table)', '\(columns[0])'), MAX(\(columns[0]))) FROM \(table);")
        }
        return statements
    }
}

/// The schema of a database, in words that two databases can be compared by.
enum SchemaWords {
    static func all(in tx: any ReadTransaction) throws -> [String] {
        switch tx.engine {
        case .sqlite:
            try tx.values("SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name")
        case .postgres:
            try tx.values(
                """
                SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '')
                  || ' ' || is_identity
                FROM information_schema.columns WHERE table_schema = 'public'
                UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
                UNION ALL SELECT CAST(conrelid AS regclass) || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                  WHERE connamespace = CAST('public' AS regnamespace)
                ORDER BY 1
                """)
        }
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> [String] {
        split(separator: start, omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.split(separator: end, maxSplits: 1).first ?? "")
        }
    }
}
