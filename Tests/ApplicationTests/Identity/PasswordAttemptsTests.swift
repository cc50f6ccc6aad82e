import Domain
import SQL
import SQLTesting
import Storage
import Testing

@testable import Application

@Suite("Attempts at passwords")
struct PasswordAttemptsTests {
    /// What became of guesses sent at once.
    enum Outcome: Hashable { case wrong, delayed, busy }

    private func guess(_ login: String, _ world: IdentityWorld, at once: Int) async throws -> [Outcome: Int] {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            for number in 0..<once {
                group.addTask {
                    do {
                        try await world.signIn(login, "essai \(number)")
                        Issue.record("a guess opened a session")
                        return .wrong
                    } catch SessionService.Refusal.wrong {
                        return .wrong
                    } catch SessionService.Refusal.delayed {
                        return .delayed
                    } catch SessionService.Refusal.busy {
                        return .busy
                    }
                }
            }
            return try await group.reduce(into: [:]) { counts, outcome in counts[outcome, default: 0] += 1 }
        }
    }

    @Test("a hundred sent at once are no more than a few sent in a row", arguments: Engine.allCases)
    func atOnce(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let outcomes = try await guess("M-041877", world, at: 100)
            // Four are free, the fifth is looked at and makes the next wait.
            #expect(outcomes[.wrong, default: 0] <= 5, "\(outcomes)")
            #expect(outcomes.values.reduce(0, +) == 100)
            await #expect(throws: SessionService.Refusal.self) { try await world.signIn() }
            world.clock.advance(.hours(1))
            try await world.signIn()
        }
    }

    @Test("a name that nobody has is delayed as one that somebody has", arguments: Engine.allCases)
    func unknownNames(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            for login in ["M-041877", "X-000000", "personne@metropole.example"] {
                var answers: [SessionService.Refusal] = []
                for number in 0..<7 {
                    // The same name, written otherwise.
                    let name = number.isMultiple(of: 2) ? login : " \(login.lowercased()) "
                    do { try await world.signIn(name, "faux") } catch let refusal as SessionService.Refusal {
                        answers.append(refusal)
                    }
                }
                let until = world.clock.now + .minutes(1)
                #expect(
                    answers == [.wrong, .wrong, .wrong, .wrong, .wrong, .delayed(until: until), .delayed(until: until)],
                    "\(login)")
            }
        }
    }

    @Test("an e-mail address and a staff number of one person are tried as one account", arguments: Engine.allCases)
    func oneAccount(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let logins = [
                "M-041877", "nadia.belkacem@metropole.example", "m-041877", "Nadia.Belkacem@metropole.example", "M-041877",
            ]
            for login in logins {
                await #expect(throws: SessionService.Refusal.wrong) { try await world.signIn(login, "faux") }
            }
            let until = world.clock.now + .minutes(1)
            for login in logins {
                await #expect(throws: SessionService.Refusal.delayed(until: until)) { try await world.signIn(login) }
            }
            let counted = try await world.count("SELECT COUNT(*) FROM sign_in_delay")
            #expect(counted == 2, "everywhere, and here")
        }
    }

    @Test("what is kept of a name that was typed is a number", arguments: Engine.allCases)
    func keptNames(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            // A password typed in the wrong field.
            await #expect(throws: SessionService.Refusal.wrong) { try await world.signIn("Mon-secret-2026", "") }
            let accounts: [Int64] = try await world.portal.database.read { tx in
                try tx.values("SELECT account FROM sign_in_delay")
            }
            #expect(accounts.count == 2 && accounts.allSatisfy { account in (0..<(1 << 32)).contains(account) })
        }
    }

    @Test("when the queue is full, whoever comes is told, and nothing is counted against them", arguments: Engine.allCases)
    func fullQueue(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let portal = world.portal
            let full = Portal(
                database: portal.database, blobs: portal.blobs, clock: portal.clock,
                passwords: PasswordHasher(cost: .init(logRounds: 4, blockSize: 1, parallelism: 1), places: 0))
            for login in ["M-041877", "X-000000"] {
                await #expect(throws: SessionService.Refusal.busy) {
                    _ = try await SessionService(full).signIn(
                        login: login, password: IdentityWorld.password, isShared: false, address: "10.0.0.1", previous: nil)
                }
            }
            let counted = try await world.count("SELECT COUNT(*) FROM sign_in_delay")
            #expect(counted == 0)
        }
    }

    @Test("the current password is guessed no faster from inside than from outside", arguments: Engine.allCases)
    func currentPassword(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let service = AccountService(world.portal)
            let session = try await world.signIn()
            let me = try await world.me(session)
            let new = "le cheval mange sept grandes pommes vertes demain"
            for _ in 0..<5 {
                await #expect(throws: AccountService.PasswordRefusal.wrongCurrent) {
                    try await service.changePassword(of: me, from: "faux", to: new, again: new)
                }
            }
            let until = world.clock.now + .minutes(1)
            await #expect(throws: AccountService.PasswordRefusal.delayed(until: until)) {
                try await service.changePassword(of: me, from: IdentityWorld.password, to: new, again: new)
            }
            // Signing in is another door: whoever left a session open is not shut out of their own account.
            try await world.signIn(from: "10.0.0.2")
            world.clock.advance(.minutes(1))
            try await service.changePassword(of: me, from: IdentityWorld.password, to: new, again: new)
            try await world.signIn("M-041877", new)
            #expect(try await world.count("SELECT COUNT(*) FROM sign_in_delay") == 0)
        }
    }

    @Test("a new password from the administration opens at once; a day later all is forgotten", arguments: Engine.allCases)
    func forgotten(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            try await world.mistake(5)
            let made = try await UserOperations(world.portal).resetPassword(of: "M-041877")
            try await world.signIn("M-041877", made)
            try await world.signIn("nadia.belkacem@metropole.example", made)
            await #expect(throws: SessionService.Refusal.wrong) { try await world.signIn("X-000000", "faux") }
            let sweep = SweepHandler(database: world.portal.database, blobs: world.portal.blobs, draftLifetime: .days(90))
            world.clock.advance(.hours(24))
            try await sweep.run(at: world.clock.now)
            #expect(try await world.count("SELECT COUNT(*) FROM sign_in_delay") == 2)
            world.clock.advance(.seconds(1))
            try await sweep.run(at: world.clock.now)
            #expect(try await world.count("SELECT COUNT(*) FROM sign_in_delay") == 0)
        }
    }

    @Test("a demonstration account, whose password is printed, opens from this machine only", arguments: Engine.allCases)
    func demonstration(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let (nadia, now, hash) = (
                world.nadia, world.clock.now, try await world.portal.passwords.hash(IdentityWorld.password)
            )
            try await world.portal.database.write { tx in
                try LocalIdentityStore.save(hash, of: nadia, mustChange: false, isDemo: true, at: now, in: tx)
            }
            await #expect(throws: SessionService.Refusal.demoAccount) { try await world.signIn() }
            await #expect(throws: SessionService.Refusal.wrong) { try await world.signIn("M-041877", "faux") }
            #expect(try await world.count("SELECT COUNT(*) FROM session") == 0)
            _ = try await world.sessions.signIn(
                login: "M-041877", password: IdentityWorld.password, isShared: false, address: "127.0.0.1", isLocal: true,
                previous: nil)
        }
    }
}

