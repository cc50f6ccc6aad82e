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

    @Test("are listed with É among the E, page after page", arguments: Engine.allCases)
    func order(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let now = samples.now
            try await samples.portal.database.write { tx in
                for (number, name) in ["Évrard", "Zola", "Ferry", "Le Goff", "Émond", "de Witt"].enumerated() {
                    let person = NewPerson(staffNumber: "B\(number)", firstName: "Zoé", lastName: name)
                    _ = try PersonStore.insert(person, searchName: SearchName.make(person), at: now, in: tx)
                }
            }
            let service = PersonAdministration(samples.portal)
            let me = try await samples.administrator
            var names: [String] = []
            var after: PersonID?
            repeat {
                let page = try await service.list(search: "", onlyInactive: false, after: after, by: me, limit: 4)
                names += page.persons.map(\.lastName)
                after = page.next
            } while after != nil
            #expect(names == ["Admin", "Agent", "de Witt", "Émond", "Évrard", "Ferry", "Le Goff", "Owner", "Zola"])
            // A name is still found by any of its words.
            #expect(try await service.list(search: "goff zoe", onlyInactive: false, after: nil, by: me).persons.count == 1)
        }
    }

    @Test("and teams, places and units stand in the same order", arguments: Engine.allCases)
    func catalogueOrder(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let now = samples.now
            let section = try await samples.portal.currentCatalogue().sections[0].id
            try await samples.portal.database.write { tx in
                for name in ["Zones", "Événements", "Fluides", "eau"] {
                    let key = "t-\(SearchName.words(of: name)[0])"
                    _ = try CatalogueStore.saveTeam(key: key, name: name, section: section, level: 1, in: tx)
                }
                try tx.run("INSERT INTO unit(id, key, name) VALUES (11, 'z', 'Zoo'), (12, 'e', 'Éclairage'), (13, 'f', 'Foires')")
                try tx.run(
                    "INSERT INTO place(id, key, kind, name) VALUES (11, 'z', 'site', 'Zénith'), (12, 'e', 'site', 'Île verte'), (13, 'f', 'site', 'Jardins')"
                )
                try SettingStore.touchCatalogue(at: now + .hours(1), in: tx)
            }
            let catalogue = try await samples.portal.currentCatalogue()
            #expect(catalogue.teams.map(\.name) == ["eau", "Événements", "Fluides", "Proximité", "Zones"])
            #expect(catalogue.units.map(\.name) == ["Éclairage", "Foires", "Zoo"])
            #expect(catalogue.places.map(\.name) == ["Île verte", "Jardins", "Zénith"])
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
