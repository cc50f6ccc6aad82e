import Foundation
package import SQL

/// Gives `body` a database of its own, brought to a schema, and destroys it afterwards.
@discardableResult
package func withDatabase<T>(
    _ engine: Engine, _ migrations: [Migration] = [], _ body: (any Database) async throws -> T
) async throws -> T {
    try await withDatabaseLocation(engine) { location in
        let database = try await openDatabase(engine, at: location)
        let result: Result<T, any Error>
        do {
            try await Migrator(migrations).migrate(database)
            result = .success(try await body(database))
        } catch {
            result = .failure(error)
        }
        try await database.close()
        return try result.get()
    }
}

/// Opens a database made by ``withDatabaseLocation(_:_:)``.
package func openDatabase(_ engine: Engine, at location: String, connections: Int = 8) async throws -> any Database {
    switch engine {
    case .sqlite: try SQLiteDatabase(path: location, readers: min(connections, 4))
    case .postgres: try await PostgresDatabase(location, connections: connections)
    }
}

/// Gives `body` the place of an empty database that no one has opened: a path, or a libpq
/// connection string.
@discardableResult
package func withDatabaseLocation<T>(
    _ engine: Engine, _ body: (String) async throws -> T
) async throws -> T {
    await Turn.shared.wait()
    defer { Turn.shared.pass() }
    let name = "guichet_test_\(UInt64.random(in: 0...UInt64.max))"
    switch engine {
    case .sqlite:
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.appendingPathComponent("test.sqlite").path)
    case .postgres:
        let server = try TestServer()
        try await server.run("CREATE DATABASE \(name)")
        let result: Result<T, any Error>
        do {
            result = .success(try await body(server.location(of: name)))
        } catch {
            result = .failure(error)
        }
        try await server.run("DROP DATABASE \(name) WITH (FORCE)")
        return try result.get()
    }
}
