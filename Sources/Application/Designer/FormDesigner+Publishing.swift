import Domain
import SQL
import Storage

extension FormDesigner {
    /// Why a working version is not published.
    public enum PublicationRefusal: Error, Sendable, Hashable {
        /// Somebody wrote on it since it was read.
        case changedSince
        /// Another version was published since it was read: what it would undo was not seen.
        case publishedSince
        /// It is published already, as it stands.
        case nothingNew
        case secondPersonNeeded
    }

    /// What became a version.
    public struct Published: Sendable, Hashable {
        public var form: FormID
        public var version: Int
    }

    /// Publishes what stands, as the library publishes every form: read, checked whole, kept as a version.
    /// - Parameters:
    ///   - revision: what was read.
    ///   - publishedVersion: the version that it was compared with.
    /// - Throws: ``PublicationRefusal``; ``FormRefusal`` with every issue.
    public func publish(
        _ id: WorkingFormID, revision: Int, publishedVersion: Int?, by signedIn: SignedIn
    ) async throws -> Published {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            // Sent twice: the first time did it.
            let known = try Work(id, by: signedIn, portal, in: tx)
            if known.row.revision == revision, !known.row.isOpen, let version = known.row.basedOn,
                let form = try FormStore.form(key: known.row.formKey, in: tx), form.publishedVersion == version
            {
                return Published(form: form.id, version: version)
            }
            let (work, loaded) = try Self.load(id, revision, publishedVersion, by: signedIn, portal, at: now, in: tx)
            do {
                try FormLibrary.publish(
                    loaded.form, version: loaded.version, by: signedIn.actor, catalogue: work.catalogue, at: now, in: tx)
            } catch is FormLibrary.SecondPersonNeeded {
                throw PublicationRefusal.secondPersonNeeded
            }
            try WorkingFormStore.setPublished(id, form: loaded.form, version: loaded.version, revision: revision, in: tx)
            return Published(form: loaded.form, version: loaded.version)
        }
    }

    /// Keeps what stands as a version of its form, not published yet.
    static func load(
        _ id: WorkingFormID, _ revision: Int, _ publishedVersion: Int?, by signedIn: SignedIn, _ portal: Portal,
        at now: Instant, in tx: any Transaction
    ) throws -> (Work, FormLibrary.Loaded) {
        let work = try Work(id, by: signedIn, portal, in: tx)
        guard work.row.revision == revision else { throw PublicationRefusal.changedSince }
        guard work.row.isOpen else { throw PublicationRefusal.nothingNew }
        let form = try FormStore.form(key: work.row.formKey, in: tx)
        // It may have gone to another service by another way.
        if let form, !signedIn.policy.canEditForms(of: form.service) { throw NotAllowed() }
        let current = form?.status == .published ? form?.publishedVersion : nil
        guard current == publishedVersion else { throw PublicationRefusal.publishedSince }
        let json = Array(try Work.json(work.definition).utf8)
        let definition = try FormReader.read(json)
        let service = try FormLibrary.service(of: definition, in: work.catalogue)
        guard signedIn.policy.canEditForms(of: service.id) else { throw NotAllowed() }
        // A version is its author’s, whoever publishes it.
        let steps = try WorkingFormStore.steps(of: id, after: 0, in: tx)
        let wantsTwo =
            service.needsSecondPerson
            || form.map { form in work.catalogue.service(form.service)?.needsSecondPerson == true } ?? false
        // Whoever wrote any of it has not read it as somebody else does.
        if wantsTwo, WorkingHistory(steps).authors(after: work.row.publishedRevision ?? 0).contains(signedIn.person.id) {
            throw PublicationRefusal.secondPersonNeeded
        }
        let loaded = try FormLibrary.load(
            definition, json: json, service: service.id, by: WorkingHistory(steps).lastAuthor ?? signedIn.person.id, at: now,
            in: tx)
        return (work, loaded)
    }

    /// Asks that somebody else reads what stands, and publishes it.
    /// - Throws: ``FormRefusal`` for what could not be published anyway.
    public func askReview(_ id: WorkingFormID, revision: Int, by signedIn: SignedIn) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            guard work.row.revision == revision else { throw PublicationRefusal.changedSince }
            guard work.row.isOpen else { throw PublicationRefusal.nothingNew }
            if work.row.awaitsReview { return }
            let issues = try Self.issues(work, in: tx)
            guard issues.isEmpty else { throw FormRefusal(issues: issues) }
            try WorkingFormStore.setReview(id, revision: revision, by: signedIn.person.id, in: tx)
            try EventStore.append(
                Event(
                    .formReviewAsked, of: work.row.form.map { form in .form(form) } ?? .service(work.row.service),
                    by: signedIn.person.id, at: now, after: work.row.formKey), in: tx)
        }
    }

    /// Takes an older version as the working one. What stood is a step of the history, and can be taken back to.
    public func restore(_ version: Int, in id: WorkingFormID, madeOn revision: Int, by signedIn: SignedIn) async throws -> Saved {
        let definition = try await portal.database.read { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            guard let form = work.row.form, let stored = try FormStore.definition(of: form, version: version, in: tx) else {
                throw NotFound()
            }
            return try Work.definition(stored.json)
        }
        return try await save(.replace(definition, version: version), to: id, madeOn: revision, by: signedIn)
    }
}
