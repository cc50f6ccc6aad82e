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
        /// A demo account on an address that is not loopback.
        case demoAccount
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
    ///   - previous: the token the browser sent; its session ends, so that a planted one is worth nothing.
    public func signIn(
        login: String, password: String, isShared: Bool, address: String, previous: [UInt8]?
    ) async throws -> Begun {
        let now = portal.clock.now
        let name = login.trimmingSpaces()
        let known = try await portal.database.read { tx -> (Person, LocalIdentityStore.Identity)? in
            guard let person = try PersonStore.person(signingInAs: name, in: tx),
                let identity = try LocalIdentityStore.identity(of: person.id, in: tx)
            else { return nil }
            return (person, identity)
        }
        guard let (person, identity) = known, password.utf8.count <= PasswordRules.maximumLength * 4 else {
            try await portal.passwords.verifyNothing(String(password.prefix(64)))
            throw Refusal.wrong
        }
        try await refuseWhileDelayed(person.id, address: address, now: now)
        let isRight = try await portal.passwords.verify(password, against: identity.passwordHash)
        guard isRight, person.isActive else {
            try await slowDown(person.id, address: address, now: now)
            throw Refusal.wrong
        }
        return try await begin(person, mustChange: identity.mustChange, isShared: isShared, previous: previous, now: now)
    }

    private func begin(
        _ person: Person, mustChange: Bool, isShared: Bool, previous: [UInt8]?, now: Instant
    ) async throws -> Begun {
        let token = randomBytes(32)
        let csrf = randomBytes(32)
        let rules = portal.rules
        let length = isShared ? rules.sharedSessionLength : rules.sessionLength
        let endsAt = now + rules.sessionMaximum
        try await portal.database.write { tx in
            if let previous { try SessionStore.delete(tokenHash: sha256(previous), in: tx) }
            try LocalIdentityStore.forgetDelays(of: person.id, in: tx)
            try SessionStore.insert(
                tokenHash: sha256(token), person: person.id, csrf: csrf, isShared: isShared, at: now,
                expiresAt: min(now + length, endsAt), endsAt: endsAt, in: tx)
            try EventStore.append(Event(.signedIn, of: .person(person.id), by: person.id, at: now), in: tx)
        }
        return Begun(token: token, person: person, mustChangePassword: mustChange, endsAt: endsAt)
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

    /// « Rester connecté » : the session gets its full length again, never past its last moment.
    /// - Returns: when it ends now.
    public func extend(_ signedIn: SignedIn) async throws -> Instant {
        let rules = portal.rules
        let wanted = portal.clock.now + (signedIn.isShared ? rules.sharedSessionLength : rules.sessionLength)
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

    /// Delay per account, and per account and address; never per address alone: 3,000 agents share a proxy.
    private func refuseWhileDelayed(_ person: PersonID, address: String, now: Instant) async throws {
        let delays = try await portal.database.read { tx in
            [
                try LocalIdentityStore.delay(of: person, address: "", in: tx),
                try LocalIdentityStore.delay(of: person, address: address, in: tx),
            ]
        }
        if let until = delays.compactMap({ $0?.notBefore }).max(), until > now { throw Refusal.delayed(until: until) }
    }

    private func slowDown(_ person: PersonID, address: String, now: Instant) async throws {
        try await portal.database.write { tx in
            for (place, free) in [("", 10), (address, 4)] {
                let failures = (try LocalIdentityStore.delay(of: person, address: place, in: tx)?.failures ?? 0) + 1
                let wait = SignInDelay.afterFailures(failures, free: free)
                try LocalIdentityStore.save(
                    .init(failures: failures, notBefore: now + wait), of: person, address: place, at: now, in: tx)
            }
        }
    }
}

/// How long to wait after wrong passwords: nothing for the first ones, then a minute, doubled each
/// time, an hour at most (CNIL recommendation 2022-100: growing delays instead of a lock for good).
enum SignInDelay {
    static func afterFailures(_ failures: Int, free: Int) -> Span {
        guard failures > free else { return .seconds(0) }
        return .minutes(min(60, Int64(1) << Int64(min(6, failures - free - 1))))
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
