@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Signing in")
struct SignInTests {
    @Test("by e-mail address or staff number, in any case, with spaces around", arguments: Engine.allCases)
    func logins(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            for login in ["M-041877", " m-041877 ", "nadia.belkacem@metropole.example", "Nadia.Belkacem@METROPOLE.example"] {
                let person = try await world.signIn(login).person
                #expect(person.id == world.nadia, "\(login)")
            }
        }
    }

    @Test("an unknown name, a wrong password and a leaver get one answer", arguments: Engine.allCases)
    func refusals(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            for (login, password) in [
                ("X-000000", IdentityWorld.password), ("M-041877", "faux"), ("M-041877", ""), ("", IdentityWorld.password),
                ("M-041877", String(repeating: "x", count: 2_000)), ("' OR 1=1 --", "' OR 1=1 --"),
            ] {
                await #expect(throws: SessionService.Refusal.wrong, "\(login)") { try await world.signIn(login, password) }
            }
            let (nadia, now) = (world.nadia, world.clock.now)
            try await world.portal.database.write { tx in try PersonStore.setActive(nadia, false, at: now, in: tx) }
            await #expect(throws: SessionService.Refusal.wrong) { try await world.signIn() }
            #expect(try await world.count("SELECT COUNT(*) FROM session") == 0)
        }
    }

    @Test("the base keeps the hash of the token, never the token", arguments: Engine.allCases)
    func hashed(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let session = try await world.signIn()
            #expect(session.token.count == 32)
            let kept: [[UInt8]] = try await world.portal.database.read { tx in try tx.values("SELECT token_hash FROM session") }
            #expect(kept == [sha256(session.token)])
            // What the base holds opens nothing.
            #expect(try await world.sessions.signedIn(token: kept[0]) == nil)
        }
    }

    @Test("each sign-in makes a new session, and ends the one the browser had before", arguments: Engine.allCases)
    func rotated(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let planted = [UInt8](repeating: 7, count: 32)
            let first = try await world.signIn(previous: planted)
            #expect(first.token != planted)
            #expect(try await world.sessions.signedIn(token: planted) == nil)
            let second = try await world.signIn(previous: first.token)
            #expect(second.token != first.token)
            #expect(try await world.isOpen(first) == false)
            let csrf = try await world.me(second).csrf
            #expect(csrf.count == 32 && csrf != second.token)
        }
    }

    @Test(
        "wrong passwords from one place wait a minute, then twice as long each time, an hour at most", arguments: Engine.allCases)
    func delays(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            try await world.mistake(4)
            try await world.signIn()
            // The right one has wiped the slate.
            try await world.mistake(5)
            for minutes in [1, 2, 4, 8, 16] {
                let until = world.clock.now + .minutes(Int64(minutes))
                // The right password too, which must not be told from a wrong one.
                await #expect(throws: SessionService.Refusal.delayed(until: until)) { try await world.signIn() }
                world.clock.advance(.minutes(Int64(minutes)))
                try await world.mistake(1)
            }
            world.clock.advance(.hours(1))
            try await world.signIn()
        }
        #expect(SignInDelay.afterFailures(4, free: 4) == .seconds(0))
        #expect(SignInDelay.afterFailures(10, free: 4) == .minutes(32))
        #expect(SignInDelay.afterFailures(1_000_000, free: 4) == .minutes(60))
    }

    @Test("3,000 agents behind one address are not stopped by the mistakes of one", arguments: Engine.allCases)
    func sharedAddress(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            try await world.mistake(5)
            // From elsewhere the account is still open: ten mistakes of everywhere close it.
            try await world.signIn(from: "10.0.0.2")
            for place in 1...11 { try await world.mistake(1, from: "10.0.1.\(place)") }
            let until = world.clock.now + .minutes(1)
            await #expect(throws: SessionService.Refusal.delayed(until: until)) { try await world.signIn(from: "10.0.0.9") }
            let other = NewPerson(staffNumber: "M-2", firstName: "Guy", lastName: "Roux")
            let (now, hash) = (world.clock.now, try await world.portal.passwords.hash(IdentityWorld.password))
            try await world.portal.database.write { tx in
                let id = try PersonStore.insert(other, searchName: SearchName.make(other), at: now, in: tx)
                try LocalIdentityStore.save(hash, of: id, mustChange: false, at: now, in: tx)
            }
            try await world.signIn("M-2")
        }
    }
}
