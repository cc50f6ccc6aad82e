/// An error that the server, or the way to it, gave.
struct PostgresFailure: Error {
    /// The five characters of SQLSTATE; empty when the connection itself failed.
    let state: String
    let error: DatabaseError

    /// - Parameter rows: an answer that is a failure.
    init(_ rows: PostgresRows) {
        guard !rows.isEmptyStatement else {
            state = "42601"
            error = .engine("the statement is empty")
            return
        }
        state = rows.diagnostic("C") ?? ""
        error = PostgresFailure.error(state, rows)
    }

    /// The connection is gone, or was never there.
    init(lost reason: String) {
        state = ""
        error = .unavailable(reason)
    }

    /// True when the transaction may pass if it runs again: it collided with another.
    var isConflict: Bool { state == "40001" || state == "40P01" }

    /// True when the connection must be replaced: the server ended it, or its prepared
    /// statements no longer fit the schema.
    var endsConnection: Bool { state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57P") || state == "0A000" }

    /// Runs `work`, its failures in the words of ``DatabaseError``.
    @discardableResult
    static func translated<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let failure as PostgresFailure {
            throw failure.error
        }
    }

    private static func error(_ state: String, _ rows: PostgresRows) -> DatabaseError {
        let message = rows.diagnostic("M") ?? "the connection to PostgreSQL was lost"
        switch state {
        case "23505": return .uniqueViolation(rows.diagnostic("n") ?? message)
        case "23503": return .foreignKeyViolation(rows.diagnostic("n") ?? message)
        case "23502": return .constraintViolation("\(rows.diagnostic("t") ?? "").\(rows.diagnostic("c") ?? "")")
        // P0001 is a trigger's own refusal, as RAISE(ABORT) is on SQLite.
        case "P0001": return .constraintViolation(message)
        case _ where state.hasPrefix("23"): return .constraintViolation(rows.diagnostic("n") ?? message)
        // Not serialisable, deadlock, lock not had in time.
        case "40001", "40P01", "55P03": return .busy
        case "": return .unavailable(message)
        // Connection, resources (disk full, too many connections), server stopping, idle too long.
        case _ where state.hasPrefix("08") || state.hasPrefix("53") || state.hasPrefix("57P") || state == "25P03":
            return .unavailable(message)
        default: return .engine(message)
        }
    }
}
