import Domain
import SQL
import SQLTesting
import Testing

@testable import Application

@Suite("The length of sessions")
struct SessionLengthTests {
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
