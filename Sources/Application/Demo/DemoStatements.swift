import Domain
import SQL
import Storage

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The statements of the demonstration, in the place of the product's.
enum DemoStatements {
    static func load(folder: String, at now: Instant, in tx: any Transaction) throws {
        let document: StatementsDocument = try DemoContent.read("\(folder)/statements.json")
        for statement in document.statements {
            let json = String(decoding: try JSONEncoder().encode(statement), as: UTF8.self)
            try SettingStore.set(.statement(statement.key), to: json, by: nil, at: now, in: tx)
        }
    }
}
