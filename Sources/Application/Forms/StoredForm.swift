#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import SQL
import Storage

/// Versions of forms that are no longer published.
enum StoredForm {
    static func definition(_ form: FormID, version: Int, in tx: any ReadTransaction) throws -> FormDefinition? {
        try FormStore.definition(of: form, version: version, in: tx).map { stored in
            try JSONDecoder().decode(FormDefinition.self, from: Data(stored.json.utf8))
        }
    }

    /// The one that a submission was filled on: in memory when it is still the published one.
    static func definition(
        of submission: Submission, _ catalogue: Catalogue, in tx: any ReadTransaction
    ) throws -> FormDefinition? {
        if let published = catalogue.form(submission.form), published.version == submission.version {
            return published.definition
        }
        return try definition(submission.form, version: submission.version, in: tx)
    }

    /// Those of many, in one statement.
    static func definitions(
        _ versions: [FormStore.Version], in tx: any ReadTransaction
    ) throws -> [FormStore.Version: FormDefinition] {
        try FormStore.definitions(of: Set(versions), in: tx).mapValues { json in
            try JSONDecoder().decode(FormDefinition.self, from: Data(json.utf8))
        }
    }

    /// A version that was published once, and that drafts may still be filled on.
    static func superseded(_ form: FormID, version: Int, in tx: any ReadTransaction) throws -> FormDefinition? {
        guard let stored = try FormStore.definition(of: form, version: version, in: tx), stored.supersededAt != nil else {
            return nil
        }
        return try JSONDecoder().decode(FormDefinition.self, from: Data(stored.json.utf8))
    }
}
