import Domain
import SQL
import SQLTesting
import Testing

@testable import Application

@Suite("The length of sessions")
struct SessionLengthTests {
    @Test(
        "whoever uses the portal stays signed in, to the last moment; a minute is the least that is written",
        arguments: Engine.allCases)
    func keptAlive(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let start = world.clock.now
            let begun = try await world.signIn(isShared: true)
            world.clock.advance(.seconds(59))
            #expect(try await world.sessions.keptAlive(try await world.me(begun)).expiresAt == start + .minutes(20))
            world.clock.advance(.minutes(15))
            let kept = try await world.sessions.keptAlive(try await world.me(begun))
            #expect(kept.expiresAt == world.clock.now + .minutes(20))
            #expect(try await world.me(begun).expiresAt == kept.expiresAt)
            // Fourteen hours after signing in nothing lengthens it any more.
            for _ in 0..<60 {
                world.clock.advance(.minutes(14))
                guard try await world.isOpen(begun) else { break }
                _ = try await world.sessions.keptAlive(try await world.me(begun))
            }
            #expect(try await world.isOpen(begun) == false)
            #expect(world.clock.now < start + .hours(15))
        }
    }

    @Test("a session set longer than the maximum has its length", arguments: Engine.allCases)
    func longSessions(_ engine: Engine) async throws {
        try await IdentityWorld.with(engine) { world in
            let portal = Portal(
                database: world.portal.database, blobs: world.portal.blobs, clock: world.portal.clock,
                passwords: world.portal.passwords, rules: .init(sessionLength: .hours(24)))
            let begun = try await SessionService(portal).signIn(
                login: "M-041877", password: IdentityWorld.password, isShared: false, address: "", previous: nil)
            #expect(begun.endsAt == world.clock.now + .hours(24))
            #expect(try await world.me(begun).expiresAt == world.clock.now + .hours(24))
        }
        #expect(Portal.Rules(sessionLength: .hours(10)).sessionMaximum == .hours(14))
    }
}
