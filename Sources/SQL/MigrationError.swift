/// Why a database cannot be brought to the schema of the program. Its description is for
/// the person who starts the server.
public enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The database was migrated by a newer version of the program.
    case newer(found: Int, known: Int)
    /// A step was applied under another name than the one the program knows.
    case renamed(number: Int, applied: String, known: String)
    /// A step failed; nothing of it remains.
    case failed(number: Int, name: String, reason: DatabaseError)

    public var description: String {
        switch self {
        case .newer(let found, let known):
            """
            The database has schema \(found), this program knows schemas up to \(known): \
            a newer version has used it. Start that version, or restore the backup made before it.
            """
        case .renamed(let number, let applied, let known):
            """
            Step \(number) of the schema is "\(known)" in this program, but "\(applied)" was applied \
            to the database: they do not belong together.
            """
        case .failed(let number, let name, let reason):
            "Step \(number) of the schema, \"\(name)\", failed and was undone: \(reason)"
        }
    }
}
