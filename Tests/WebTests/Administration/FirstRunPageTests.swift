import Domain
import Testing

@testable import Application
@testable import Web

@Suite("First run, as a page")
struct FirstRunPageTests {
    @Test("an empty base leads to the first run, which makes the administrator and closes")
    func firstRun() async throws {
        try await AdminSite.with(isEmpty: true) { site in
            #expect(try await site.get("/sign-in", as: nil).location == "/first-run")
            #expect(try await site.get("/first-run", as: nil).status == 200)
            let code = try #require(try await FirstRunService(site.portal).newCode())
            let wrong = try await site.postAsVisitor("/first-run", [("code", "x"), ("organisation", "Métropole")])
            #expect(wrong.status == 422)
            for part in ["href=\"#f-code\"", "href=\"#f-password\"", "href=\"#f-staffNumber\"", "value=\"Métropole\""] {
                #expect(wrong.text.contains(part), "\(part)")
            }
            let fields = [
                ("code", code), ("organisation", "Métropole"), ("staffNumber", "A1"), ("firstName", "Hélène"),
                ("lastName", "Vasseur"), ("password", "Confluence-2026-oui"), ("again", "Confluence-2026-oui"),
            ]
            #expect(try await site.postAsVisitor("/first-run", fields).location == "/sign-in?next=%2Fadmin")
            #expect(try await site.postAsVisitor("/first-run", fields).status == 404)
            #expect(try await site.get("/first-run", as: nil).status == 404)
            #expect(try await site.get("/sign-in", as: nil).status == 200)
        }
    }

    @Test("a base with people has no first run")
    func closed() async throws {
        try await AdminSite.with { site in
            let answer = try await site.get("/first-run", as: nil)
            #expect(answer.status == 404)
        }
    }
}