@Suite("The queue of passwords")
struct PasswordQueueTests {
    @Test("whoever comes when it is full is refused, and has a place when one leaves")
    func places() async throws {
        let hasher = PasswordHasher(cost: .init(logRounds: 4, blockSize: 1, parallelism: 1), places: 2)
        let stored = try await hasher.hash("phrase")
        try await hasher.inTurn { _ in
            _ = try await hasher.inTurn { _ in
                await #expect(throws: PasswordHasher.Busy.self) { _ = try await hasher.verify("phrase", against: stored) }
            }
            #expect(try await hasher.verify("phrase", against: stored))
        }
        // One that fails gives its place back too.
        for _ in 0..<3 {
            await #expect(throws: CancellationError.self) { try await hasher.inTurn { _ -> Void in throw CancellationError() } }
        }
        #expect(try await hasher.verify("phrase", against: stored))
    }

    @Test("a password is the same however a keyboard composes its accents")
    func composed() async throws {
        let hasher = PasswordHasher(cost: .init(logRounds: 4, blockSize: 1, parallelism: 1))
        let (composed, decomposed) = ("d\u{E9}j\u{E0} \u{1EAD}", "de\u{301}ja\u{300} a\u{302}\u{323}")
        #expect(!composed.unicodeScalars.elementsEqual(decomposed.unicodeScalars))
        let (first, second) = (try await hasher.hash(composed), try await hasher.hash(decomposed))
        #expect(try await hasher.verify(decomposed, against: first))
        #expect(try await hasher.verify(composed, against: second))
        #expect(try await hasher.verify("deja", against: first) == false)
        // Compatibility is not equality: these are typed differently, and look so.
        let plain = try await hasher.hash("fin")
        #expect(try await hasher.verify("ﬁn", against: plain) == false)
    }
}
