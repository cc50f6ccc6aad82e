@testable import Application
import Domain
import SQL
import Storage
import Testing

@Suite("The use of forms")
struct FormUseTests {
    @Test("is counted by a job, so that those who send the same form change no row in common", arguments: Engine.allCases)
    func counted(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let portal = desk.portal
            let other = try await desk.publish(
                FormDesk.json(
                    "poste-deplacer", title: "Déplacer un poste", ticketTitle: "Déplacer",
                    questions: #"{"key":"ou","type":"shortText","required":true,"label":{"fr":"Où ?"}}"#))
            let first = try #require(try await portal.currentCatalogue().form(key: FormDesk.form)).id
            #expect(try await portal.currentCatalogue().mostUsed(limit: 1).map(\.id) == [first])
            for id in Int64(1)...2 {
                let me = try await desk.signedIn(id)
                let draft = try await DraftService(portal).begin("poste-deplacer", filling: Filling(me))
                var entry = DraftEntry()
                entry.values = ["ou": ["Au quai"]]
                _ = try await DraftService(portal).save(draft, entry, of: me)
                _ = try await SubmissionService(portal).submit(draft, version: 1, of: me)
            }
            func uses() async throws -> [Int] {
                try await portal.database.read { tx in try FormStore.forms(in: tx).map(\.useCount) }
            }
            #expect(try await uses() == [0, 0])

            let job = UseHandler(database: portal.database)
            try await job.run(at: portal.clock.now)
            #expect(try await uses() == [0, 2])
            let catalogue = try await portal.currentCatalogue()
            #expect(catalogue.mostUsed(limit: 1).map(\.id) == [other], "every node reads the new order")
            // Nothing was sent since: nothing is to be read again.
            try await job.run(at: portal.clock.now)
            #expect(try await portal.currentCatalogue().revision == catalogue.revision)
        }
    }
}
