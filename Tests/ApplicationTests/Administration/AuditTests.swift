@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

/// What each command of the administration leaves in the audit.
@Suite("The audit of the administration")
struct AuditTests {
    /// A command and the events it appends, as `kind subject before>after reason`.
    struct Row: Sendable {
        var name: String
        var events: [String]
        var run: @Sendable (AdminSamples, SignedIn) async throws -> Void
    }

    static let agent = AdminSamples.agent

    static func draft(_ change: (inout PersonAdministration.Draft) -> Void = { _ in }) -> PersonAdministration.Draft {
        var draft = PersonAdministration.Draft()
        (draft.staffNumber, draft.firstName, draft.lastName, draft.email) = ("A3", "Ada", "Agent", "agent@exemple.fr")
        change(&draft)
        return draft
    }

    static func service(_ change: (inout CatalogueAdministration.ServiceDraft) -> Void) -> CatalogueAdministration.ServiceDraft {
        var draft = CatalogueAdministration.ServiceDraft()
        draft.id = ServiceID(1)
        draft.key = "poste"
        (draft.section, draft.team) = (SectionID(1), TeamID(1))
        draft.name = LocalizedText(fr: "poste")
        let text = LocalizedText(fr: "x")
        draft.privacy = PrivacyNotice(purpose: text, legalBasis: text, recipients: text, retention: text, contact: text)
        change(&draft)
        return draft
    }

