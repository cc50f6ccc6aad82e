import GRDB
import GRDBSQLite

extension DatabaseError {
    init(_ error: GRDB.DatabaseError) {
        self.init(code: error.extendedResultCode.rawValue, message: error.message ?? error.description)
    }

    /// The last error of a connection.
    init(connection: OpaquePointer?) {
        self.init(
            code: sqlite3_extended_errcode(connection),
            message: sqlite3_errmsg(connection).map { text in String(cString: text) } ?? "unknown error")
    }

    /// - Parameter code: an extended result code; its low byte is the primary one.
    private init(code: CInt, message: String) {
        switch code {
        case 2067, 1555, 2579:  // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY, _ROWID
            self = .uniqueViolation(DatabaseError.subject(of: message))
        case 787:  // SQLITE_CONSTRAINT_FOREIGNKEY; SQLite does not say which
            self = .foreignKeyViolation(message)
        case _ where code & 0xFF == SQLITE_CONSTRAINT:
            self = .constraintViolation(DatabaseError.subject(of: message))
        case _ where code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED:
            self = .busy
        case _ where [SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN].contains(code & 0xFF):
            self = .unavailable(message)
        default:
            self = .engine(message)
        }
    }

    /// `person.email` of "UNIQUE constraint failed: person.email".
    private static func subject(of message: String) -> String {
        guard let colon = message.utf8.firstIndex(of: UInt8(ascii: ":")) else { return message }
        return String(message[colon...].drop { character in character == ":" || character == " " })
    }
}
