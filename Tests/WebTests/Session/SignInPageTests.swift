import Domain
import Foundation
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Application
@testable import Web

@Suite("The pages of signing in")
struct SignInPageTests {
    @Test("the cookie of the session is out of the reach of scripts and other sites; `__Host-` on https")
    func cookie() async throws {
        try await SignInSite.with { site in
            let plain = try #require(try await site.signIn().answer.cookie("session"))
            for part in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(plain.contains(part), "\(plain)") }
            #expect(!plain.contains("Max-Age") && !plain.contains("Domain"))
            let (answer, cookie) = try await site.signIn(isSecure: true)
            let secure = try #require(answer.cookie("__Host-session"))
            for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Secure"] { #expect(secure.contains(part), "\(secure)") }
            #expect(try await site.get("/", cookie: cookie, isSecure: true).status == 200)
            // The same token under the name that any page of the domain could set is none.
            let renamed = cookie.replacingOccurrences(of: "__Host-", with: "")
            #expect(try await site.get("/", cookie: renamed, isSecure: true).location.hasPrefix("/sign-in"))
        }
    }

    @Test("what is wrong comes back without the password; the page asked for is remembered, and no other site")
    func refused() async throws {
        try await SignInSite.with { site in
            #expect(try await site.get("/requests?tab=drafts").location == "/sign-in?next=%2Frequests%3Ftab%3Ddrafts")
            let wrong = try await site.signIn(password: "faux-mot-de-passe").answer
            #expect(wrong.status == 422 && wrong.cookie("session") == nil)
            #expect(wrong.text.contains("value=\"M-041877\"") && !wrong.text.contains("faux-mot-de-passe"))
            #expect(try await site.signIn(next: "/requests?tab=drafts").answer.location == "/requests?tab=drafts")
            for next in ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "/a\nb"] {
                #expect(try await site.signIn(next: next).answer.location == "/", "\(next)")
            }
        }
    }

    @Test("a shared workstation is told its length as it is set; using the portal moves the end")
    func keptAlive() async throws {
        try await SignInSite.with { site in
            #expect(try await site.get("/sign-in").text.contains("après 20\u{A0}minutes sans activité"))
            let (_, cookie) = try await site.signIn(isShared: true)
            try await site.portal.database.write { tx in
                try tx.run("UPDATE session SET expires_at = expires_at - \(15 * 60_000)")
            }
            let page = try await site.get("/account", cookie: cookie)
            let ends = try #require(page.text.values(of: "data-session-ends").first.flatMap { text in Int64(text) })
            #expect(ends - site.portal.clock.now.milliseconds > 19 * 60_000)
        }
    }

    @Test("a command that comes too late leads back to the page that sent it, and no other site")
    func tooLate() async throws {
        try await SignInSite.with { site in
            let answer = try await site.post("/requests/24893/messages", [("body", "x")], cookie: "")
            #expect(answer.location == "/sign-in?next=%2Frequests%2F24893")
        }
    }

    @Test("every page says when the session ends, and one button extends it")
    func extended() async throws {
        try await SignInSite.with { site in
            let (_, cookie) = try await site.signIn(isShared: true)
            let page = try await site.get("/account", cookie: cookie)
            let ends = try #require(page.text.values(of: "data-session-ends").first.flatMap { text in Int64(text) })
            let now = site.portal.clock.now.milliseconds
            #expect((19 * 60_000...20 * 60_000).contains(ends - now))
            #expect(page.text.contains("action=\"/session/extension\""))
            // As if it had begun a quarter of an hour ago.
            try await site.portal.database.write { tx in
                try tx.run("UPDATE session SET expires_at = expires_at - \(15 * 60_000)")
            }
            let fields = [("csrf", page.secret), ("next", "/account")]
            let script = try await site.post(Paths.sessionExtension, fields, cookie: cookie, accept: "application/json")
            #expect(script.status == 204)
            // What the page's script reads is the new end, not the one the session had.
            let told = try #require(script.headers[.sessionEnds].flatMap { text in Int64(text) })
            #expect(told >= ends && script.headers[values: .sessionEnds].count == 1)
            let plain = try await site.post(Paths.sessionExtension, fields, cookie: cookie)
            #expect(plain.status == 303 && plain.location == "/account")
            let forged = try await site.post(Paths.sessionExtension, [("next", "/account")], cookie: cookie)
            #expect(forged.status == 403)
        }
    }

    @Test("with a password that was given, nothing but choosing another one can be done")
    func givenPassword() async throws {
        try await SignInSite.with(mustChange: true) { site in
            let (answer, cookie) = try await site.signIn(next: "/requests?tab=drafts")
            #expect(answer.location == "/account/password?next=%2Frequests%3Ftab%3Ddrafts")
            #expect(try await site.get("/admin", cookie: cookie).location == "/account/password?next=%2Fadmin")
            for path in ["/statements/legal", "/site-map"] { #expect(try await site.get(path, cookie: cookie).status == 200) }
            let page = try await site.get(answer.location, cookie: cookie)
            #expect(page.status == 200 && page.text.contains("Choisissez votre mot de passe"))
            // No navigation to what is closed; the way out is there.
            #expect(!page.text.contains("href=\"/notifications\"") && page.text.contains("action=\"/sign-out\""))
            func choose(_ new: String) async throws -> SignInSite.Answer {
                try await site.post(
                    Paths.password,
                    [
                        ("csrf", page.secret), ("next", "/requests?tab=drafts"), ("current", SignInSite.password), ("new", new),
                        ("again", new),
                    ], cookie: cookie)
            }
            for refused in [SignInSite.password, "court"] {
                let again = try await choose(refused)
                #expect(again.status == 422 && again.text.contains("href=\"#new\""))
                #expect(again.text.contains("name=\"next\" value=\"/requests?tab=drafts\""))
            }
            #expect(try await choose("Xk9mQ2vL7zRt4w").location == "/requests?tab=drafts")
            #expect(try await site.get("/admin", cookie: cookie).status == 200)
            #expect(try await site.get(Paths.password, cookie: cookie).location == "/account")
            #expect(try await site.signIn(password: "Xk9mQ2vL7zRt4w").answer.location == "/")
        }
    }

    @Test("whoever is not signed in chooses the language of any page")
    func language() async throws {
        try await SignInSite.with { site in
            let chosen = [("language", "en"), ("next", "/statements/legal")]
            let answer = try await site.post(Paths.language, chosen, cookie: "")
            #expect(answer.status == 303 && answer.location == "/statements/legal")
            #expect(answer.cookie("language")?.hasPrefix("language=en") == true)
            let elsewhere = [("language", "en"), ("next", "https://example.org/")]
            #expect(try await site.post(Paths.language, elsewhere, cookie: "").location == "/")
        }
    }

    @Test("whoever must choose a password may also leave")
    func leaving() async throws {
        try await SignInSite.with(mustChange: true) { site in
            let (answer, cookie) = try await site.signIn()
            #expect(answer.location == "/account/password")
            let page = try await site.get(answer.location, cookie: cookie)
            #expect(try await site.post(Paths.signOut, [("csrf", page.secret)], cookie: cookie).location == "/sign-in")
            #expect(try await site.get(Paths.password, cookie: cookie).location.hasPrefix("/sign-in"))
        }
    }

    @Test("every route asks for the new password first, save those that need none", arguments: [Visitor.team, .administrator])
    func everyRoute(_ visitor: Visitor) async throws {
        try await AccessWorld.with { world in
            let (person, now) = (try world.person(visitor, on: .plain), world.portal.clock.now)
            try await world.portal.database.write { tx in
                try LocalIdentityStore.save("x", of: person, mustChange: true, at: now, in: tx)
            }
            var open: Set<String> = []
            for route in world.routes {
                let answer = try await world.call(route, as: visitor, on: .plain)
                if answer.status == 303, answer.location.hasPrefix("/account/password") { continue }
                // 403 is what the route says to whoever has no right to it.
                if answer.status != 403 { open.insert("\(route.method.rawValue) \(route.pattern)") }
            }
            #expect(
                open == [
                    "GET /sign-in", "POST /sign-in", "POST /sign-out", "POST /session/extension", "POST /preferences/language",
                    "GET /account/password", "POST /account/password", "GET /statements/{statement}", "GET /site-map",
                    "GET /first-run", "POST /first-run", "GET /design", "GET /design/{family}",
                ])
        }
    }
}
