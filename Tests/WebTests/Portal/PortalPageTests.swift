@testable import Application
import Domain
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Web

@Suite("Pages of the portal")
struct PortalPageTests {
    @Test(
        "each page answers, with one h1 and no duplicate id, in both languages",
        arguments: [
            "/", "/forms", "/forms?letter=D", "/forms?section=informatique", "/forms?section=nowhere&letter=%FF",
            "/sections/informatique", "/sections/espace-rh", "/services/postes", "/services/mutuelle-sante", "/search",
            "/search?q=materiel", "/search?q=xyzzy", "/requests", "/requests?tab=finished&after=junk", "/requests?tab=drafts",
            "/requests?tab=watched", "/notifications", "/account", "/site-map", "/statements/legal", "/statements/help",
        ])
    func answers(_ path: String) async throws {
        try await PortalWorld.with { world in
            for visitor in [Visitor.requester, .watcher] {
                if visitor == .watcher {
                    let answer = try await world.post(Paths.preferences, ["language": "en"], as: .watcher)
                    #expect(answer.status == 303)
                }
                let page = try await world.get(path, as: visitor)
                #expect(page.status == 200, "\(path)")
                #expect(page.text.contains(visitor == .watcher ? "<html lang=\"en\"" : "<html lang=\"fr\""))
                #expect(page.text.count(of: "<h1") == 1, "\(path)")
                let ids = page.text.values(of: "id")
                #expect(Set(ids).count == ids.count, "\(path): \(ids)")
            }
        }
    }

    @Test(
        "what does not exist is not found",
        arguments: ["/sections/x", "/services/x", "/statements/x", "/attachments/0", "/attachments/x", "/attachments/99"])
    func missing(_ path: String) async throws {
        try await PortalWorld.with { world in
            let outcome = try await world.get(path).status
            #expect(outcome == 404)
        }
    }

    @Test("a statement is open to anybody, and its text means itself")
    func statement() async throws {
        try await PortalWorld.with { world in
            let page = try await world.get("/statements/legal", as: nil)
            #expect(page.status == 200)
            #expect(page.text.contains("<h2>Éditeur</h2>"))
            #expect(page.text.contains("&lt;b&gt;Nous&lt;/b&gt;"))
            let map = try await world.get(Paths.siteMap, as: nil)
            #expect(map.status == 200)
            #expect(!map.text.contains("/services/postes"))
        }
    }

    @Test("a search in two words finds; a number leads to its request, or nowhere")
    func search() async throws {
        try await PortalWorld.with { world in
            let page = try await world.get("/search?q=mat%C3%A9riel+demander")
            #expect(page.text.contains("<mark>matériel</mark>"))
            #expect(page.text.contains("value=\"matériel demander\""))
            let reference = world.target.reference
            #expect(try await world.get("/search?q=D-\(reference)").headers[.location] == world.path)
            #expect(try await world.get("/search?q=D-\(reference)", as: .otherSection).status == 200)
            let long = String(repeating: "a", count: 5_000)
            #expect(try await world.get("/search?q=\(long)").status == 200)
            let options = try await world.get("/search/suggestions?q=mater")
            #expect(options.text.contains("<ul data-status=\"4 suggestions\">"))
            #expect(options.text.contains("<li data-href=\"/forms/remplir-plain\""))
        }
    }

    @Test("a file is saved, never opened; only images are shown")
    func attachments() async throws {
        try await PortalWorld.with { world in
            let path = Paths.attachment(world.target.attachment.description)
            let file = try await world.get(path)
            #expect(file.status == 200)
            #expect(file.text == "contenu")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"note.txt\"; filename*=UTF-8''note.txt")
            #expect(file.headers[.contentType] == "application/octet-stream")
            #expect(file.headers[.xContentTypeOptions] == "nosniff")
            #expect(file.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(try await world.get("\(path)/image").status == 404)
            #expect(try await world.get(path, as: .otherSection).status == 404)
            #expect(try await world.get(path, as: nil).status == 303)
        }
    }

