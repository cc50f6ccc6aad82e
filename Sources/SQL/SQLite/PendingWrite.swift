/// A write that waits for its turn, with the caller who waits for its answer.
struct PendingWrite: Sendable {
    typealias Answer = @Sendable () -> Void

    /// Runs the body in an open transaction. What it returns tells the caller that the
    /// write is committed, and must be called only then.
    let perform: @Sendable (SQLiteTransaction) throws -> Answer
    /// Tells the caller that nothing was written.
    let refuse: @Sendable (any Error) -> Void

    init<T: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> T,
        answering caller: CheckedContinuation<T, any Error>
    ) {
        perform = { transaction in
            let result = try transaction.completed(body)
            return { caller.resume(returning: result) }
        }
        refuse = { error in caller.resume(throwing: error) }
    }
}
