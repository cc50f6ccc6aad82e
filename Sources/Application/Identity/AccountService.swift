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
        /// Too many wrong current ones; try again at this moment.
        case delayed(until: Instant)
    }

    public func setPreferences(_ preferences: Preferences, of signedIn: SignedIn) async throws {
        try await portal.database.write { tx in
            try PersonStore.setPreferences(signedIn.person.id, preferences, in: tx)
        }
    }

    /// Changes a password, and ends every other session of its owner.
    public func changePassword(of signedIn: SignedIn, from current: String, to new: String, again: String) async throws {
        let person = signedIn.person
        guard !current.isEmpty else { throw PasswordRefusal.wrongCurrent }
        guard new == again else { throw PasswordRefusal.different }
        guard new != current else { throw PasswordRefusal.unchanged }
        let words = [person.firstName, person.lastName, person.staffNumber, person.email ?? ""]
        if let weakness = PasswordRules.weakness(of: new, identity: words) { throw PasswordRefusal.weak(weakness) }
        let (known, hash): (String, String)
        do {
            (known, hash) = try await portal.passwords.inTurn { turn in
                // A session left open must not be where the password is found.
                try await PasswordAttempts(changingPasswordOf: person.id).count(in: portal.database, at: portal.clock.now)
                let identity = try await portal.database.read { tx in try LocalIdentityStore.identity(of: person.id, in: tx) }
                guard let identity, current.utf8.count <= PasswordRules.maximumLength * 4,
                    try await turn.verify(current, against: identity.passwordHash)
                else { throw PasswordRefusal.wrongCurrent }
                return (identity.passwordHash, try await turn.hash(new))
            }
        } catch let delayed as PasswordAttempts.Delayed {
            throw PasswordRefusal.delayed(until: delayed.until)
        }
        try await replace(known, by: hash, of: signedIn)
    }

    /// - Parameter known: the hash that the current password was verified against. That took its time: a reset or a
    ///   departure meanwhile stays.
    func replace(_ known: String, by hash: String, of signedIn: SignedIn) async throws {
        let person = signedIn.person
        let now = portal.clock.now
        try await portal.database.write { tx in
            guard try LocalIdentityStore.identity(of: person.id, in: tx)?.passwordHash == known,
                try PersonStore.person(person.id, in: tx)?.isActive == true
            else { throw PasswordRefusal.wrongCurrent }
            try PasswordAttempts.forget(person, in: tx)
            try LocalIdentityStore.save(hash, of: person.id, mustChange: false, at: now, in: tx)
            _ = try SessionStore.deleteAll(of: person.id, except: signedIn.tokenHash, in: tx)
            try EventStore.append(Event(.passwordChanged, of: .person(person.id), by: person.id, at: now), in: tx)
        }
    }
}
