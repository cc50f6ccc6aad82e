#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// A form that can no longer be sent, and what replaces it.
struct WithdrawnForm {
    let id: FormID
    let definition: FormDefinition
    let successor: PublishedForm?

    init?(key: String, catalogue: Catalogue, in tx: any ReadTransaction) throws {
        guard let row = try FormStore.form(key: key, in: tx), row.status == .withdrawn, let version = row.publishedVersion,
            let stored = try FormStore.definition(of: row.id, version: version, in: tx)
        else { return nil }
        id = row.id
        definition = try JSONDecoder().decode(FormDefinition.self, from: Data(stored.json.utf8))
        successor = row.successor.flatMap { id in catalogue.form(id) }
    }
}
