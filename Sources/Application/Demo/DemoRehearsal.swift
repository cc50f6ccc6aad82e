import Domain
import SQL
import Storage

/// Agents of a demonstration with a form filled and a session open, so that a measure can send many
/// at once. Passwords are no part of it: nobody signs in with what it makes.
public struct DemoRehearsal: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// A draft ready to be sent, and the session of its owner.
    public struct Part: Sendable {
        public var token: [UInt8]
        /// The secret of the session's forms.
        public var csrf: [UInt8]
        public var draft: DraftID
        public var version: Int
    }

    /// The base is somebody's own: nobody's session is opened there.
    public struct NotADemonstration: Error {}

    /// - Parameters:
    ///   - key: a published form.
    ///   - inputs: the answers of every draft.
    ///   - count: how many agents at most.
    /// - Throws: ``NotADemonstration``; ``NotFound`` for a form that is not published.
    public func prepare(form key: String, inputs: Inputs, count: Int) async throws -> [Part] {
        guard try await DemoAccounts(portal).exist() else { throw NotADemonstration() }
        let now = portal.clock.now
        return try await portal.database.write { tx in
            guard let form = try portal.catalogue.catalogue(in: tx).form(key: key) else { throw NotFound() }
            let persons = try PersonStore.list(after: nil, words: [], onlyInactive: false, limit: count, in: tx)
            return try persons.filter(\.isActive).map { person in try part(of: person.id, form, inputs, at: now, in: tx) }
        }
    }

    private func part(
        of person: PersonID, _ form: PublishedForm, _ inputs: Inputs, at now: Instant, in tx: any Transaction
    ) throws -> Part {
        let token = randomBytes(32)
        let csrf = randomBytes(32)
        let end = now + portal.rules.sessionMaximum
        try SessionStore.insert(
            tokenHash: sha256(token), person: person, csrf: csrf, isShared: false, at: now, expiresAt: end, endsAt: end, in: tx)
        if let old = try DraftStore.openDraft(of: person, for: person, form: form.id, in: tx) {
            _ = try DraftStore.delete(old.id, of: person, in: tx)
        }
        try DraftStore.insert(
            DraftStore.NewDraft(
                person: person, requester: person, form: form.id, version: form.version, beneficiary: nil, channel: .portal,
                inputs: inputs, seal: randomBytes(16)),
            at: now, in: tx)
        guard let draft = try DraftStore.openDraft(of: person, for: person, form: form.id, in: tx) else { throw NotFound() }
        return Part(token: token, csrf: csrf, draft: draft.id, version: form.version)
    }
}
