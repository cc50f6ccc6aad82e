import Domain
import SQL
import Storage

/// Presenting a form, filling it a page after another, giving it up.
public struct DraftService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// What is said before a form opens.
    public enum Presentation: Sendable {
        /// The form, and the draft begun before, if any.
        case published(PublishedForm, draft: Draft?, catalogue: Catalogue)
        case withdrawn(FormDefinition, successor: PublishedForm?, draft: Draft?, catalogue: Catalogue)
    }

    /// Answers of the page were changed elsewhere since it was loaded: nothing of it was saved.
    public struct Stale: Error, Sendable, Hashable {
        /// Which ones.
        public let questions: [QuestionKey]
    }

    /// What a page says of questions that were answered otherwise elsewhere: their later answers stay.
    public struct Collision: Error, Sendable {
        /// The draft, with all else that the page said.
        public let open: OpenDraft
        /// What was typed, by question.
        public let typed: Inputs
    }

    /// A draft was sent already, as this.
    public struct Sent: Error, Sendable, Hashable {
        public let reference: TicketReference
        /// It was asked for in the name of somebody else.
        public let isForCaller: Bool
    }

    /// More files than a request may have.
    public struct TooManyFiles: Error, Sendable, Hashable {
        public let maximum: Int
    }

    public func presentation(of key: String, filling: Filling) async throws -> Presentation {
        try await portal.database.read { tx in
            let catalogue = try portal.catalogue.catalogue(in: tx)
            if let form = catalogue.form(key: key) {
                let draft = try DraftStore.openDraft(
                    of: filling.actor.person.id, for: filling.requester, form: form.id, in: tx)
                return .published(form, draft: draft, catalogue: catalogue)
            }
            guard let withdrawn = try WithdrawnForm(key: key, catalogue: catalogue, in: tx) else { throw NotFound() }
            let draft = try DraftStore.openDraft(
                of: filling.actor.person.id, for: filling.requester, form: withdrawn.id, in: tx)
            return .withdrawn(withdrawn.definition, successor: withdrawn.successor, draft: draft, catalogue: catalogue)
        }
    }

    /// « Commencer » : the draft of this form, made if there is none.
    public func begin(_ key: String, filling: Filling) async throws -> DraftID {
        let now = portal.clock.now
        let seal = randomBytes(16)
        return try await portal.database.write { tx in
            try filling.check(in: tx)
            guard let form = try portal.catalogue.catalogue(in: tx).form(key: key) else { throw NotFound() }
            let me = filling.actor.person.id
            let previous = try filling.previous.map { reference in
                guard let closed = try TicketStore.closed(reference, forParty: me, in: tx) else { throw NotFound() }
                return closed.id
            }
            if let known = try DraftStore.openDraft(of: me, for: filling.requester, form: form.id, in: tx) {
                if let previous { try DraftStore.setPrevious(previous, of: known.id, in: tx) }
                return known.id
            }
            try DraftStore.insert(
                DraftStore.NewDraft(
                    person: me, requester: filling.requester, form: form.id, version: form.version,
                    beneficiary: filling.beneficiary, channel: filling.channel,
                    inputs: filling.beneficiary == nil ? [:] : [BeneficiaryInput.choice: [BeneficiaryInput.other]], seal: seal,
                    previous: previous),
                at: now, in: tx)
            guard let made = try DraftStore.openDraft(of: me, for: filling.requester, form: form.id, in: tx) else {
                throw NotFound()
            }
            return made.id
        }
    }

    /// A draft of whoever asks, as its pages show it.
    /// - Throws: ``Sent`` when it has become a request.
    public func draft(_ id: DraftID, of me: SignedIn) async throws -> OpenDraft {
        try await portal.database.read { tx in
            try OpenDraft(
                try Self.unsent(id, of: me, in: tx), for: me.person, catalogue: try portal.catalogue.catalogue(in: tx),
                portal: portal, in: tx)
        }
    }

    /// The same draft with what a page sent, without saving it: which questions would be asked.
    public func preview(_ id: DraftID, with entry: DraftEntry, of me: SignedIn) async throws -> OpenDraft {
        try await portal.database.read { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let form = try DraftForm(draft, catalogue: catalogue, at: portal.clock.now, in: tx)
            let changed = try Self.changed(draft, form, by: entry, catalogue, in: tx)
            return try OpenDraft(changed, for: me.person, catalogue: catalogue, portal: portal, in: tx)
        }
    }

    /// Saves what a page sent: all of it, or nothing.
    /// - Parameter revision: the one of the page: answers that changed since, elsewhere, are not undone.
    /// - Throws: ``Stale``, ``Sent``, ``TooManyFiles``.
    public func save(
        _ id: DraftID, _ entry: DraftEntry, ifRevision revision: Int? = nil, of me: SignedIn
    ) async throws -> OpenDraft {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            return try save(entry, in: draft, since: revision, by: me, at: now, in: tx)
        }
    }

    /// Saves what a page sent when its author goes on: what does not collide is saved whatever happens.
    /// - Throws: ``Collision``, ``Sent``, ``TooManyFiles``.
    public func goOn(_ id: DraftID, _ entry: DraftEntry, from revision: Int?, of me: SignedIn) async throws -> OpenDraft {
        let now = portal.clock.now
        let (open, typed) = try await portal.database.write { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            do {
                return (try save(entry, in: draft, since: revision, by: me, at: now, in: tx), Inputs())
            } catch let stale as Stale {
                let typed = stale.questions.reduce(into: Inputs()) { typed, key in
                    typed[key] = entry.searches[key]?.text.map { text in [text] } ?? entry.values[key] ?? []
                }
                let rest = entry.without(Set(stale.questions))
                return (try save(rest, in: draft, since: revision, by: me, at: now, in: tx), typed)
            }
        }
        if !typed.isEmpty { throw Collision(open: open, typed: typed) }
        return open
    }

    /// - Parameter rows: what else changes with it, of the form's repeated blocks.
    private func save(
        _ entry: DraftEntry, in draft: Draft, since revision: Int? = nil, by me: SignedIn, at now: Instant,
        in tx: any Transaction, rows: (FormDefinition, inout Inputs) -> Void = { _, _ in }
    ) throws -> OpenDraft {
        let catalogue = try portal.catalogue.catalogue(in: tx)
        let form = try DraftForm(draft, catalogue: catalogue, at: now, in: tx)
        var changed = try Self.changed(draft, form, by: entry, catalogue, in: tx)
        if let revision {
            let later = changed.differences(from: draft).filter { key in draft.changes[key] ?? 0 > revision }
            if !later.isEmpty { throw Stale(questions: later) }
        }
        try attach(entry.files, to: draft, form.definition, by: me, at: now, in: tx)
        rows(form.definition, &changed.inputs)
        if changed != draft { changed.revision = draft.revision + 1 }
        for key in changed.differences(from: draft) { changed.changes[key] = changed.revision }
        if changed != draft { try DraftStore.save(changed, at: now, in: tx) }
        return try OpenDraft(changed, for: me.person, catalogue: catalogue, portal: portal, in: tx)
    }

    /// Saves what was sent after the session had ended, once its author is back.
    /// - Parameter isSeal: whether what was sent carries the seal of this draft: only its pages do.
    /// - Throws: ``NotFound`` for the draft of somebody else, or what no page of it sent.
    public func restore(
        _ id: DraftID, _ entry: DraftEntry, of me: SignedIn, if isSeal: @escaping @Sendable ([UInt8]) -> Bool
    ) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            guard isSeal(draft.seal) else { throw NotFound() }
            let catalogue = try portal.catalogue.catalogue(in: tx)
            let form = try DraftForm(draft, catalogue: catalogue, at: now, in: tx)
            var changed = try Self.changed(draft, form, by: entry, catalogue, in: tx)
            for key in changed.differences(from: draft) { changed.changes[key] = changed.revision }
            if changed != draft { try DraftStore.save(changed, at: now, in: tx) }
        }
    }

    /// Takes a file out, and saves what its page sent with it.
    /// - Returns: the draft, and the question that the file was of.
    public func save(
        _ id: DraftID, _ entry: DraftEntry, removing file: AttachmentID, of me: SignedIn
    ) async throws -> (open: OpenDraft, question: QuestionKey?) {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            let question = try AttachmentStore.attachments(ofDraft: id, in: tx).first { known in known.id == file }?.question
            _ = try AttachmentStore.remove(file, fromDraft: id, in: tx)
            return (try save(entry, in: draft, by: me, at: now, in: tx), question)
        }
    }

    /// Adds a row to a repeated block, takes one out or puts it back, and saves what the page sent with it.
    /// - Returns: the draft, and the row that was added; nil when there are as many as the block takes.
    public func save(
        _ id: DraftID, _ entry: DraftEntry, _ change: RowChange, of me: SignedIn
    ) async throws -> (open: OpenDraft, added: BlockRow?) {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            var added: BlockRow?
            let open = try save(entry, in: draft, by: me, at: now, in: tx) { definition, inputs in
                added = change.apply(to: &inputs, of: definition)
            }
            return (open, added)
        }
    }

    /// Gives a draft up, with its files.
    /// - Returns: the key of its form.
    public func discard(_ id: DraftID, of me: SignedIn) async throws -> String {
        try await portal.database.write { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            guard let form = try FormStore.form(draft.form, in: tx), try DraftStore.delete(id, of: me.person.id, in: tx) else {
                throw NotFound()
            }
            return form.key
        }
    }

    /// The draft of whoever asks, as long as it is one.
    /// - Throws: ``NotAllowed`` for one in a caller's name, once its author has lost the workbench.
    static func unsent(_ id: DraftID, of me: SignedIn, in tx: any ReadTransaction) throws -> Draft {
        guard let draft = try DraftStore.draft(id, of: me.person.id, in: tx) else { throw NotFound() }
        guard draft.sentAt == nil else {
            guard let reference = try SubmissionStore.reference(ofDraft: id, in: tx) else { throw NotFound() }
            throw Sent(reference: reference, isForCaller: draft.requester != draft.person)
        }
        guard draft.requester == draft.person || me.policy.canUseWorkbench else { throw NotAllowed() }
        return draft
    }

    private static func changed(
        _ draft: Draft, _ form: DraftForm, by entry: DraftEntry, _ catalogue: Catalogue, in tx: any ReadTransaction
    ) throws -> Draft {
        var changed = try DraftWriting(definition: form.definition, catalogue: catalogue).apply(entry, to: draft, in: tx)
        changed.version = form.version
        if changed != draft { changed.revision += 1 }
        return changed
    }

    private func attach(
        _ files: [DraftEntry.FileEntry], to draft: Draft, _ definition: FormDefinition, by me: SignedIn, at now: Instant,
        in tx: any Transaction
    ) throws {
        guard !files.isEmpty else { return }
        let known = try AttachmentStore.attachments(ofDraft: draft.id, in: tx)
        // The same file chosen twice, or sent again by « Précédent », is one file.
        let fresh = files.filter { entry in
            !known.contains { file in
                file.question == entry.question && file.sha256 == entry.file.sha256 && file.name == entry.file.name
            }
        }
        guard known.count + fresh.count <= portal.rules.maximumFilesPerTicket else {
            throw TooManyFiles(maximum: portal.rules.maximumFilesPerTicket)
        }
        for entry in fresh {
            guard let question = definition.question(entry.question), question.type == .file else { continue }
            _ = try AttachmentStore.insert(
                entry.file, draft: draft.id, question: question.key, isSensitive: question.isSensitive, by: me.person.id,
                at: now, in: tx)
        }
    }
}