    static let persons: [Row] = [
        Row(name: "nothing changed", events: []) { samples, me in
            _ = try await PersonAdministration(samples.portal).save(agent, draft(), by: me)
        },
        Row(name: "a telephone number", events: ["person.changed 3 >phone,function "]) {
            samples, me in
            let typed = draft { ($0.phone, $0.function) = ("4127", "Agent") }
            _ = try await PersonAdministration(samples.portal).save(agent, typed, by: me)
        },
        Row(name: "a group joined", events: ["person.changed 3 >phone,function ", "person.changed 3 >group:1 "]) { samples, me in
            _ = try await PersonAdministration(samples.portal).save(agent, draft { $0.groups = ["encadrants"] }, by: me)
        },
        Row(
            name: "a group left by a file",
            events: ["person.changed 3 group:1> import", "directory.imported import.persons >0+1 refused:0"]
        ) {
            samples, _ in _ = try await samples.run(.persons, "matricule;prénom;nom;groupes\nA3;Ada;Agent;")
        },
        Row(
            name: "a person made in a group by a file",
            events: [
                "person.created 4 > import", "person.changed 4 >group:1 import",
                "directory.imported import.persons >1+0 refused:0",
            ]
        ) { samples, _ in _ = try await samples.run(.persons, "matricule;prénom;nom;groupes\nB1;Léa;Neuve;encadrants") },
        Row(name: "a manager", events: ["person.changed 3 >manager:1 import", "directory.imported import.units >1+0 refused:0"]) {
            samples, _ in _ = try await samples.run(.units, "clé;nom;responsable\ndgs;Direction;A3")
        },
        Row(
            name: "another manager",
            events: [
                "person.changed 3 manager:1> import", "person.changed 2 >manager:1 import",
                "directory.imported import.units >0+1 refused:0",
            ]
        ) { samples, _ in _ = try await samples.run(.units, "clé;nom;responsable\ndgs;Direction;A2") },
        Row(name: "a unit", events: ["person.changed 3 >unit:1 "]) { samples, me in
            _ = try await PersonAdministration(samples.portal).save(agent, draft { $0.unit = UnitID(1) }, by: me)
        },
        Row(name: "left and back", events: ["person.deactivated 3 > ", "person.reactivated 3 > ", "password.reset 3 > "]) {
            samples, me in
            try await PersonAdministration(samples.portal).deactivate(agent, by: me)
            try await PersonAdministration(samples.portal).reactivate(agent, by: me)
            _ = try await PersonAdministration(samples.portal).resetPassword(of: agent, by: me)
        },
        Row(name: "a right", events: ["right.granted 3 >technician team:1", "right.revoked 3 technician> team:1"]) {
            samples, me in
            let rights = RightAdministration(samples.portal)
            try await rights.grant(.technician, to: .person(agent), team: TeamID(1), service: nil, by: me)
            let given = try await samples.portal.database.read { tx in try RightStore.rights(of: agent, in: tx) }
            try await rights.revoke(try #require(given.first).id, by: me)
        },
        Row(name: "the command line", events: ["person.created 5 > command", "password.reset 5 > command"]) { samples, _ in
            let users = UserOperations(samples.portal)
            _ = try await users.create(.init(staffNumber: "A9", firstName: "Ada", lastName: "Byron"))
            _ = try await users.resetPassword(of: "A9")
        },
    ]

    static let catalogue: [Row] = [
        Row(
            name: "a service made",
            events: ["service.changed 3 >1 section", "service.changed 3 >1 team", "service.changed 3 >plain confidentiality"]
        ) {
            samples, me in
            _ = try await CatalogueAdministration(samples.portal).save(service { ($0.id, $0.key) = (nil, "reseau") }, by: me)
        },
        Row(name: "its notice", events: ["service.changed 1 > privacy"]) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).save(service { _ in }, by: me)
        },
        Row(name: "the same again", events: []) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).save(service { _ in }, by: me)
        },
        Row(
            name: "a team made",
            events: ["team.changed 2 >1 section", "team.changed 2 >2 level", "team.changed 2 >active use"]
        ) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).saveTeam(
                nil, key: "reseaux", name: "Réseaux", section: SectionID(1), level: 2, isActive: true, by: me)
        },
        Row(
            name: "a service handed over, in confidence",
            events: ["service.changed 1 1>2 team", "service.changed 1 plain>confidential confidentiality"]
        ) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).save(
                service { ($0.team, $0.isConfidential) = (TeamID(2), true) }, by: me)
        },
        Row(
            name: "a team changed",
            events: ["team.changed 2 2>1 level", "team.changed 2 active>inactive use", "team.changed 2 > name"]
        ) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).saveTeam(
                TeamID(2), key: "", name: "Réseau", section: SectionID(1), level: 1, isActive: false, by: me)
        },
        Row(name: "a team as it was", events: []) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).saveTeam(
                TeamID(2), key: "", name: "Réseau", section: SectionID(1), level: 1, isActive: false, by: me)
        },
        Row(name: "a category", events: ["category.changed 1 active>inactive use"]) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).saveCategory(
                CategoryID(1), key: "", name: "Matériel", section: SectionID(1), isActive: false, by: me)
        },
        Row(name: "the matrix", events: ["setting.changed priority.matrix 443432321>111111111 "]) { samples, me in
            let service = CatalogueAdministration(samples.portal)
            for _ in 1...2 { try await service.save(PriorityMatrix { _, _ in .urgent }, by: me) }
        },
        Row(name: "the category again", events: ["category.changed 1 inactive>active use"]) { samples, me in
            _ = try await CatalogueAdministration(samples.portal).saveCategory(
                CategoryID(1), key: "", name: "Matériel", section: SectionID(1), isActive: true, by: me)
        },
        Row(name: "a form published, once", events: ["form.loaded 1 >1 ", "form.published 1 >1 "]) { samples, me in
            let library = FormLibrary(samples.portal)
            for _ in 1...2 {
                let loaded = try await library.load(samples.form(), by: me)
                try await library.publish(loaded.form, version: loaded.version, by: me)
            }
        },
        Row(name: "a form that moves", events: ["form.loaded 1 >2 ", "form.published 1 1>2 service:2", "form.withdrawn 1 2> "]) {
            samples, me in
            let library = FormLibrary(samples.portal)
            let loaded = try await library.load(samples.form(service: "paie"), by: me)
            try await library.publish(loaded.form, version: loaded.version, by: me)
            try await library.withdraw(loaded.form, successorKey: nil, by: me)
        },
        Row(name: "a statement, once", events: ["setting.changed statement.help > "]) { samples, me in
            var draft = StatementAdministration.Draft()
            (draft.title, draft.text) = ("Aide", "Appelez le 4127.")
            let statements = StatementAdministration(samples.portal, defaults: DefaultStatements())
            for _ in 1...2 { try await statements.save("help", draft, by: me) }
        },
    ]

    @Test("each command says what it changed, and nothing when it changed nothing", arguments: Engine.allCases)
    func table(_ engine: Engine) async throws {
        for rows in [Self.persons, Self.catalogue] {
            try await AdminSamples.with(engine) { samples in
                let me = try await samples.administrator
                for row in rows {
                    let last = try await Self.last(samples.portal)
                    try await row.run(samples, me)
                    #expect(try await Self.events(samples.portal, after: last) == row.events, "\(row.name)")
                }
            }
        }
    }

    @Test("the first run says what it set", arguments: Engine.allCases)
    func firstRun(_ engine: Engine) async throws {
        try await AdminSamples.withEmpty(engine) { portal in
            let service = FirstRunService(portal)
            let code = try #require(try await service.newCode())
            var administrator = FirstRunService.Administrator()
            (administrator.organisation, administrator.staffNumber) = ("Métropole", "A1")
            (administrator.firstName, administrator.lastName) = ("Ada", "Byron")
            let password = "sept mots suffisent pour faire une phrase"
            try await service.make(administrator, code: code, password: password, again: password)
            #expect(
                try await Self.events(portal, after: 0) == [
                    "person.created 1 > ", "right.granted 1 >administrator ", "setting.changed organisation.name > ",
                    "setting.changed section.informatique > ", "setting.changed section.espace-services > ",
                    "setting.changed section.espace-rh > ", "setting.changed section.patrimoine-securite > ",
                ])
        }
    }

    private static func last(_ portal: Portal) async throws -> Int64 {
        try await portal.database.read { tx in try tx.value("SELECT COALESCE(MAX(id), 0) FROM event") } ?? 0
    }

    private static func events(_ portal: Portal, after last: Int64) async throws -> [String] {
        try await portal.database.read { tx in
            try tx.values(
                """
                SELECT kind || ' ' || COALESCE(CAST(COALESCE(person_id, team_id, service_id, category_id, form_id) AS TEXT),
                  setting_key, '') || ' ' || COALESCE(before_value, '') || '>' || COALESCE(after_value, '') || ' '
                  || COALESCE(reason, '')
                FROM event WHERE id > \(last) ORDER BY id
                """)
        }
    }
}
