import SQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the database is, and how it is opened.
public struct DatabaseLocation: Sendable, Hashable {
    /// A path, or a libpq connection string.
    public let text: String

    public init(_ text: String) { self.text = text }

    public var engine: Engine {
        PostgresLocation.isOne(text) ? .postgres : .sqlite
    }

    /// Without its password.
    public var shown: String {
        engine == .postgres ? PostgresLocation.withoutSecrets(text) : text
    }

    /// The SQLite file; nil for PostgreSQL.
    public var file: String? { engine == .sqlite ? text : nil }

    /// True when something is there to open: a server answers for itself.
    public var exists: Bool { file.map { path in FileManager.default.fileExists(atPath: path) } ?? true }

    public func open(connections: Int) async throws -> any Database {
        switch engine {
        case .sqlite:
            let folder = URL(filePath: text).deletingLastPathComponent().path(percentEncoded: false)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return try SQLiteDatabase(path: text, readers: connections)
        case .postgres:
            return try await PostgresDatabase(text, connections: connections)
        }
    }
}
