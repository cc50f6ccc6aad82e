@testable import Application
import Domain
import Foundation
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Library of forms")
struct FormLibraryTests {
    @Test("load, publish, load again, withdraw with a successor", arguments: Engine.allCases)
    func life(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let library = FormLibrary(samples.portal)
            let me = try await samples.administrator
            let first = try await library.load(samples.form(), by: me)
            #expect(first.version == 1 && first.isNew)
            #expect(try await library.load(samples.form(), by: me) == .init(form: first.form, version: 1, isNew: false))
            #expect(try await samples.portal.currentCatalogue().forms.isEmpty)
            try await library.publish(first.form, version: 1, by: me)
            #expect(try await samples.portal.currentCatalogue().form(key: "demander-ecran")?.version == 1)
            let second = try await library.load(samples.form(title: "Demander deux écrans"), by: me)
            #expect(second.version == 2)
            #expect(try await samples.portal.currentCatalogue().form(key: "demander-ecran")?.version == 1)
            try await library.publish(first.form, version: 2, by: me)
            let other = try await library.load(samples.form(key: "autre-demande"), by: me)
            await #expect(throws: FormLibrary.WithdrawalRefusal.badSuccessor) {
                try await library.withdraw(first.form, successorKey: "autre-demande", by: me)
            }
            try await library.publish(other.form, version: 1, by: me)
            await #expect(throws: FormLibrary.WithdrawalRefusal.badSuccessor) {
                try await library.withdraw(first.form, successorKey: "demander-ecran", by: me)
            }
            try await library.withdraw(first.form, successorKey: "autre-demande", by: me)
            let sheet = try await library.sheet(first.form, version: nil, by: me)
            #expect(sheet.row.status == .withdrawn && sheet.successor?.id == other.form)
            await #expect(throws: NotFound()) { try await library.withdraw(first.form, successorKey: nil, by: me) }
            try await library.publish(first.form, version: 2, by: me)
            #expect(try await library.sheet(first.form, version: nil, by: me).row.successor == nil)
        }
    }

    @Test("a key never comes back as another type of question, not even after it was gone", arguments: Engine.allCases)
    func reusedKeys(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let library = FormLibrary(samples.portal)
            let me = try await samples.administrator
            func form(_ questions: String...) -> [UInt8] {
                let all = questions.map { question in "{\(question),\"label\":{\"fr\":\"Quoi ?\"}}" }.joined(separator: ",")
                let text = String(decoding: samples.form(), as: UTF8.self)
                return Array((text.components(separatedBy: "\"questions\":[")[0] + "\"questions\":[\(all)]}]}").utf8)
            }
            let text = #""key":"raison","type":"shortText""#
            let date = #""key":"depuis","type":"date""#
            _ = try await library.load(form(text, date), by: me)
            #expect(try await library.load(form(date), by: me).version == 2)
            // What is asked may change, its type may not; a key that is gone keeps its meaning.
            let number = #""key":"raison","type":"number""#
            let moment = #""key":"depuis","type":"dateTime""#
            for (document, issues) in [
                (
                    form(moment, number),
                    [
                        FormIssue("/pages/0/questions/0/key", .keyOfAnotherType(was: .date, version: 2)),
                        FormIssue("/pages/0/questions/1/key", .keyOfAnotherType(was: .shortText, version: 1)),
                    ]
                ),
                (form(date, number), [FormIssue("/pages/0/questions/1/key", .keyOfAnotherType(was: .shortText, version: 1))]),
            ] {
                do {
                    _ = try await library.load(document, by: me)
                    Issue.record("loaded")
                } catch let refusal as FormRefusal {
                    #expect(refusal.issues == issues)
                }
            }
            let again = try await library.load(form(date, text), by: me)
            #expect(again.version == 3)
            #expect(try await library.sheet(again.form, version: nil, by: me).versions.count == 3, "nothing is half loaded")
        }
    }

    @Test("an owner edits the forms of the service owned, and of no other", arguments: Engine.allCases)
    func owners(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let library = FormLibrary(samples.portal)
            let me = try await samples.administrator
            let owner = try await samples.signedIn(AdminSamples.owner)
            let agent = try await samples.signedIn(AdminSamples.agent)
            let own = try await library.load(samples.form(), by: owner)
            try await library.publish(own.form, version: 1, by: owner)
            await #expect(throws: NotAllowed()) {
                try await library.load(samples.form(key: "la-paie", service: "paie"), by: owner)
            }
            await #expect(throws: NotAllowed()) { try await library.load(samples.form(key: "la-mienne"), by: agent) }
            let foreign = try await library.load(samples.form(key: "la-paie", service: "paie"), by: me)
            // A document that claims another service's form for one's own.
            await #expect(throws: NotAllowed()) {
                try await library.load(samples.form(key: "la-paie", service: "poste"), by: owner)
            }
            await #expect(throws: NotFound()) { try await library.publish(foreign.form, version: 1, by: owner) }
            await #expect(throws: NotFound()) { try await library.sheet(foreign.form, version: nil, by: owner) }
            await #expect(throws: NotFound()) { try await library.document(foreign.form, version: 1, by: owner) }
            await #expect(throws: NotAllowed()) { try await library.list(.init(), by: agent) }
            #expect(try await library.list(.init(), by: owner).entries.map(\.row.key) == ["demander-ecran"])
            #expect(try await library.list(.init(), by: me).count == 2)
        }
    }

    @Test("the list is searched, filtered and cut in pages", arguments: Engine.allCases)
    func list(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let library = FormLibrary(samples.portal)
            let me = try await samples.administrator
            for number in 1...7 {
                let loaded = try await library.load(samples.form(key: "forme-\(number)", title: "Écran numéro \(number)"), by: me)
                if number > 2 { try await library.publish(loaded.form, version: 1, by: me) }
            }
            var filter = FormLibrary.Filter()
            filter.search = "ecran 5"
            #expect(try await library.list(filter, by: me).entries.map(\.row.key) == ["forme-5"])
            filter = .init()
            filter.onlyWaiting = true
            #expect(try await library.list(filter, by: me).count == 2)
            filter = .init()
            filter.status = .published
            filter.page = 99
            let last = try await library.list(filter, by: me, pageSize: 3)
            #expect(last.count == 5 && last.pageCount == 2 && last.entries.map(\.row.key) == ["forme-6", "forme-7"])
        }
    }

    @Test("a version whose team is out of use is not published", arguments: Engine.allCases)
    func outOfUse(_ engine: Engine) async throws {
        try await AdminSamples.with(engine) { samples in
            let library = FormLibrary(samples.portal)
            let me = try await samples.administrator
            let loaded = try await library.load(samples.form(), by: me)
            let catalogue = try await samples.portal.currentCatalogue()
            let team = try #require(catalogue.teams.first)
            _ = try await CatalogueAdministration(samples.portal).saveTeam(
                team.id, key: team.key, name: team.name, section: team.section, level: 1, isActive: false, by: me)
            await #expect(throws: FormRefusal.self) { try await library.publish(loaded.form, version: 1, by: me) }
            #expect(try await library.sheet(loaded.form, version: 1, by: me).issues.map(\.pointer) == ["/route/team"])
        }
    }

    @Test("a document that is not a form leaves nothing")
    func refused() async throws {
        try await AdminSamples.with(.sqlite) { samples in
            let me = try await samples.administrator
            for bytes in [Array("{}".utf8), Array("[".utf8), [0xFF], samples.form(service: "rien")] {
                await #expect(throws: FormRefusal.self) { try await FormLibrary(samples.portal).load(bytes, by: me) }
            }
            #expect(try await samples.count("form") == 0)
        }
    }
}
