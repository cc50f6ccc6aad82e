import Domain
import SQL
import Storage

/// What a person sets for themself.
public struct AccountService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Why a new password is refused.
    public enum PasswordRefusal: Error, Sendable, Hashable {
        case wrongCurrent
        case weak(PasswordRules.Weakness)
        case different
        /// The new one is the old one.
        case unchanged
    }

    public func setPreferences(_ preferences: Preferences, of signedIn: SignedIn) async throws {
        try await portal.database.write { tx in
            try PersonStore.setPreferences(signedIn.person.id, preferences, in: tx)
        }
    }

    /// Changes a password, and ends every other session of its owner.
    public func changePassword(of signedIn: SignedIn, from current: String, to new: String, again: String) async throws {
        let person = signedIn.person
        let identity = try await portal.database.read { tx in try LocalIdentityStore.identity(of: person.id, in: tx) }
        guard let identity, try await portal.passwords.verify(current, against: identity.passwordHash) else {
            throw PasswordRefusal.wrongCurrent
        }
        guard new == again else { throw PasswordRefusal.different }
        guard new != current else { throw PasswordRefusal.unchanged }
        let words = [person.firstName, person.lastName, person.staffNumber, person.email ?? ""]
        if let weakness = PasswordRules.weakness(of: new, identity: words) { throw PasswordRefusal.weak(weakness) }
        let hash = try await portal.passwords.hash(new)
        let now = portal.clock.now
        try await portal.database.write { tx in
            try LocalIdentityStore.save(hash, of: person.id, mustChange: false, at: now, in: tx)
            _ = try SessionStore.deleteAll(of: person.id, except: signedIn.tokenHash, in: tx)
            try EventStore.append(Event(.passwordChanged, of: .person(person.id), by: person.id, at: now), in: tx)
        }
    }
}
