@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Persons, as the administration handles them")
struct PersonAdministrationTests {
    @Test("a leaver signs in no more; nobody deactivates themself, nor the last administrator", arguments: Engine.allCases)
    func leaving(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = PersonAdministration(samples.portal)
            let me = try await samples.administrator
            await #expect(throws: PersonAdministration.Refusal.yourself) { try await service.deactivate(me.person.id, by: me) }
            // A second administrator, whose session outlives their right.
            let now = samples.now
            try await samples.portal.database.write { tx in
                _ = try RightStore.grant(.administrator, to: AdminSamples.agent, by: nil, at: now, in: tx)
            }
            let second = try await samples.signedIn(AdminSamples.agent)
            try await service.deactivate(AdminSamples.agent, by: me)
            await #expect(throws: PersonAdministration.Refusal.lastAdministrator) {
                try await service.deactivate(AdminSamples.administrator, by: second)
            }
            await #expect(throws: PersonAdministration.Refusal.already) {
                try await service.deactivate(AdminSamples.agent, by: me)
            }
            await #expect(throws: PersonAdministration.Refusal.inactive) {
                try await service.resetPassword(of: AdminSamples.agent, by: me)
            }
            try await service.reactivate(AdminSamples.agent, by: me)
            await #expect(throws: PersonAdministration.Refusal.already) {
                try await service.reactivate(AdminSamples.agent, by: me)
            }
            await #expect(throws: NotFound()) { try await service.deactivate(PersonID(99), by: me) }
            #expect(try await samples.events(.personDeactivated) == 1)
        }
    }

    @Test("a new password opens a session, and must be changed", arguments: Engine.allCases)
    func newPassword(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let made = try await PersonAdministration(samples.portal).resetPassword(
                of: AdminSamples.agent, by: try await samples.administrator)
            _ = try await SessionService(samples.portal).signIn(
                login: "agent@exemple.fr", password: made.password, isShared: false, address: "127.0.0.1", previous: nil)
            let identity = try await samples.portal.database.read { tx in
                try LocalIdentityStore.identity(of: AdminSamples.agent, in: tx)
            }
            #expect(identity?.mustChange == true)
        }
    }

    @Test("what is wrong with a record is named by field", arguments: Engine.allCases)
    func problems(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = PersonAdministration(samples.portal)
            let me = try await samples.administrator
            var draft = PersonAdministration.Draft()
            draft.staffNumber = "a2"
            draft.email = "Agent@exemple.fr"
            draft.unit = UnitID(77)
            await #expect(
                throws: PersonAdministration.Refused(problems: [
                    .staffNumber: .taken, .firstName: .missing, .lastName: .missing, .email: .taken, .unit: .unknown,
                ])
            ) { try await service.save(nil, draft, by: me) }
            draft = .init()
            draft.staffNumber = "n1"
            draft.firstName = "Nadia"
            draft.lastName = "Belkacem"
            draft.groups = ["encadrants", "inconnu"]
            let id = try await service.save(nil, draft, by: me)
            let sheet = try await service.sheet(id, by: me)
            #expect(sheet.person.staffNumber == "N1" && sheet.groups == ["encadrants"])
            draft.email = "nadia@exemple.fr"
            draft.groups = []
            _ = try await service.save(id, draft, by: me)
            #expect(try await service.sheet(id, by: me).groups.isEmpty)
            await #expect(throws: NotFound()) { try await service.save(PersonID(99), draft, by: me) }
            let owner = try await samples.signedIn(AdminSamples.owner)
            await #expect(throws: NotAllowed()) { try await service.save(id, draft, by: owner) }
        }
    }

    @Test("the list goes page by page, and is searched by the beginnings of names", arguments: Engine.allCases)
    func list(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = PersonAdministration(samples.portal)
            let me = try await samples.administrator
            let first = try await service.list(search: "", onlyInactive: false, after: nil, by: me, limit: 2)
            #expect(first.persons.map(\.lastName) == ["Admin", "Agent"])
            let second = try await service.list(search: "", onlyInactive: false, after: first.next, by: me, limit: 2)
            #expect(second.persons.map(\.lastName) == ["Owner"] && second.next == nil)
            #expect(
                try await service.list(search: "own ada", onlyInactive: false, after: nil, by: me).persons.map(\.lastName) == [
                    "Owner"
                ])
            #expect(try await service.list(search: "100%_", onlyInactive: false, after: nil, by: me).persons.isEmpty)
        }
    }
}
