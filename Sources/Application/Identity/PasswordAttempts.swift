import Domain
import SQL
import Storage

/// Passwords tried on one account, counted for the delay after wrong ones: from everywhere, and from one address;
/// never by address alone, since 3,000 agents share a proxy.
struct PasswordAttempts {
    /// Too many; the next one counts from this moment on.
    struct Delayed: Error, Hashable {
        var until: Instant
    }

    /// What is tried: a name as typed, or somebody's own current password.
    private enum Target {
        case login(String)
        case current(PersonID)
    }

    private let target: Target
    /// Where they come from, each with the mistakes that cost nothing there; empty is everywhere.
    private let places: [(address: String, free: Int)]

    /// Of whoever signs in. Somebody's e-mail address and staff number are one account, which cannot be tried twice as
    /// often; of a name that nobody has, what is typed is the account, delayed alike, or the delay would tell which
    /// names exist.
    init(signingInAs login: String, from address: String) {
        target = .login(login)
        places = [("", 10), (address, 4)]
    }

    /// Of whoever, signed in, gives the current password to change it: a session left open is one place.
    init(changingPasswordOf person: PersonID) {
        target = .current(person)
        places = [("", 4)]
    }

    /// Counts one more, before the password is looked at: of a thousand sent at once, all but the first few are
    /// refused. A right one takes them all back (``forget(_:in:)``).
    /// - Throws: ``Delayed``, and then counts nothing.
    func count(in database: any Database, at now: Instant) async throws {
        // Most that are refused are refused here, without waiting for the writer.
        let account = try await database.read { tx in
            let found = try self.account(in: tx)
            try refuse(found, at: now, in: tx)
            return found
        }
        try await database.write { tx in
            try refuse(account, at: now, in: tx)
            for (address, free) in places {
                let failures = (try LocalIdentityStore.delay(of: account, address: address, in: tx)?.failures ?? 0) + 1
                let wait = SignInDelay.afterFailures(failures, free: free)
                try LocalIdentityStore.save(
                    .init(failures: failures, notBefore: now + wait), of: account, address: address, at: now, in: tx)
            }
        }
    }

    private func account(in tx: any ReadTransaction) throws -> Int64 {
        switch target {
        case .login(let login):
            Self.account(of: try PersonStore.person(signingInAs: login, in: tx)?.staffNumber ?? login)
        case .current(let person): Self.account(changingPasswordOf: person)
        }
    }

    private func refuse(_ account: Int64, at now: Instant, in tx: any ReadTransaction) throws {
        let delays = try places.compactMap { place in
            try LocalIdentityStore.delay(of: account, address: place.address, in: tx)
        }
        if let until = delays.map(\.notBefore).max(), until > now { throw Delayed(until: until) }
    }

    /// Every attempt on the password of a person is forgotten: at the door, and signed in.
    static func forget(_ person: Person, in tx: any Transaction) throws {
        let accounts = [account(of: person.staffNumber), account(changingPasswordOf: person.id)]
        try LocalIdentityStore.forgetDelays(of: accounts, in: tx)
    }

    private static func account(changingPasswordOf person: PersonID) -> Int64 { number("person \(person)") }

    /// Case does not count, in all the ways there are to write a letter small or large: they find one person.
    private static func account(of login: String) -> Int64 {
        number("login \(login.lowercased().uppercased().lowercased())")
    }

    /// A part of a hash: enough to tell accounts apart; too little to find a password that was typed as a name.
    private static func number(_ text: String) -> Int64 {
        sha256(text.utf8).prefix(4).reduce(0) { number, byte in number << 8 | Int64(byte) }
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
