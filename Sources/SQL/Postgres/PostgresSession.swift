import CLibPQ

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a session with a server begins, and what it must be like.
enum PostgresSession {
    /// A statement that runs longer is ended by the server.
    static let statementTimeout = "30s"

    static let settings = """
        SET statement_timeout = '\(statementTimeout)'; SET idle_in_transaction_session_timeout = '60s'; \
        SET bytea_output = 'hex'; SET standard_conforming_strings = on; SET timezone = 'UTC'
        """

    /// - Returns: a connection, whose status says whether it is open.
    static func open(_ location: String) -> OpaquePointer? {
        // What stands before `dbname` can be changed by the connection string, what follows cannot.
        let options: KeyValuePairs<String, String> = [
            "connect_timeout": "5", "tcp_user_timeout": "30000", "keepalives_idle": "30",
            "target_session_attrs": "read-write", "fallback_application_name": "guichet",
            "dbname": location, "client_encoding": "UTF8",
        ]
        let names = options.map { option in strdup(option.key) }
        let values = options.map { option in strdup(option.value) }
        defer { for text in names + values { free(text) } }
        let connection = PQconnectdbParams(constant(names), constant(values), 1)
        // The server's remarks would go to the standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        return connection
    }

    private static func constant(_ texts: [UnsafeMutablePointer<CChar>?]) -> [UnsafePointer<CChar>?] {
        texts.map { text in text.map { start in UnsafePointer(start) } } + [nil]
    }

    /// Refuses a database where the same statement would not mean the same as on SQLite.
    static func check(_ connection: PostgresConnection) throws {
        guard connection.serverVersion >= 140_000 else {
            throw DatabaseError.unavailable("PostgreSQL 14 or newer is needed")
        }
        let encoding = try connection.run("SHOW server_encoding").first
        let order = try connection.run("SELECT 'B' < 'a'").first
        guard let encoding, let order, encoding.next(), order.next(), try encoding.string(0) == "UTF8",
            try order.int64(0) == 1
        else {
            throw DatabaseError.unavailable(
                """
                The database must be made with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' \
                (text is then ordered as on SQLite).
                """)
        }
    }
}
