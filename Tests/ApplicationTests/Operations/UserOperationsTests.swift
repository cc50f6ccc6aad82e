import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Accounts from the command line")
struct UserOperationsTests {
    @Test("A person is made with a role, signs in with the printed password and must change it", arguments: Engine.allCases)
    func create(engine: Engine) async throws {
        try await withDemoPortal(engine) { portal in
            let users = UserOperations(portal)
            let password = try await users.create(
                .init(staffNumber: " a00042 ", firstName: "Ada", lastName: "Byron", email: "Ada@exemple.fr", role: .administrator)
            )
            let (person, identity, actor) = try await portal.database.read { tx in
                let person = try #require(try PersonStore.person(staffNumber: "A00042", in: tx))
                return (
                    person, try #require(try LocalIdentityStore.identity(of: person.id, in: tx)),
                    try RightStore.actor(for: person.id, in: tx)
                )
            }
            #expect(person.email == "ada@exemple.fr")
            #expect(actor.isAdministrator)
            #expect(identity.mustChange)
            #expect(!identity.isDemo)
            #expect(try await portal.passwords.verify(password, against: identity.passwordHash))

            let next = try await users.resetPassword(of: "ADA@exemple.fr")
            #expect(next != password)
            let changed = try await portal.database.read { tx in try LocalIdentityStore.identity(of: person.id, in: tx) }
            let hash = try #require(changed).passwordHash
            #expect(try await portal.passwords.verify(next, against: hash))
        }
    }

    @Test("What cannot be is refused, and nothing is written")
    func refusals() async throws {
        try await withDemoPortal(.sqlite) { portal in
            let users = UserOperations(portal)
            let ada = UserOperations.NewUser(staffNumber: "A00042", firstName: "Ada", lastName: "Byron", email: "ada@exemple.fr")
            _ = try await users.create(ada)
            await #expect(throws: UserOperations.Refusal.taken("The staff number A00042")) { try await users.create(ada) }
            var other = ada
            other.staffNumber = "A00043"
            await #expect(throws: UserOperations.Refusal.taken("The address ada@exemple.fr")) { try await users.create(other) }
            other.email = "sans arobase"
            await #expect(throws: UserOperations.Refusal.notAnEmail) { try await users.create(other) }
            other.email = nil
            other.role = .technician
            await #expect(throws: UserOperations.Refusal.unknownTeam([])) { try await users.create(other) }
            other.lastName = " "
            await #expect(throws: UserOperations.Refusal.missing("The last name")) { try await users.create(other) }
            await #expect(throws: UserOperations.Refusal.unknownPerson("A00043")) { try await users.resetPassword(of: "A00043") }
            let count: Int? = try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM person") }
            #expect(count == 1)
        }
    }
}