    @Test(
        "the name of a file cannot leave its header",
        arguments: [
            ("été n° 1.pdf", "attachment; filename=\"_t_ n_ 1.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9%20n%C2%B0%201.pdf"),
            (
                "a\"; x=\r\nSet-Cookie: b",
                "attachment; filename=\"a_; x=Set-Cookie: b\"; filename*=UTF-8''a%22%3B%20x%3DSet-Cookie%3A%20b"
            ),
            ("../../etc/passwd", "attachment; filename=\"passwd\"; filename*=UTF-8''passwd"),
            ("\u{202E}fdp.exe", "attachment; filename=\"fdp.exe\"; filename*=UTF-8''fdp.exe"),
            ("100%41.txt", "attachment; filename=\"100_41.txt\"; filename*=UTF-8''100%2541.txt"),
            ("/", "attachment; filename=\"fichier\"; filename*=UTF-8''fichier"),
        ])
    func disposition(_ name: String, _ header: String) {
        #expect(ContentDisposition.text(name, isInline: false) == header)
    }

    @Test("preferences are kept, and a value that no page offers changes nothing")
    func preferences() async throws {
        try await PortalWorld.with { world in
            let answer = try await world.post(
                Paths.preferences, ["language": "fr", "theme": "dark", "reading": "easy", "shortcuts": "0"])
            #expect(answer.headers[.location] == "/account?done=preferences")
            #expect(try await world.post(Paths.preferences, ["theme": "pink", "language": "de"]).status == 303)
            let page = try await world.get("/account?done=preferences")
            #expect(page.text.contains("<html lang=\"fr\" data-theme=\"dark\" data-reading=\"easy\">"))
            #expect(page.text.contains("Préférences enregistrées"))
        }
    }

    @Test("a password is changed only with the old one, by the rules, twice the same")
    func password() async throws {
        try await PortalWorld.with { world in
            let (me, now) = (try #require(world.people[.requester]), world.portal.clock.now)
            let hash = try await world.portal.passwords.hash("Ancien-secret-1")
            try await world.portal.database.write { tx in
                try LocalIdentityStore.save(hash, of: me, mustChange: false, at: now, in: tx)
            }
            let good = "Nouveau-secret-2"
            let cases: [([String: String], String)] = [
                (["current": "faux", "new": good, "again": good], "#current"),
                (["current": "Ancien-secret-1", "new": "court", "again": "court"], "#new"),
                (["current": "Ancien-secret-1", "new": good, "again": "autre"], "#again"),
                ([:], "#current"),
            ]
            for (fields, link) in cases {
                let answer = try await world.post(Paths.password, fields)
                #expect(answer.status == 422)
                #expect(answer.text.contains("href=\"\(link)\""), "\(link)")
                #expect(!answer.text.contains(good))
            }
            let changed = try await world.post(Paths.password, ["current": "Ancien-secret-1", "new": good, "again": good])
            #expect(changed.headers[.location] == "/account?done=password")
        }
    }

    @Test("all notifications are read at once")
    func notifications() async throws {
        try await PortalWorld.with { world in
            let (me, now, ticket) = (try #require(world.people[.requester]), world.portal.clock.now, try await world.ticket())
            try await world.portal.database.write { tx in
                let last = try #require(EventID(text: try EventStoreProbe.last(of: ticket.id, in: tx)))
                try NotificationProbe.tell(me, of: last, ticket.id, at: now, in: tx)
            }
            let before = try await world.get(Paths.notifications)
            #expect(before.text.contains("class=\"is-unread\""))
            #expect(before.text.contains(world.target.title))
            #expect(try await world.post(Paths.notificationsReading).headers[.location] == "/notifications?done=1")
            #expect(try await !world.get(Paths.notifications).text.contains("class=\"is-unread\""))
        }
    }
}

extension String {
    func count(of part: String) -> Int { components(separatedBy: part).count - 1 }

    private func components(separatedBy part: String) -> [Substring] { split(separator: part, omittingEmptySubsequences: false) }

    /// The values of an attribute, wherever it stands.
    func values(of attribute: String) -> [String] {
        split(separator: " \(attribute)=\"", omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.prefix { character in character != "\"" })
        }
    }
}
