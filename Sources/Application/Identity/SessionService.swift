import Domain
import SQL
import Storage

/// Signing in and out, and what keeps a session alive.
public struct SessionService: Sendable {
    private let portal: Portal

    public init(_ portal: Portal) { self.portal = portal }

    /// Why somebody is not signed in. Wrong name and wrong password are one answer.
    public enum Refusal: Error, Sendable, Hashable {
        case wrong
        /// Too many wrong passwords; try again at this moment.
        case delayed(until: Instant)
        /// A demonstration account, whose password is printed, from elsewhere than this machine.
        case demoAccount
        /// Too many are signing in at this moment.
        case busy
    }

    /// A session that begins: the token goes to the browser and is kept nowhere.
    public struct Begun: Sendable {
        public var token: [UInt8]
        public var person: Person
        public var mustChangePassword: Bool
        public var endsAt: Instant
    }

    /// - Parameters:
    ///   - login: e-mail address or staff number.
    ///   - address: where the request comes from, as trusted proxies tell it.
    ///   - isLocal: it comes from this very machine.
    ///   - previous: the token the browser sent; its session ends, so that a planted one is worth nothing.
    public func signIn(
        login: String, password: String, isShared: Bool, address: String, isLocal: Bool = false, previous: [UInt8]?
    ) async throws -> Begun {
        do {
            let (person, identity) = try await portal.passwords.inTurn { turn in
                try await verified(login.trimmingSpaces(), password, from: address, turn)
            }
            if identity.isDemo, !isLocal { throw Refusal.demoAccount }
            return try await begin(person, identity, isShared: isShared, previous: previous, now: portal.clock.now)
        } catch let delayed as PasswordAttempts.Delayed {
            throw Refusal.delayed(until: delayed.until)
        } catch is PasswordHasher.Busy {
            throw Refusal.busy
        }
    }

    /// Whoever signs in with this name and this password. An unknown name, a wrong password and a leaver take one
    /// way, and one time.
    private func verified(
        _ name: String, _ password: String, from address: String, _ turn: PasswordHasher.Turn
    ) async throws -> (Person, LocalIdentityStore.Identity) {
        try await PasswordAttempts(signingInAs: name, from: address).count(in: portal.database, at: portal.clock.now)
        let known = try await portal.database.read { tx -> (Person, LocalIdentityStore.Identity)? in
            guard let person = try PersonStore.person(signingInAs: name, in: tx),
                let identity = try LocalIdentityStore.identity(of: person.id, in: tx)
            else { return nil }
            return (person, identity)
        }
        guard let (person, identity) = known, password.utf8.count <= PasswordRules.maximumLength * 4 else {
            try await turn.verifyNothing(String(password.prefix(64)))
            throw Refusal.wrong
        }
        guard try await turn.verify(password, against: identity.passwordHash), person.isActive else { throw Refusal.wrong }
        return (person, identity)
    }

    /// - Parameter identity: what the password was verified against. That took its time: a reset, a change or a
    ///   departure meanwhile has ended every session, and no old password begins another.
    func begin(
        _ person: Person, _ identity: LocalIdentityStore.Identity, isShared: Bool, previous: [UInt8]?, now: Instant
    ) async throws -> Begun {
        let token = randomBytes(32)
        let csrf = randomBytes(32)
        let rules = portal.rules
        let length = isShared ? rules.sharedSessionLength : rules.sessionLength
        let endsAt = now + rules.sessionMaximum
        try await portal.database.write { tx in
            guard try LocalIdentityStore.identity(of: person.id, in: tx)?.passwordHash == identity.passwordHash,
                try PersonStore.person(person.id, in: tx)?.isActive == true
            else { throw Refusal.wrong }
            if let previous { try SessionStore.delete(tokenHash: sha256(previous), in: tx) }
            try PasswordAttempts.forget(person, in: tx)
            try SessionStore.insert(
                tokenHash: sha256(token), person: person.id, csrf: csrf, isShared: isShared, at: now,
                expiresAt: min(now + length, endsAt), endsAt: endsAt, in: tx)
            try EventStore.append(Event(.signedIn, of: .person(person.id), by: person.id, at: now), in: tx)
        }
        return Begun(token: token, person: person, mustChangePassword: identity.mustChange, endsAt: endsAt)
    }

    /// Whoever holds this token, or nil.
    public func signedIn(token: [UInt8]) async throws -> SignedIn? {
        let now = portal.clock.now
        let hash = sha256(token)
        return try await portal.database.read { tx in
            guard let session = try SessionStore.session(tokenHash: hash, at: now, in: tx) else { return nil }
            return SignedIn(
                person: session.person, actor: try RightStore.actor(for: session.person.id, in: tx), csrf: session.csrf,
                tokenHash: hash, isShared: session.isShared, expiresAt: session.expiresAt, endsAt: session.endsAt,
                unreadCount: try NotificationStore.unreadCount(of: session.person.id, in: tx),
                mustChangePassword: session.mustChangePassword)
        }
    }

    /// Whoever uses the portal stays signed in: the session gets its full length again, at most once a minute,
    /// never past its last moment.
    public func keptAlive(_ signedIn: SignedIn) async throws -> SignedIn {
        let wanted = min(portal.clock.now + length(of: signedIn), signedIn.endsAt)
        guard wanted >= signedIn.expiresAt + .minutes(1) else { return signedIn }
        var kept = signedIn
        kept.expiresAt = try await extend(signedIn)
        return kept
    }

    private func length(of signedIn: SignedIn) -> Span {
        signedIn.isShared ? portal.rules.sharedSessionLength : portal.rules.sessionLength
    }

    /// « Rester connecté » : the session gets its full length again, never past its last moment.
    /// - Returns: when it ends now.
    public func extend(_ signedIn: SignedIn) async throws -> Instant {
        let wanted = portal.clock.now + length(of: signedIn)
        try await portal.database.write { tx in
            try SessionStore.extend(tokenHash: signedIn.tokenHash, to: wanted, in: tx)
        }
        return min(wanted, signedIn.endsAt)
    }

    public func signOut(_ signedIn: SignedIn) async throws {
        try await portal.database.write { tx in try SessionStore.delete(tokenHash: signedIn.tokenHash, in: tx) }
    }

    /// Ends every session of the person but this one.
    /// - Returns: how many ended.
    public func signOutElsewhere(_ signedIn: SignedIn) async throws -> Int {
        let now = portal.clock.now
        return try await portal.database.write { tx in
            try EventStore.append(
                Event(.signedOutEverywhere, of: .person(signedIn.person.id), by: signedIn.person.id, at: now), in: tx)
            return try SessionStore.deleteAll(of: signedIn.person.id, except: signedIn.tokenHash, in: tx)
        }
    }
}

extension String {
    func trimmingSpaces() -> String {
        var view = Substring(self).unicodeScalars
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return String(view)
    }
}
