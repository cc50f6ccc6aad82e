import Jobs
import SQL

extension Portal {
    /// One use case: one transaction, then a word to the worker that jobs may have been made. A
    /// transaction that made none costs it one look at an index.
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        let result = try await database.write(body)
        jobSignal.wake()
        return result
    }
}
