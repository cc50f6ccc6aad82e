@testable import Application
import Domain
import SQL
import Storage
import Testing

@testable import Web

@Suite("Pages of the workbench")
struct DeskPagesTests {
    @Test("one address is one state: a whole page, or with htmx the ticket alone")
    func partial() async throws {
        try await DeskSite.with { site in
            let reference = try await site.ticket()
            let path = "/desk/queue?view=to-take&ticket=\(reference)"
            let whole = try await site.get(path)
            #expect(whole.status == 200)
            #expect(whole.text.contains("<!doctype html>"))
            #expect(whole.text.contains("class=\"queue\""))
            #expect(whole.text.contains("id=\"ticket\""))
            let part = try await site.get(path, partial: true)
            #expect(
                part.text.hasPrefix("<title>I-\(reference), À prendre – Guichet</title><article class=\"ticket\" id=\"ticket\""))
            #expect(!part.text.contains("<html"))
            #expect(part.text.contains("Imprimante en panne"))
            let own = try await site.get("/desk/tickets/\(reference)")
            #expect(own.text.contains("<h1 id=\"t-ticket\""))
        }
    }

    @Test("an unknown view, team or number is not found; unknown filters are no filter")
    func unknown() async throws {
        try await DeskSite.with { site in
            for path in [
                "?view=x", "?view=team&team=x", "?view=team&team=network", "?view=mine&ticket=x", "?view=mine&ticket=999",
            ] {
                let page = try await site.get("/desk/queue\(path)")
                #expect(page.status == 404, "\(path)")
            }
            let page = try await site.get("/desk/queue?view=mine&sort=x&kind=x&priority=x&after=x&category=x")
            #expect(page.status == 200)
        }
    }

    @Test("a long conversation has pages, which lead to each other")
    func history() async throws {
        try await DeskSite.with { site in
            let reference = try await site.ticket()
            let plain = try await site.get("/desk/tickets/\(reference)")
            #expect(!plain.text.contains("before="))
            try await site.portal.database.write { tx in
                for _ in 1...TicketHistory.pageLength {
                    try tx.run(
                        """
                        INSERT INTO event(kind, at, actor_id, ticket_id, before_value, after_value, reason)
                        SELECT 'ticket.requalified', at, actor_id, ticket_id, 'low', 'high', 'impact' FROM event WHERE id = 1
                        """)
                }
            }
            for path in [
                "/desk/tickets/\(reference)", "/desk/tickets/\(reference)/printing",
                "/desk/queue?view=to-take&ticket=\(reference)",
            ] {
                let page = try await site.get(path)
                #expect(page.text.contains("before=2\""), "\(path)")
                #expect(!page.text.contains("derniers échanges"), "\(path)")
            }
            for path in ["/desk/tickets/\(reference)?before=2", "/desk/tickets/\(reference)/printing?before=2"] {
                let page = try await site.get(path)
                #expect(
                    page.status == 200 && page.text.contains("derniers échanges"), "\(path)")
                #expect(!page.text.values(of: "href").contains { link in link.contains("before=") }, "\(path)")
            }
            for end in ["x", "0", "-1", "99999999999999999999"] {
                #expect(try await site.get("/desk/tickets/\(reference)?before=\(end)").text.contains("before=2\""))
            }
        }
    }

    @Test("text of people never becomes markup")
    func hostile() async throws {
        try await DeskSite.with { site in
            let hostile = "<script>alert(1)</script>\"'\u{301}&"
            let reference = try await site.ticket(title: hostile, description: hostile)
            _ = try await site.post(
                "/desk/tickets/\(reference)/messages", [("type", "note"), ("body", hostile), ("revision", "1"), ("token", "t")])
            let pages = [
                "/desk", "/desk/queue?view=to-take&ticket=\(reference)", "/desk/tickets/\(reference)/printing?notes=1",
                "/desk/tickets/\(reference)/qualification", "/desk/search?q=alert", "/desk/persons/\(site.requester)",
                "/desk/queue?view=mine&f=\(percentEncoded(hostile))", "/desk/new?q=\(percentEncoded(hostile))",
            ]
            for path in pages {
                let page = try await site.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(!page.text.contains("<script>alert"), "\(path)")
            }
        }
    }

    @Test("a reply goes back to where it was written; an empty one keeps the page and says why")
    func replying() async throws {
        try await DeskSite.with { site in
            let reference = try await site.ticket()
            let path = "/desk/tickets/\(reference)/messages"
            let back = "/desk/queue?view=to-take&ticket=\(reference)"
            let sent = try await site.post(
                path, [("type", "reply"), ("body", "Bonjour"), ("revision", "1"), ("token", "a"), ("back", back), ("event", "1")])
            #expect(sent.status == 303)
            #expect(sent.location == "\(back)&done=replied&since=1")
            let next = try await site.get(sent.location)
            #expect(next.text.contains("flash--success"))
            let empty = try await site.post(path, [("type", "reply"), ("body", " "), ("revision", "1")])
            #expect(empty.status == 422)
            #expect(empty.text.contains("<title>Erreur"))
            #expect(empty.text.contains("id=\"msg-error\""))
            let note = try await site.post(
                path, [("type", "note"), ("body", "à garder"), ("then", "resolve"), ("revision", "2")])
            #expect(note.status == 422)
            #expect(note.text.contains("à garder</textarea>"))
        }
    }

    @Test("a stale command says what changed and keeps the text")
    func stale() async throws {
        try await DeskSite.with { site in
            let reference = try await site.ticket()
            _ = try await site.get("/desk/tickets/\(reference)")
            _ = try await site.post("/desk/tickets/\(reference)/taking", [("revision", "1")], as: .paul)
            let late = try await site.post(
                "/desk/tickets/\(reference)/messages",
                [
                    ("type", "reply"), ("body", "C’est réglé"), ("then", "resolve"), ("revision", "1"), ("event", "1"),
                    ("token", "a"),
                ])
            #expect(late.status == 409)
            #expect(late.text.contains("Pris en charge par Paul Test"))
            #expect(late.text.contains("C’est réglé</textarea>"))
            let page = try await site.post(
                "/desk/tickets/\(reference)/resolution", [("body", "Tambour changé"), ("revision", "1"), ("event", "1")])
            #expect(page.status == 409)
            #expect(page.text.contains("Tambour changé</textarea>"))
            #expect(page.text.contains("Pris en charge par Paul Test"))
        }
    }

    @Test("nothing leads out of the workbench")
    func back() async throws {
        try await DeskSite.with { site in
            let reference = try await site.ticket()
            for back in ["https://evil.example", "//evil.example", "/desk\\..\\x", "/desk/\r\nX: y", "/account", ""] {
                let sent = try await site.post("/desk/tickets/\(reference)/watching", [("back", back)])
                #expect(sent.status == 303)
                let stays = sent.location.hasPrefix("/desk/queue") || sent.location.hasPrefix("/?")
                #expect(stays, "\(back) led to \(sent.location)")
            }
        }
    }

    @Test("commands with fields have a page; a wrong value comes back with the reason")
    func commandPages() async throws {
        try await DeskSite.with { site in
            let reference = try await site.ticket()
            for part in ["assignment", "transfer", "waiting", "resolution", "qualification"] {
                let page = try await site.get("/desk/tickets/\(reference)/\(part)")
                #expect(page.status == 200, "\(part)")
                #expect(page.text.contains("action=\"/desk/tickets/\(reference)/\(part)\""), "\(part)")
            }
            let none = try await site.post(
                "/desk/tickets/\(reference)/transfer", [("team", ""), ("note", "gardée"), ("revision", "1")])
            #expect(none.status == 422)
            #expect(none.text.contains("gardée</textarea>"))
            let date = try await site.post(
                "/desk/tickets/\(reference)/waiting", [("reason", "delivery"), ("until", "2020-01-01"), ("revision", "1")])
            #expect(date.status == 422)
            #expect(date.text.contains("q-until-error"))
            let moved = try await site.post("/desk/tickets/\(reference)/transfer", [("team", "network"), ("revision", "1")])
            #expect(moved.status == 303)
            let searched = try await site.post(
                "/desk/tickets/\(reference)/qualification",
                [("beneficiary-text", "test"), ("intent", "search"), ("revision", "2"), ("kind", "request")])
            #expect(searched.status == 200)
            #expect(searched.text.contains("name=\"beneficiary-found\""))
            #expect(searched.text.contains("value=\"request\" checked"))
            // « Enregistrer », and nobody has this name: nothing is saved, and the page says why.
            let unknown = try await site.post(
                "/desk/tickets/\(reference)/qualification",
                [("beneficiary-text", "zzzz"), ("revision", "2"), ("kind", "request"), ("category", "hardware")])
            #expect(unknown.status == 422)
            #expect(unknown.text.contains("q-beneficiary-error") && unknown.text.contains("aria-invalid=\"true\""))
        }
    }

    @Test("a batch reports each ticket that was left as it was")
    func batch() async throws {
        try await DeskSite.with { site in
            let mine = try await site.ticket()
            let taken = try await site.ticket()
            _ = try await site.post("/desk/tickets/\(taken)/taking", [("revision", "1")], as: .paul)
            let done = try await site.post(
                "/desk/batch", [("intent", "take"), ("ticket", "\(mine)"), ("ticket", "\(taken)"), ("ticket", "999")])
            #expect(done.status == 303)
            let report = try await site.get(done.location)
            #expect(report.text.contains("2 tickets n’ont pas changé"))
            #expect(report.text.contains("Une autre personne l’a pris en charge."))
            let ask = try await site.post("/desk/batch", [("intent", "assign"), ("ticket", "\(mine)")])
            #expect(ask.status == 200)
            #expect(ask.text.contains("Paul Test"))
            #expect(try await site.post("/desk/batch", [("intent", "burn"), ("ticket", "\(mine)")]).status == 400)
            #expect(try await site.post("/desk/batch", [("intent", "take")]).location == "/desk/queue?refused=selection")
        }
    }

    @Test("a number goes straight to its ticket, and found words are marked")
    func search() async throws {
        try await DeskSite.with { site in
            let reference = try await site.ticket(description: "Elle clignote en rouge")
            #expect(try await site.get("/desk/search?q=I-\(reference)").location == "/desk/tickets/\(reference)")
            let page = try await site.get("/desk/search?q=imprimantes+rouge")
            #expect(page.text.contains("<mark>Imprimante</mark> en panne"))
            #expect(page.text.contains("<mark>rouge</mark>"))
            #expect(try await site.get("/desk/search?q=introuvable").text.contains("Aucun ticket pour"))
        }
    }

    @Test("a form withdrawn since its page was opened leads to what it says of itself")
    func withdrawnForm() async throws {
        try await DeskSite.with { site in
            try await site.publishForm(key: "demander-ecran")
            let fields = [("person", "\(site.requester)"), ("channel", "phone")]
            let begun = try await site.post("/desk/new/demander-ecran", fields)
            #expect(begun.status == 303 && begun.location.hasPrefix("/drafts/"))
            try await site.portal.database.write { tx in
                let form = try #require(try FormStore.form(key: "demander-ecran", in: tx))
                try FormStore.withdraw(form.id, successor: nil, in: tx)
                try SettingStore.touchCatalogue(at: site.portal.clock.now, in: tx)
            }
            let late = try await site.post("/desk/new/demander-ecran", fields)
            #expect(late.status == 303 && late.location == "/forms/demander-ecran")
            #expect(try await site.get("/forms/demander-ecran").status == 410)
            #expect(try await site.post("/desk/new/jamais-vu", fields).status == 404)
            #expect(try await site.post("/desk/new/demander-ecran", [("person", "99"), ("channel", "phone")]).status == 303)
        }
    }

    @Test("a quick ticket that is incomplete names every field, and keeps what was typed")
    func incomplete() async throws {
        try await DeskSite.with { site in
            let fields = [
                ("person", "\(site.requester)"), ("channel", "phone"), ("kind", "incident"), ("impact", "low"),
                ("urgency", "low"),
                ("title", "Gardé"),
            ]
            let page = try await site.post("/desk/new", fields)
            #expect(page.status == 422)
            for id in ["q-description", "q-service", "q-category"] { #expect(page.text.contains("href=\"#\(id)\""), "\(id)") }
            #expect(page.text.contains("value=\"Gardé\""))
            let whole =
                fields + [("description", "Vraiment"), ("service", "workstation"), ("category", "printing"), ("token", "t")]
            let first = try await site.post("/desk/new", whole)
            #expect(first.status == 303)
            #expect(try await site.post("/desk/new", whole).location == first.location)
        }
    }
}
