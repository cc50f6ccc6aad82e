import Domain
import SQL
import Storage
import Synchronization

/// Keeps the ``Catalogue`` and reads it again when its revision has changed. A node may lose it.
public final class CatalogueCache: Sendable {
    private let current = Mutex<Catalogue?>(nil)

    init() {}

    /// How accessible the portal is, as this node knows: what it has not read yet is « non conforme ».
    public var conformity: Statement.Conformity { current.withLock { cached in cached?.conformity ?? .none } }

    /// The catalogue as this transaction sees it. Reading the revision is one row by key.
    public func catalogue(in tx: any ReadTransaction) throws -> Catalogue {
        let known = current.withLock { cached in cached }
        if let known, try SettingStore.value(.catalogueRevision, in: tx) ?? "" == known.revision { return known }
        let forms = Dictionary(uniqueKeysWithValues: (known?.forms ?? []).map { form in (form.id, form) })
        let fresh = Catalogue(try CatalogueParts(in: tx, known: forms))
        current.withLock { cached in cached = fresh }
        return fresh
    }
}

extension Portal {
    /// The catalogue of now.
    public func currentCatalogue() async throws -> Catalogue {
        try await database.read { tx in try catalogue.catalogue(in: tx) }
    }
}
