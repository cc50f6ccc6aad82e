@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Sessions")
struct SessionTests {
    @Test("a session lasts ten hours, a shared workstation’s twenty minutes", arguments: Engine.allCases)
    func lengths(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let usual = try await world.signIn()
            let shared = try await world.signIn(isShared: true)
            #expect(try await world.me(shared).isShared)
            #expect(try await world.me(shared).expiresAt == world.clock.now + .minutes(20))
            #expect(try await world.me(usual).expiresAt == world.clock.now + .hours(10))
            world.clock.advance(.minutes(20))
            #expect(try await world.isOpen(shared) == false)
            #expect(try await world.isOpen(usual))
            world.clock.advance(.hours(10))
            #expect(try await world.isOpen(usual) == false)
        }
    }

    @Test("it is extended by its length, and never past fourteen hours", arguments: Engine.allCases)
    func extended(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let start = world.clock.now
            let shared = try await world.signIn(isShared: true)
            world.clock.advance(.minutes(16))
            let ends = try await world.sessions.extend(try await world.me(shared))
            #expect(ends == start + .minutes(36))
            #expect(try await world.me(shared).expiresAt == ends)
            world.clock.advance(.minutes(19))
            #expect(try await world.isOpen(shared))
            let usual = try await world.signIn()
            let begun = world.clock.now
            world.clock.advance(.hours(9))
            #expect(try await world.sessions.extend(try await world.me(usual)) == begun + .hours(14))
            #expect(try await world.me(usual).expiresAt == begun + .hours(14))
        }
    }

    @Test("signing out ends this one; « everywhere » ends all the others", arguments: Engine.allCases)
    func signingOut(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let (here, there, library) = (
                try await world.signIn(), try await world.signIn(), try await world.signIn(isShared: true)
            )
            #expect(try await world.sessions.signOutElsewhere(try await world.me(here)) == 2)
            #expect(try await world.isOpen(here))
            for other in [there, library] { #expect(try await world.isOpen(other) == false) }
            #expect(try await world.count("SELECT COUNT(*) FROM event WHERE kind = 'session.signedOutEverywhere'") == 1)
            try await world.sessions.signOut(try await world.me(here))
            #expect(try await world.isOpen(here) == false)
            #expect(try await world.count("SELECT COUNT(*) FROM session") == 0)
        }
    }

    @Test("a leaver’s session is worth nothing from that moment", arguments: Engine.allCases)
    func leaver(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let session = try await world.signIn()
            let (nadia, now) = (world.nadia, world.clock.now)
            try await world.portal.database.write { tx in try PersonStore.setActive(nadia, false, at: now, in: tx) }
            #expect(try await world.isOpen(session) == false)
        }
    }

    @Test(
        "a new password must be another one, twice the same, and strong; it ends the other sessions", arguments: Engine.allCases)
    func changingPassword(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let service = AccountService(world.portal)
            let (here, there) = (try await world.signIn(), try await world.signIn())
            let me = try await world.me(here)
            let (old, new) = (IdentityWorld.password, "le cheval mange sept grandes pommes vertes demain")
            for (current, wanted, again, refusal) in [
                ("faux", new, new, AccountService.PasswordRefusal.wrongCurrent), (old, new, new + "s", .different),
                (old, old, old, .unchanged), (old, "court", "court", .weak(.tooShort(minimum: 12))),
                (old, "Belkacem-2026!", "Belkacem-2026!", .weak(.containsIdentity)),
            ] {
                await #expect(throws: refusal) {
                    try await service.changePassword(of: me, from: current, to: wanted, again: again)
                }
            }
            #expect(try await world.isOpen(there))
            try await service.changePassword(of: me, from: old, to: new, again: new)
            #expect(try await world.isOpen(here))
            #expect(try await world.isOpen(there) == false)
            await #expect(throws: SessionService.Refusal.wrong) { try await world.signIn() }
            try await world.signIn("M-041877", new)
        }
    }

    /// What may happen while a password is being hashed.
    enum Meanwhile: CaseIterable, Sendable { case reset, departure }

    @Test(
        "what happens while a password is verified is not undone by it", arguments: Engine.allCases, Meanwhile.allCases)
    func meanwhile(_ engine: Engine, _ meanwhile: Meanwhile) async throws {
        try await IdentityWorld.with(engine) { world in
            let me = try await world.me(try await world.signIn())
            let (nadia, now) = (world.nadia, world.clock.now)
            // Verified before…
            let identity = try await world.portal.database.read { tx in
                try #require(try LocalIdentityStore.identity(of: nadia, in: tx))
            }
            switch meanwhile {
            case .reset: _ = try await UserOperations(world.portal).resetPassword(of: "M-041877")
            case .departure:
                try await world.portal.database.write { tx in
                    try PersonStore.setActive(nadia, false, at: now, in: tx)
                    _ = try SessionStore.deleteAll(of: nadia, in: tx)
                }
            }
            // …and written after.
            await #expect(throws: SessionService.Refusal.wrong) {
                _ = try await world.sessions.begin(me.person, identity, isShared: false, previous: nil, now: now)
            }
            await #expect(throws: AccountService.PasswordRefusal.wrongCurrent) {
                try await AccountService(world.portal).replace(identity.passwordHash, by: "scrypt$…", of: me)
            }
            #expect(try await world.count("SELECT COUNT(*) FROM session") == 0)
        }
    }

    @Test("a password that was given is known as such until another is chosen", arguments: Engine.allCases)
    func givenPassword(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let made = try await UserOperations(world.portal).resetPassword(of: "M-041877")
            let session = try await world.signIn("M-041877", made)
            #expect(session.mustChangePassword)
            let me = try await world.me(session)
            #expect(me.mustChangePassword)
            await #expect(throws: AccountService.PasswordRefusal.unchanged) {
                try await AccountService(world.portal).changePassword(of: me, from: made, to: made, again: made)
            }
            let own = IdentityWorld.password
            try await AccountService(world.portal).changePassword(of: me, from: made, to: own, again: own)
            #expect(try await world.me(session).mustChangePassword == false)
            #expect(try await world.signIn().mustChangePassword == false)
        }
    }
}
