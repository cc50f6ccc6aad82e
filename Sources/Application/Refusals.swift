import SQL

/// What is asked for does not exist, or not for whoever asks: the two are one answer.
public struct NotFound: Error, Sendable, Hashable {
    public init() {}
}

/// Whoever asks may see it, but may not do this.
public struct NotAllowed: Error, Sendable, Hashable {
    public init() {}
}

/// True of an error that says « not now »: the database is away or overrun, or too many passwords wait.
public func isUnavailable(_ error: any Error) -> Bool {
    switch error {
    case DatabaseError.unavailable, DatabaseError.busy: true
    case is PasswordHasher.Busy: true
    default: false
    }
}
