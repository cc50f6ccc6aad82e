import Domain
import SQL
import Storage

extension FormDesigner {
    /// A form being written, in the list.
    public struct Entry: Sendable {
        public var row: WorkingFormStore.WorkingRow
        public var title: LocalizedText
        public var service: Service
        public var author: Person?
    }

    /// What the actor may write, and what of it waits.
    public struct List: Sendable {
        public var entries: [Entry]
        public var services: [Service]
    }

    public func list(by signedIn: SignedIn) async throws -> List {
        guard signedIn.policy.canEditSomeForms else { throw NotAllowed() }
        return try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let services = catalogue.services.filter { service in signedIn.policy.canEditForms(of: service.id) }
            let open = try WorkingFormStore.open(of: services.map(\.id), in: tx)
            let authors = try PersonStore.persons(Set(open.compactMap(\.row.updatedBy)), in: tx)
            return List(
                entries: try open.compactMap { row, json in
                    guard let service = catalogue.service(row.service) else { return nil }
                    return Entry(
                        row: row, title: try Work.definition(json).title, service: service,
                        author: row.updatedBy.flatMap { id in authors[id] })
                }, services: services)
        }
    }

    /// All that the pages of a working version show.
    public struct Opened: Sendable {
        public var row: WorkingFormStore.WorkingRow
        public var definition: FormDefinition
        public var service: Service
        public var catalogue: Catalogue
        /// The version that is published, if there is one.
        public var published: FormDefinition?
        public var publishedVersion: Int?
        /// What stops it from being published.
        public var issues: [FormIssue]
        /// The newest first.
        public var steps: [WorkingFormStore.Step]
        public var persons: [PersonID: Person]
        /// Who else has it open, and when last.
        public var others: [(person: Person, at: Instant)]
        /// The actor has a step to take back.
        public var canUndo: Bool
        /// Nobody publishes here what they wrote a part of.
        public var mustAskSecondPerson: Bool

        /// What it may do better. Costs a moment: for the pages that show it.
        public var advice: [FormAdvice] {
            FormAdvice.advice(
                on: definition,
                privacy: .init(
                    hasPurpose: service.privacy.map { notice in !notice.purpose.fr.isEmpty } ?? false,
                    isConfidential: service.isConfidential))
        }
    }

    /// Opens a working version, and lets others see that somebody is at it.
    public func open(_ id: WorkingFormID, by signedIn: SignedIn) async throws -> Opened {
        let now = portal.clock.now
        let opened = try await portal.database.read { tx in
            let work = try Work(id, by: signedIn, portal, in: tx)
            guard let service = work.catalogue.service(work.row.service) else { throw NotFound() }
            let steps = try WorkingFormStore.steps(of: id, after: 0, in: tx)
            let seen = try WorkingFormStore.seen(id, since: now - Self.presence, in: tx)
            let persons = try PersonStore.persons(
                Set(steps.map(\.person) + seen.map(\.person)).union([work.row.reviewAskedBy].compactMap { id in id }), in: tx)
            let row = try work.row.form.flatMap { form in try FormStore.form(form, in: tx) }
            let version = row?.status == .published ? row?.publishedVersion : nil
            let published = try version.flatMap { version in
                try row.flatMap { row in try FormStore.definition(of: row.id, version: version, in: tx) }
            }
            let opened = Opened(
                row: work.row, definition: work.definition, service: service, catalogue: work.catalogue,
                published: try published.map { stored in try Work.definition(stored.json) }, publishedVersion: version,
                issues: try Self.issues(work, in: tx), steps: steps.reversed(), persons: persons,
                others: seen.compactMap { entry in
                    entry.person == signedIn.person.id ? nil : persons[entry.person].map { person in (person, entry.at) }
                },
                canUndo: WorkingHistory(steps).undoable(by: signedIn.person.id) != nil,
                mustAskSecondPerson: service.needsSecondPerson
                    && WorkingHistory(steps).authors(after: work.row.publishedRevision ?? 0).contains(signedIn.person.id))
            let mine = seen.first { entry in entry.person == signedIn.person.id }?.at
            return (opened, mine)
        }
        // Once a minute is often enough.
        if opened.1.map({ at in now - at >= Span.minutes(1) }) ?? true {
            try await portal.database.write { tx in
                try WorkingFormStore.see(id, by: signedIn.person.id, at: now, in: tx)
            }
        }
        return opened.0
    }

    /// What the loader would refuse.
    static func issues(_ work: Work, in tx: any ReadTransaction) throws -> [FormIssue] {
        var issues = FormValidator.issues(in: work.definition)
        do throws(FormRefusal) {
            _ = try FormLibrary.service(of: work.definition, in: work.catalogue)
        } catch {
            issues += error.issues
        }
        return issues + (try FormLibrary.reusedKeys(in: work.definition, in: tx))
    }
}
