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

    /// What came of a page that its author leaves, or asks something more of.
    public struct Kept: Sendable {
        /// The draft, with all that the page said and nothing later undone.
        public let open: OpenDraft
        /// What the page says of questions that were answered otherwise elsewhere: their later answers stay.
        public let collisions: Inputs
        /// Rows that were taken out elsewhere and in which the page says something, which is kept in case they are put
        /// back.
        public let gone: [BlockRow]
        /// The row that was added; nil when there are as many as the block takes.
        public let added: BlockRow?
        /// The question that a file was taken from.
        public let question: QuestionKey?
    }

    /// What is asked with what a page sent.
    public enum Along: Sendable {
        case nothing
        /// A row of a repeated block is added, taken out or put back.
        case rows(RowChange)
        /// A file is taken out.
        case removing(AttachmentID)
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
    /// - Throws: ``Stale`` where answers of it changed elsewhere since it was drawn; ``Sent``, ``TooManyFiles``.
    public func save(_ id: DraftID, _ entry: DraftEntry, of me: SignedIn) async throws -> OpenDraft {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            try save(entry, in: try Self.unsent(id, of: me, in: tx), by: me, at: now, in: tx)
        }
    }

    /// Saves what a page sent when its author goes on, or asks something more: what does not collide is saved whatever
    /// happens.
    /// - Throws: ``Sent``, ``TooManyFiles``.
    public func keep(
        _ id: DraftID, _ entry: DraftEntry, along: Along = .nothing, of me: SignedIn
    ) async throws -> Kept {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            let draft = try Self.unsent(id, of: me, in: tx)
            var question: QuestionKey?
            if case .removing(let file) = along {
                question = try AttachmentStore.attachments(ofDraft: id, in: tx).first { known in known.id == file }?.question
                _ = try AttachmentStore.remove(file, fromDraft: id, in: tx)
            }
            var added: BlockRow?
            func save(_ entry: DraftEntry) throws -> OpenDraft {
                try self.save(entry, in: draft, by: me, at: now, in: tx) { definition, inputs in
                    if case .rows(let change) = along { added = change.apply(to: &inputs, of: definition) }
                }
            }
            var collisions: Inputs = [:]
            let open: OpenDraft
            do {
                open = try save(entry)
            } catch let stale as Stale {
                for key in stale.questions {
                    collisions[key] = entry.searches[key]?.text.map { text in [text] } ?? entry.values[key] ?? []
                }
                open = try save(entry.without(Set(stale.questions)))
            }
            return Kept(
                open: open, collisions: collisions, gone: entry.rows(missingFrom: open.definition), added: added,
                question: question)
        }
    }

    /// - Parameter rows: what else changes with it, of the form's repeated blocks.
    private func save(
        _ entry: DraftEntry, in draft: Draft, by me: SignedIn, at now: Instant, in tx: any Transaction,
        rows: (FormDefinition, inout Inputs) -> Void = { _, _ in }
    ) throws -> OpenDraft {
        let catalogue = try portal.catalogue.catalogue(in: tx)
        let form = try DraftForm(draft, catalogue: catalogue, at: now, in: tx)
        var changed = try Self.changed(draft, form, by: entry, catalogue, in: tx)
        if let page = entry.page {
            let later = changed.differences(from: draft).filter { key in
                draft.changes[key].map { change in page.ignores(change) } ?? false
            }
            if !later.isEmpty { throw Stale(questions: later) }
        }
        try attach(entry.files, to: draft, form.definition, by: me, at: now, in: tx)
        rows(form.definition, &changed.inputs)
        changed.note(since: draft, on: entry.page)
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
            changed.note(since: draft, on: nil)
            if changed != draft { try DraftStore.save(changed, at: now, in: tx) }
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
        var changed = try DraftWriting(definition: form.definition, blocks: form.blocks, catalogue: catalogue).apply(
            entry, to: draft, in: tx)
        changed.version = form.version
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
