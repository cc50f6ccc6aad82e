/// Holds the two rules of ``ReadTransaction`` for a driver.
final class StatementGuard {
    /// The first error of the engine; the transaction can only roll back.
    private(set) var failure: DatabaseError?
    private var isRunning = false

    /// Runs the work of one statement, its decoding included.
    func running<T>(_ work: () throws -> T) throws -> T {
        if let failure { throw failure }
        guard !isRunning else {
            throw DatabaseError.engine("a statement was run inside the closure that decodes the rows of another")
        }
        isRunning = true
        defer { isRunning = false }
        return try work()
    }

    /// Remembers that a statement failed.
    /// - Returns: the error to throw.
    func failed(_ error: DatabaseError) -> DatabaseError {
        if failure == nil { failure = error }
        return error
    }
}
