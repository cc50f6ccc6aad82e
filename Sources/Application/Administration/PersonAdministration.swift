import Domain
import SQL
import Storage

/// Persons, as the administration handles them.
public struct PersonAdministration: Sendable {
    let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Why somebody is not deactivated, reactivated or given a password.
    public enum Refusal: Error, Sendable, Hashable {
        /// Nobody deactivates themself, nor the last administrator.
        case yourself
        case lastAdministrator
        /// Somebody else, or another page, was quicker.
        case already
        /// Who has left signs in no more: no password serves.
        case inactive
    }

    /// A page of the list of persons.
    public struct Page: Sendable {
        public var persons: [Person]
        /// Where the next page begins, when there is one.
        public var next: PersonID?
        public var catalogue: Catalogue
    }

    /// - Parameter after: the last person of the page before.
    public func list(
        search: String, onlyInactive: Bool, after: PersonID?, by signedIn: SignedIn, limit: Int = 50
    ) async throws -> Page {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let words = SearchName.words(of: search)
        return try await portal.database.read { tx in
            let last = try after.flatMap { id in try PersonStore.person(id, in: tx) }?.id
            let persons = try PersonStore.list(
                after: last, words: words, onlyInactive: onlyInactive, limit: limit + 1, in: tx)
            return Page(
                persons: Array(persons.prefix(limit)), next: persons.count > limit ? persons[limit - 1].id : nil,
                catalogue: try portal.catalogue.catalogue(in: tx))
        }
    }

    /// A person with all that the administration knows of them.
    public struct Sheet: Sendable {
        public var person: Person
        public var groups: Set<String>
        public var rights: [RightStore.Right]
        public var hasPassword: Bool
        /// Tickets in their hands, which go back to their teams when the person leaves.
        public var openTickets: Int
        public var catalogue: Catalogue
    }

    public func sheet(_ id: PersonID, by signedIn: SignedIn) async throws -> Sheet {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        return try await portal.database.read { tx in
            guard let person = try PersonStore.person(id, in: tx) else { throw NotFound() }
            return Sheet(
                person: person, groups: try DirectoryStore.groupKeys(of: id, in: tx),
                rights: try RightStore.rights(of: id, in: tx),
                hasPassword: try LocalIdentityStore.identity(of: id, in: tx) != nil,
                openTickets: try TicketStore.openCount(of: id, in: tx),
                catalogue: try portal.catalogue.catalogue(in: tx))
        }
    }

    /// A leaver: signs in no more, and every session ends. Nothing of theirs is deleted; the tickets in
    /// their hands are to be taken again by the team that has them.
    public func deactivate(_ id: PersonID, by signedIn: SignedIn) async throws {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        guard id != signedIn.person.id else { throw Refusal.yourself }
        let now = portal.clock.now
        try await portal.write { tx in
            guard let person = try PersonStore.person(id, in: tx) else { throw NotFound() }
            guard person.isActive else { throw Refusal.already }
            try PersonStore.setActive(id, false, at: now, in: tx)
            if try RightStore.administratorCount(in: tx) == 0 { throw Refusal.lastAdministrator }
            _ = try SessionStore.deleteAll(of: id, in: tx)
            for ticket in try TicketStore.openTickets(of: id, in: tx) {
                try Outbox.save(ticket.assigning(to: nil, by: signedIn.person.id, at: now), at: now, in: tx)
            }
            try EventStore.append(Event(.personDeactivated, of: .person(id), by: signedIn.person.id, at: now), in: tx)
        }
    }

    public func reactivate(_ id: PersonID, by signedIn: SignedIn) async throws {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let now = portal.clock.now
        try await portal.database.write { tx in
            guard let person = try PersonStore.person(id, in: tx) else { throw NotFound() }
            guard !person.isActive else { throw Refusal.already }
            try PersonStore.setActive(id, true, at: now, in: tx)
            try EventStore.append(Event(.personReactivated, of: .person(id), by: signedIn.person.id, at: now), in: tx)
        }
    }

    /// A password just made, and whose it is.
    public struct NewPassword: Sendable {
        public var person: Person
        public var password: String
    }

    /// Makes a new password, shown once, to be changed at the first sign-in; every session ends.
    public func resetPassword(of id: PersonID, by signedIn: SignedIn) async throws -> NewPassword {
        guard signedIn.policy.canAdminister else { throw NotAllowed() }
        let password = OneTimePassword.make()
        let hash = try await portal.passwords.hash(password)
        let now = portal.clock.now
        let person = try await portal.database.write { tx in
            guard let person = try PersonStore.person(id, in: tx) else { throw NotFound() }
            guard person.isActive else { throw Refusal.inactive }
            try LocalIdentityStore.save(hash, of: id, mustChange: true, at: now, in: tx)
            try PasswordAttempts.forget(person, in: tx)
            _ = try SessionStore.deleteAll(of: id, in: tx)
            try EventStore.append(Event(.passwordReset, of: .person(id), by: signedIn.person.id, at: now), in: tx)
            return person
        }
        return NewPassword(person: person, password: password)
    }
}
