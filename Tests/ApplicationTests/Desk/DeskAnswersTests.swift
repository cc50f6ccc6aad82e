@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("Answers in the workbench")
struct DeskAnswersTests {
    @Test("a team that hands a ticket over reads on, sensitive answers excepted", arguments: Engine.allCases)
    func sensitive(_ engine: Engine) async throws {
        try await FormDesk.with(engine) { desk in
            let nadia = try await desk.signedIn(1)
            let theo = try await desk.signedIn(3)
            let draft = try await desk.filledDraft(by: nadia, ["sante": ["Dos fragile"]])
            let reference = try await SubmissionService(desk.portal).submit(draft, version: 1, of: nadia)
            let service = DeskService(desk.portal)
            #expect(try await Self.withheld(reference, theo, service) == [])
            #expect(try #require(try await service.ticket(reference, of: theo).answers).hasReadableSensitive)
            try await desk.portal.database.write { tx in
                try tx.run("INSERT INTO section(id, key, name_fr, hue, icon, position) VALUES (2, 'm', 'M', 'info', 'x', 2)")
                try tx.run("INSERT INTO team(id, key, name, section_id, level) VALUES (3, 'moyens', 'Moyens', 2, 1)")
                try SettingStore.touchCatalogue(at: FormDesk.start, in: tx)
            }
            #expect(try await service.transfer(reference, to: TeamID(3), note: nil, revision: 1, by: theo))
            #expect(try await Self.withheld(reference, theo, service) == ["sante"])
            #expect(try #require(try await service.ticket(reference, of: theo).answers).hasReadableSensitive == false)
        }
    }

    private static func withheld(
        _ reference: TicketReference, _ reader: SignedIn, _ service: DeskService
    ) async throws -> [QuestionKey] {
        let answers = try #require(try await service.ticket(reference, of: reader).answers)
        #expect(answers.lines.map(\.question.key).contains("sante"))
        return answers.lines.filter(\.isWithheld).map(\.question.key)
    }
}
