import Domain
import SQL
import Storage

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements as they come with the product.
public struct DefaultStatements: Sendable {
    private let statements: [String: Statement]

    /// - Parameter path: `Resources/statements.json`.
    public init(path: String) throws {
        let document = try JSONDecoder().decode(StatementsDocument.self, from: Data(contentsOf: URL(filePath: path)))
        self.init(document.statements)
    }

    public init(_ statements: [Statement] = []) {
        self.statements = Dictionary(statements.map { statement in (statement.key, statement) }) { _, last in last }
    }

    public subscript(key: String) -> Statement? { statements[key] }
}

/// A file of statements.
struct StatementsDocument: Decodable {
    var statements: [Statement]
}

/// The pages of the footer: the product's texts, or those the body wrote in their place.
public struct StatementService: Sendable {
    private let portal: Portal
    private let defaults: DefaultStatements

    public init(_ portal: Portal, defaults: DefaultStatements) {
        self.portal = portal
        self.defaults = defaults
    }

    /// The page of a key, or nil as long as nobody has written it.
    /// - Throws: ``NotFound`` for a key that is none of ``Statement/keys``.
    public func statement(_ key: String) async throws -> Statement? {
        guard Statement.keys.contains(key) else { throw NotFound() }
        let own = try await portal.database.read { tx in try SettingStore.value(.statement(key), in: tx) }
        if let own, let statement = try? JSONDecoder().decode(Statement.self, from: Data(own.utf8)) { return statement }
        return defaults[key]
    }
}
