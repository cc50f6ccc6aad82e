@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Rights and catalogue")
struct RightAndCatalogueTests {
    @Test("rights are given once, taken back, and somebody always administers", arguments: Engine.allCases)
    func rights(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = RightAdministration(samples.portal)
            let me = try await samples.administrator
            try await service.grant(.technician, to: .person(AdminSamples.agent), team: TeamID(1), service: nil, by: me)
            #expect(try await samples.signedIn(AdminSamples.agent).policy.canUseWorkbench)
            await #expect(throws: RightAdministration.Refusal.already) {
                try await service.grant(.technician, to: .person(AdminSamples.agent), team: TeamID(1), service: nil, by: me)
            }
            await #expect(throws: RightAdministration.Refusal.incomplete) {
                try await service.grant(.technician, to: .person(AdminSamples.agent), team: nil, service: nil, by: me)
            }
            await #expect(throws: RightAdministration.Refusal.incomplete) {
                try await service.grant(.administrator, to: .person(AdminSamples.agent), team: TeamID(1), service: nil, by: me)
            }
            for (holder, team) in [
                (RightAdministration.Holder.person(PersonID(99)), TeamID(1)), (.group(GroupID(99)), TeamID(1)),
                (.group(AdminSamples.group), TeamID(99)),
            ] {
                await #expect(throws: NotFound()) {
                    try await service.grant(.technician, to: holder, team: team, service: nil, by: me)
                }
            }
            let own = try #require(try await service.list(by: me).rights.first { right in right.role == .administrator })
            await #expect(throws: RightAdministration.Refusal.lastAdministrator) { try await service.revoke(own.id, by: me) }
            // A group whose members administer is somebody.
            try await samples.portal.database.write { tx in
                try DirectoryStore.add(AdminSamples.agent, to: AdminSamples.group, in: tx)
            }
            try await service.grant(.administrator, to: .group(AdminSamples.group), team: nil, service: nil, by: me)
            try await service.revoke(own.id, by: me)
            await #expect(throws: NotFound()) { try await service.revoke(own.id, by: me) }
            let owner = try await samples.signedIn(AdminSamples.owner)
            await #expect(throws: NotAllowed()) { try await service.list(by: owner) }
        }
    }

    @Test("the list goes page by page, role after role, and is searched by name", arguments: Engine.allCases)
    func pages(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = RightAdministration(samples.portal)
            let me = try await samples.administrator
            try await service.grant(.technician, to: .group(AdminSamples.group), team: TeamID(1), service: nil, by: me)
            try await service.grant(.technician, to: .person(AdminSamples.agent), team: TeamID(1), service: nil, by: me)
            try await service.grant(.owner, to: .person(AdminSamples.agent), team: nil, service: ServiceID(2), by: me)
            var seen: [Role] = []
            var after: RightStore.Position?
            repeat {
                let page = try await service.list(after: after, by: me, limit: 2)
                #expect(page.rights.count <= 2)
                seen += page.rights.map(\.role)
                after = page.next
                // The row it stands on may be gone meanwhile.
                if let last = after, last.role == .owner, seen.count == 2 { try await service.revoke(last.id, by: me) }
            } while after != nil
            #expect(seen == [.administrator, .owner, .owner, .technician, .technician])
            #expect(
                try await service.list(search: "age", by: me).rights.map(\.person) == [AdminSamples.agent, AdminSamples.agent])
            #expect(try await service.list(search: "encadr", by: me).rights.map(\.group) == [AdminSamples.group])
            #expect(try await service.list(search: "100%_", by: me).rights.isEmpty)
            let right = try #require(try await service.list(search: "admin", by: me).rights.first)
            let found = try await service.right(right.id, by: me)
            #expect(found.right == right && found.page.names.keys.map { $0 } == [AdminSamples.administrator])
            await #expect(throws: NotFound()) { _ = try await service.right(RightID(99), by: me) }
        }
    }

    @Test("the audit says which right was given, and which taken back", arguments: Engine.allCases)
    func audit(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = RightAdministration(samples.portal)
            let me = try await samples.administrator
            let agent = RightAdministration.Holder.person(AdminSamples.agent)
            try await service.grant(.technician, to: agent, team: TeamID(1), service: nil, by: me)
            try await service.grant(.owner, to: .group(AdminSamples.group), team: nil, service: ServiceID(2), by: me)
            for right in try await service.list(by: me).rights
            where right.person == AdminSamples.agent || right.group == AdminSamples.group {
                try await service.revoke(right.id, by: me)
            }
            _ = try await UserOperations(samples.portal).create(
                .init(staffNumber: "A9", firstName: "Ada", lastName: "Byron", role: .technician, team: "proximite"))
            let events: [String] = try await samples.portal.database.read { tx in
                try tx.values(
                    """
                    SELECT kind || ' ' || COALESCE(before_value, '') || COALESCE(after_value, '') || ' ' || COALESCE(reason, '')
                    FROM event WHERE kind LIKE 'right.%' ORDER BY kind, before_value, after_value, id
                    """)
            }
            #expect(
                events == [
                    "right.granted owner service:2", "right.granted technician team:1", "right.granted technician team:1",
                    "right.revoked owner service:2", "right.revoked technician team:1",
                ])
        }
    }

    @Test("a service is made with its notice, and changed; its key stays", arguments: Engine.allCases)
    func services(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = CatalogueAdministration(samples.portal)
            let me = try await samples.administrator
            var draft = CatalogueAdministration.ServiceDraft()
            draft.key = "Pas bonne"
            await #expect(
                throws: CatalogueAdministration.Refusal(problems: [
                    .key: .badKey, .name: .missing, .section: .missing, .team: .missing, .purpose: .missing,
                    .legalBasis: .missing, .recipients: .missing, .retention: .missing, .contact: .missing,
                ])
            ) { try await service.save(draft, by: me) }
            draft.key = "poste"
            draft.name = LocalizedText(fr: "Réseau", en: "Network")
            draft.section = SectionID(1)
            draft.team = TeamID(1)
            let text = LocalizedText(fr: "x")
            draft.privacy = PrivacyNotice(purpose: text, legalBasis: text, recipients: text, retention: text, contact: text)
            await #expect(throws: CatalogueAdministration.Refusal(problems: [.key: .keyTaken])) {
                try await service.save(draft, by: me)
            }
            draft.key = "reseau"
            let long = String(repeating: "x", count: 501)
            var wordy = draft
            (wordy.name.en, wordy.summary.en, wordy.icon) = (long, long, long)
            let both = LocalizedText(fr: "x", en: long)
            wordy.privacy = PrivacyNotice(purpose: both, legalBasis: both, recipients: both, retention: both, contact: both)
            await #expect(
                throws: CatalogueAdministration.Refusal(problems: [
                    .nameEnglish: .tooLong(limit: 120), .summaryEnglish: .tooLong(limit: 300), .icon: .tooLong(limit: 60),
                    .purposeEnglish: .tooLong(limit: 500), .legalBasisEnglish: .tooLong(limit: 300),
                    .recipientsEnglish: .tooLong(limit: 300), .retentionEnglish: .tooLong(limit: 300),
                    .contactEnglish: .tooLong(limit: 300),
                ])
            ) { try await service.save(wordy, by: me) }
            let id = try await service.save(draft, by: me)
            draft.id = id
            draft.key = "autre"
            draft.isConfidential = true
            #expect(try await service.save(draft, by: me) == id)
            let saved = try #require(try await samples.portal.currentCatalogue().service(id))
            #expect(saved.key == "reseau" && saved.isConfidential && saved.name.en == "Network")
            draft.id = ServiceID(99)
            await #expect(throws: NotFound()) { try await service.save(draft, by: me) }
        }
    }

    @Test("teams and categories are made, changed, put out of use", arguments: Engine.allCases)
    func teams(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = CatalogueAdministration(samples.portal)
            let me = try await samples.administrator
            await #expect(
                throws: CatalogueAdministration.Refusal(problems: [.key: .keyTaken, .name: .missing, .level: .unknown])
            ) {
                try await service.saveTeam(
                    nil, key: "proximite", name: "", section: SectionID(1), level: 3, isActive: true, by: me)
            }
            let team = try await service.saveTeam(
                nil, key: "reseaux", name: "Réseaux", section: SectionID(1), level: 2, isActive: true, by: me)
            _ = try await service.saveTeam(
                team, key: "ignored", name: "Réseaux et télécoms", section: SectionID(1), level: 2, isActive: false, by: me)
            let category = try await service.saveCategory(
                nil, key: "wifi", name: "Wi-Fi", section: SectionID(1), isActive: true, by: me)
            let catalogue = try await samples.portal.currentCatalogue()
            #expect(catalogue.team(team)?.key == "reseaux" && catalogue.team(team)?.isActive == false)
            #expect(catalogue.category(category)?.name == "Wi-Fi")
            await #expect(throws: NotFound()) {
                try await service.saveCategory(CategoryID(99), key: "", name: "x", section: SectionID(1), isActive: true, by: me)
            }
        }
    }

    @Test("the matrix is kept, and every node reads it again", arguments: Engine.allCases)
    func matrix(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let me = try await samples.administrator
            try await CatalogueAdministration(samples.portal).save(PriorityMatrix { _, _ in .urgent }, by: me)
            #expect(try await samples.portal.currentCatalogue().matrix.priority(impact: .low, urgency: .low) == .urgent)
        }
    }

    @Test("a failed job is tried again, or dropped where its like waits", arguments: Engine.allCases)
    func jobs(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let service = JobAdministration(samples.portal)
            let me = try await samples.administrator
            let now = samples.now
            try await samples.portal.database.write { tx in
                for key in ["a", nil] as [String?] {
                    try tx.run(
                        """
                        INSERT INTO job(kind, arguments, state, attempt, run_at, created_at, finished_at, last_error, unique_key)
                        VALUES ('sweep', '', 'failed', 9, \(now), \(now), \(now), 'io', \(key))
                        """)
                }
                try JobStore.enqueue(.sweep, arguments: "", at: now, uniqueKey: "a", in: tx)
            }
            let failed = try await service.list(by: me)
            #expect(failed.count == 2 && failed.jobs.allSatisfy { job in job.error == "io" && job.attempts == 9 })
            for job in failed.jobs { #expect(try await service.retry(job.id, by: me)) }
            #expect(try await service.list(by: me).count == 0)
            #expect(try await samples.count("job WHERE state = 'available'") == 2)
            let first = try #require(failed.jobs.first)
            #expect(try await service.retry(first.id, by: me) == false)
        }
    }

    @Test("the first page says what is missing")
    func overview() async throws {
        try await AdminSamples.with(.sqlite) { samples in
            let overview = try await AdministrationOverview(samples.portal).overview(by: try await samples.administrator)
            #expect(overview.servicesWithoutNotice.count == 2)
            #expect(overview.teamsWithoutTechnician.map(\.key) == ["proximite"])
            #expect(overview.steps.filter(\.isDone).map(\.step) == [.teams, .categories, .services])
            #expect(!overview.isReady)
        }
    }

    @Test("statements are kept in paragraphs and headings", arguments: Engine.allCases)
    func statements(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let product = Statement(
                key: "help", title: LocalizedText(fr: "Aide"), body: .init(fr: [.paragraph("Appelez le 36 00.")], en: nil))
            let service = StatementAdministration(samples.portal, defaults: DefaultStatements([product]))
            // What nobody has written is edited from the product's text.
            #expect(try await service.statement("help", by: try await samples.administrator) == product)
            let me = try await samples.administrator
            var draft = StatementAdministration.Draft()
            draft.textEnglish = "Hello"
            await #expect(
                throws: StatementAdministration.Refusal(problems: [.title: .missing, .text: .missing, .titleEnglish: .missing])
            ) { try await service.save("legal", draft, by: me) }
            draft = .init()
            draft.title = "Mentions légales"
            draft.text = "# Éditeur\r\nLa métropole.\r\n\r\n\r\n#Sans espace\n\nFin"
            try await service.save("legal", draft, by: me)
            let saved = try await service.statement("legal", by: me)
            #expect(
                saved.body.fr == [
                    .heading("Éditeur"), .paragraph("La métropole."), .paragraph("#Sans espace"), .paragraph("Fin"),
                ])
            #expect(StatementText.blocks(StatementText.text(saved.body.fr)) == saved.body.fr)
            await #expect(throws: NotFound()) { try await service.save("autre", draft, by: me) }
        }
    }
}
