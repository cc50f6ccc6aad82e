@testable import Application
import Domain
import SQL
import SQLTesting
import Storage
import Testing

@Suite("First run")
struct FirstRunTests {
    private let password = "Confluence-2026-oui"
    private var administrator: FirstRunService.Administrator {
        var administrator = FirstRunService.Administrator()
        administrator.organisation = "Métropole"
        administrator.staffNumber = "a1042"
        administrator.firstName = "Hélène"
        administrator.lastName = "Vasseur"
        administrator.email = "H.Vasseur@exemple.fr"
        return administrator
    }

    @Test("the code makes the administrator and the sections, once", arguments: Engine.allCases)
    func once(_ engine: Engine) async throws {
        try await AdminSamples.withEmpty(engine) { portal in
            let service = FirstRunService(portal)
            let old = try #require(try await service.newCode())
            let code = try #require(try await service.newCode())
            await #expect(throws: FirstRunService.Refusal(problems: [.code: .wrongCode])) {
                try await service.make(administrator, code: old, password: password, again: password)
            }
            #expect(try await service.isOpen())
            try await service.make(administrator, code: " \(code) ", password: password, again: password)
            #expect(try await service.isOpen() == false)
            #expect(try await service.newCode() == nil)
            await #expect(throws: NotFound()) {
                try await service.make(administrator, code: code, password: password, again: password)
            }
            let catalogue = try await portal.currentCatalogue()
            #expect(catalogue.organisationName == "Métropole" && catalogue.sections.count == 4)
            let session = try await SessionService(portal).signIn(
                login: "A1042", password: password, isShared: false, address: "127.0.0.1", previous: nil)
            let signedIn = try #require(try await SessionService(portal).signedIn(token: session.token))
            #expect(signedIn.policy.canAdminister)
        }
    }

    @Test("every problem is named, and nothing is made")
    func problems() async throws {
        try await AdminSamples.withEmpty(.sqlite) { portal in
            let service = FirstRunService(portal)
            _ = try await service.newCode()
            var empty = FirstRunService.Administrator()
            empty.email = "pas une adresse"
            await #expect(
                throws: FirstRunService.Refusal(problems: [
                    .code: .missing, .organisation: .missing, .staffNumber: .missing, .firstName: .missing, .lastName: .missing,
                    .email: .badEmail, .password: .weak(.tooShort(minimum: 12)), .again: .different,
                ])
            ) { try await service.make(empty, code: "", password: "court", again: "autre") }
            #expect(try await service.isOpen())
        }
    }

    @Test("without a code nobody comes in")
    func noCode() async throws {
        try await AdminSamples.withEmpty(.sqlite) { portal in
            await #expect(throws: FirstRunService.Refusal(problems: [.code: .wrongCode])) {
                try await FirstRunService(portal).make(administrator, code: "x", password: password, again: password)
            }
        }
    }

    @Test("of two at once, one becomes the administrator", arguments: Engine.allCases)
    func race(_ engine: Engine) async throws {
        try await AdminSamples.withEmpty(engine) { portal in
            let service = FirstRunService(portal)
            let code = try #require(try await service.newCode())
            var other = administrator
            other.staffNumber = "B7"
            other.email = ""
            let both = [administrator, other]
            let made = await withTaskGroup(of: Bool.self) { group in
                for person in both {
                    group.addTask {
                        do {
                            try await service.make(person, code: code, password: password, again: password)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: 0) { count, isMade in count += isMade ? 1 : 0 }
            }
            #expect(made == 1)
            let persons: Int? = try await portal.database.read { tx in try tx.value("SELECT COUNT(*) FROM person") }
            #expect(persons == 1)
        }
    }
}
