import SQL

extension PersonStore {
    /// How many persons have not left.
    public static func activeCount(in tx: any ReadTransaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM person WHERE is_active = 1") ?? 0
    }
}
