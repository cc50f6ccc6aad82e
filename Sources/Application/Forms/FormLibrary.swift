import Domain
import SQL
import Storage

/// Loads, publishes and withdraws forms.
public struct FormLibrary: Sendable {
    let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// What became of a document.
    public struct Loaded: Sendable, Hashable {
        public var form: FormID
        public var version: Int
        /// False when the newest version is to the letter the same.
        public var isNew: Bool
    }

    /// Why a form is not withdrawn.
    public enum WithdrawalRefusal: Error, Sendable, Hashable {
        /// The form that should take over is not published, or is this very one.
        case badSuccessor
    }

    /// Loads a definition as the newest version of its form. It is not published yet.
    /// - Throws: ``FormRefusal`` with every issue; ``NotAllowed`` for a service the actor does not own.
    public func load(_ json: [UInt8], by signedIn: SignedIn) async throws -> Loaded {
        let definition = try FormReader.read(json)
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let service = try FormLibrary.service(of: definition, in: catalogue)
            guard signedIn.policy.canEditForms(of: service.id) else { throw NotAllowed() }
            // A key that another service has is that service's, whatever this document says.
            if let owner = try FormStore.service(ofFormKey: definition.key, in: tx), !signedIn.policy.canEditForms(of: owner) {
                throw NotAllowed()
            }
            // So is one that is being written and was never published.
            if let working = try WorkingFormStore.working(formKey: definition.key, in: tx),
                !signedIn.policy.canEditForms(of: working.service)
            {
                throw NotAllowed()
            }
            return try FormLibrary.load(
                definition, json: json, service: service.id, by: signedIn.person.id, at: now, in: tx)
        }
    }

    /// The service wants a version to be read by somebody else than its author before it is published.
    public struct SecondPersonNeeded: Error, Sendable, Hashable {
        public init() {}
    }

    /// Publishes a version: new drafts are made on it, those begun on the one before keep it a while.
    /// - Throws: ``SecondPersonNeeded`` where the actor loaded or wrote that version, and the service wants two.
    public func publish(_ form: FormID, version: Int, by signedIn: SignedIn) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            try FormLibrary.publish(
                form, version: version, by: signedIn.actor, catalogue: try portal.catalogue.catalogue(in: tx), at: now, in: tx)
        }
    }

    /// The step of publishing that the designer shares.
    static func publish(
        _ form: FormID, version: Int, by actor: Actor, catalogue: Catalogue, at now: Instant, in tx: any Transaction
    ) throws {
        let policy = Policy(actor)
        guard let row = try FormStore.form(form, in: tx), policy.canEditForms(of: row.service),
            let stored = try FormStore.definition(of: form, version: version, in: tx)
        else { throw NotFound() }
        let definition = try FormReader.read(Array(stored.json.utf8))
        let service = try FormLibrary.service(of: definition, in: catalogue)
        guard policy.canEditForms(of: service.id) else { throw NotAllowed() }
        let isMoved = row.service != service.id
        // Published already, and where it is: the page was sent twice.
        if row.status == .published, row.publishedVersion == version, !isMoved { return }
        // The service that gives the form away has its say too.
        if service.needsSecondPerson || catalogue.service(row.service)?.needsSecondPerson == true,
            try FormStore.author(of: form, version: version, in: tx) == actor.person
        {
            throw SecondPersonNeeded()
        }
        try FormStore.publish(form, version: version, service: service.id, at: now, in: tx)
        // What was planned is done, or overtaken: an older version never comes back by itself.
        try FormScheduleStore.remove(.publication, of: form, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
        try EventStore.append(
            Event(
                .formPublished, of: .form(form), by: actor.person, at: now,
                before: row.publishedVersion.map(String.init), after: String(version),
                // Another service is another owner: who may edit it has changed.
                reason: isMoved ? "service:\(service.id)" : nil), in: tx)
    }

    /// Withdraws a form: it can no longer be sent; its successor, if any, is linked.
    /// - Parameter successorKey: the key of a published form.
    public func withdraw(_ form: FormID, successorKey: String?, by signedIn: SignedIn) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            try FormLibrary.withdraw(
                form, successorKey: successorKey, by: signedIn.actor, catalogue: try portal.catalogue.catalogue(in: tx),
                at: now, in: tx)
        }
    }

    /// The step of withdrawing that a plan shares.
    static func withdraw(
        _ form: FormID, successorKey: String?, by actor: Actor, catalogue: Catalogue, at now: Instant, in tx: any Transaction
    ) throws {
        let successor = try successorKey.map { key in
            guard let found = catalogue.form(key: key), found.id != form else { throw WithdrawalRefusal.badSuccessor }
            return found.id
        }
        guard let row = try FormStore.form(form, in: tx), row.status == .published,
            Policy(actor).canEditForms(of: row.service)
        else { throw NotFound() }
        try FormStore.withdraw(form, successor: successor, in: tx)
        try FormScheduleStore.remove(.withdrawal, of: form, in: tx)
        try SettingStore.touchCatalogue(at: now, in: tx)
        try EventStore.append(
            Event(
                .formWithdrawn, of: .form(form), by: actor.person, at: now,
                before: row.publishedVersion.map(String.init), after: successor?.description), in: tx)
    }

    /// The step of loading that the demonstration shares: adds the version and tells it.
    /// - Throws: ``FormRefusal`` when a key meant another type of question in an earlier version.
    static func load(
        _ definition: FormDefinition, json: [UInt8], service: ServiceID, by actor: PersonID?, at now: Instant,
        in tx: any Transaction
    ) throws -> Loaded {
        let reused = try reusedKeys(in: definition, in: tx)
        guard reused.isEmpty else { throw FormRefusal(issues: reused) }
        let added = try FormStore.addVersion(
            key: definition.key, service: service, json: String(decoding: json, as: UTF8.self), sha256: sha256(json),
            by: actor, at: now, in: tx)
        if added.isNew {
            try EventStore.append(
                Event(.formLoaded, of: .form(added.form), by: actor, at: now, after: String(added.version)), in: tx)
        }
        return Loaded(form: added.form, version: added.version, isNew: added.isNew)
    }

    /// The service of a definition, when all that it refers to exists.
    /// - Throws: ``FormRefusal`` naming each reference that does not.
    static func service(of definition: FormDefinition, in catalogue: Catalogue) throws(FormRefusal) -> Service {
        var issues: [FormIssue] = []
        if catalogue.service(key: definition.service) == nil {
            issues.append(FormIssue("/service", .unknownReference(kind: .service, key: definition.service)))
        }
        for (pointer, key) in definition.teams where catalogue.team(key: key)?.isActive != true {
            // What is out of use takes no new work.
            issues.append(FormIssue(pointer, .unknownReference(kind: .team, key: key)))
        }
        for (pointer, key) in definition.categories where catalogue.category(key: key)?.isActive != true {
            issues.append(FormIssue(pointer, .unknownReference(kind: .category, key: key)))
        }
        guard issues.isEmpty, let service = catalogue.service(key: definition.service) else {
            throw FormRefusal(issues: issues)
        }
        return service
    }
}
