import SQL

extension JobStore {
    /// Several workers take jobs at once on PostgreSQL, and pass over those that another is taking;
    /// SQLite has one writer and nothing to pass over.
    static func skippingTaken(_ engine: Engine) -> SQL {
        switch engine {
        case .sqlite: .empty
        case .postgres: "FOR UPDATE SKIP LOCKED"
        }
    }
}
