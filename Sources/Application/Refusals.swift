import SQL

/// What is asked for does not exist, or not for whoever asks: the two are one answer.
public struct NotFound: Error, Sendable, Hashable {
    public init() {}
}

/// Whoever asks may see it, but may not do this.
public struct NotAllowed: Error, Sendable, Hashable {
    public init() {}
}

/// What a log may hold of an error of ours. The message of an engine may quote what people typed (an address, a
/// query), so it is told only where the log is read to find a defect.
public func loggable(_ error: any Error, withData: Bool) -> String {
    if withData { return String(reflecting: error) }
    return switch error {
    case DatabaseError.uniqueViolation: "DatabaseError.uniqueViolation"
    case DatabaseError.foreignKeyViolation: "DatabaseError.foreignKeyViolation"
    case DatabaseError.constraintViolation: "DatabaseError.constraintViolation"
    case DatabaseError.engine: "DatabaseError.engine (its message is told at the level debug)"
    default: String(reflecting: error)
    }
}

/// True of an error that says « not now »: the database is away or overrun, or too many passwords wait.
public func isUnavailable(_ error: any Error) -> Bool {
    switch error {
    case DatabaseError.unavailable, DatabaseError.busy: true
    case is PasswordHasher.Busy: true
    default: false
    }
}
