import Application
import Domain
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Web

@Suite("The pages of a form", .serialized)
struct FormPagesTests {
    static let first: [(String, String)] = [
        ("has-motif", "1"), ("q-motif", "panne"), ("has-responsable", "1"), ("t-responsable", ""),
    ]

    @Test("lead from its presentation to a number")
    func story() async throws {
        try await WebDesk.with { desk in
            let intro = try await desk.get("/forms/\(WebDesk.form)")
            #expect(intro.status == .ok)
            #expect(intro.text.contains("Demander &lt;du&gt; matériel"))
            let draft = try await desk.begin()
            let opened = try await desk.get(draft)
            #expect(opened.location == "\(draft)/pages/besoin")
            let page = try await desk.get(opened.location)
            #expect(page.text.contains("étape 1 sur 3"))
            // It is told everywhere until when what is not sent is kept: 90 days after 14 November 2023.
            let kept = "jusqu’au 12\u{A0}février 2024"
            #expect(page.text.contains("ce brouillon est gardé \(kept), puis effacé"))
            for path in ["/", "/requests?tab=drafts", "/forms/\(WebDesk.form)"] {
                #expect(try await desk.get(path).text.contains("gardé \(kept)"), "\(path)")
            }
            let next = try await desk.post("\(draft)/pages/besoin", Self.first)
            #expect(next.location == "\(draft)/pages/details")
            let checked = try await desk.upload(
                "\(draft)/pages/details", [("has-recit", "1"), ("q-recit", "L’écran reste noir.")], files: [])
            #expect(checked.location == "\(draft)/check")
            let check = try await desk.get(checked.location)
            #expect(check.text.contains("L’écran reste noir."))
            let version = try #require(check.field("form-version"))
            let sent = try await desk.post("\(draft)/submission", [("form-version", version)])
            #expect(sent.status == .seeOther && sent.location.hasSuffix("/confirmation"))
            let confirmation = try await desk.get(sent.location)
            #expect(confirmation.status == .ok && confirmation.text.contains("D-1"))
            // Sent again, and its pages opened again: all lead to the one request.
            #expect(try await desk.post("\(draft)/submission", [("form-version", version)]).location == sent.location)
            #expect(try await desk.post("\(draft)/pages/besoin", Self.first).location == sent.location)
            #expect(try await desk.get("\(draft)/check").location == sent.location)
            #expect(try await desk.count("ticket") == 1)
        }
    }

    @Test("come back with what is to be corrected, linked, and nothing typed lost")
    func errors() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let page = try await desk.post(
                "\(draft)/pages/besoin",
                [("has-motif", "1"), ("has-responsable", "1"), ("t-responsable", "<script>"), ("q-responsable", "")])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("<title>Erreur"))
            #expect(page.text.contains("href=\"#q-motif_1\"") && page.text.contains("href=\"#q-responsable\""))
            #expect(page.text.contains("value=\"&lt;script&gt;\"") && !page.text.contains("<script>"))
            #expect(page.text.contains("Deux réponses sont à corriger"))
            // Not on the page before something was wrong.
            #expect(try await desk.get("\(draft)/pages/besoin").text.contains("error-summary") == false)
        }
    }

    @Test("give the form's own message alone, and a built-in one after its question")
    func ownMessage() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let page = try await desk.post("\(draft)/pages/besoin", [("has-motif", "1"), ("q-motif", "arrivee")])
            #expect(page.text.contains("<a href=\"#q-date\">Choisissez un jour d’arrivée</a>"))
            let other = try await desk.post("\(draft)/pages/besoin", [("has-motif", "1")])
            #expect(other.text.contains("<a href=\"#q-motif_1\">Pourquoi ? Choisissez une réponse</a>"))
        }
    }

    @Test("show a question with its choice, and refuse to go on without it")
    func conditions() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let fields = [("has-motif", "1"), ("q-motif", "arrivee"), ("has-responsable", "1"), ("t-responsable", "")]
            let page = try await desk.post("\(draft)/pages/besoin", fields)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("id=\"q-date\""), "without script, it shows when the page comes back")
            let slots = try await desk.post("\(draft)/pages/besoin", fields + [("intent", "refresh")])
            #expect(slots.status == .ok)
            #expect(slots.text.contains("id=\"slot-date\" data-slot hx-swap-oob=\"true\""))
            #expect(slots.text.contains("Une question apparaît."))
            #expect(!slots.text.contains("q-motif_1"), "nothing that is being typed in comes along")
            let gone = try await desk.post(
                "\(draft)/pages/besoin",
                [("has-motif", "1"), ("q-motif", "panne"), ("has-date", "1"), ("q-date", "2030-01-01"), ("intent", "refresh")])
            #expect(gone.text.contains("<div id=\"slot-date\" data-slot hx-swap-oob=\"true\"></div>"))
            #expect(gone.text.contains("Une question disparaît."))
        }
    }

    @Test("ask for whom it is, and for nobody in particular refuse to go on")
    func beneficiary() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let other = Self.first + [("has-_for", "1"), ("q-_for", "other")]
            #expect(try await desk.get("\(draft)/pages/besoin").text.contains("data-conditions"))
            let slots = try await desk.post("\(draft)/pages/besoin", other + [("intent", "refresh")])
            #expect(slots.text.contains("id=\"q-_person\""))
            let page = try await desk.post("\(draft)/pages/besoin", other + [("t-_person", "")])
            #expect(page.status == .unprocessableContent && page.text.contains("href=\"#q-_person\""))
            let named = try await desk.post("\(draft)/pages/besoin", other + [("t-_person", "Hélène Vasseur")])
            #expect(named.location == "\(draft)/pages/details")
            #expect(try await desk.get("\(draft)/check").text.contains("<dd>Hélène Vasseur</dd>"))
            let mine = Self.first + [("has-_for", "1"), ("q-_for", "self")]
            _ = try await desk.post("\(draft)/pages/besoin", mine)
            #expect(try await desk.get("\(draft)/check").text.contains("Nadia Belkacem (vous-même)"))
        }
    }

    @Test("save while one types, and say so")
    func autosave() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let fields = [("has-recit", "1"), ("q-recit", "À moitié"), ("intent", "autosave")]
            let saved = try await desk.post("\(draft)/pages/details", fields + [("version", "1")])
            #expect(saved.text == #"{"message":"Brouillon enregistré à 23 h 13","version":2}"#.replacingSpaces())
            #expect(try await desk.inputs().contains("À moitié"))
            let late = try await desk.post(
                "\(draft)/pages/details", [("has-recit", "1"), ("q-recit", "À"), ("intent", "autosave"), ("version", "1")])
            #expect(late.status == .conflict)
            #expect(try await desk.inputs().contains("À moitié"))
        }
    }

    @Test("offer persons as radio buttons to whoever has no script")
    func search() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            let searched = try await desk.post(
                "\(draft)/pages/besoin", [("has-responsable", "1"), ("t-responsable", "dup"), ("intent", "search:responsable")])
            #expect(searched.location == "\(draft)/pages/besoin?saved=1#q-responsable")
            let page = try await desk.get("\(draft)/pages/besoin")
            #expect(page.text.contains("name=\"s-responsable\" value=\"dup\""))
            #expect(page.text.contains("Marie Dupont") && page.text.contains("Marie Dupond"))
            _ = try await desk.post(
                "\(draft)/pages/besoin",
                [("has-responsable", "1"), ("t-responsable", "dup"), ("s-responsable", "dup"), ("q-responsable", "3")])
            #expect(try await desk.inputs().contains(#""responsable":["3"]"#))
            let fragment = try await desk.get("/lookups/persons?q=dup")
            #expect(fragment.text.hasPrefix("<ul data-status=\"2 résultats\"><li data-value=\"4\" data-label=\"Marie Dupond\">"))
            #expect(try await desk.get("/lookups/persons?q=zzz").text == "<ul data-status=\"Aucun résultat\"></ul>")
            #expect(try await desk.get("/lookups/persons?q=dup", as: nil).status == .seeOther)
        }
    }

    @Test("are nobody else's")
    func stranger() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            for path in [draft, "\(draft)/pages/besoin", "\(draft)/check", "\(draft)/removal", "/drafts/99", "/drafts/x"] {
                #expect(try await desk.get(path, as: 2).status == .notFound, "\(path)")
            }
            #expect(try await desk.post("\(draft)/pages/besoin", Self.first, as: 2).status == .notFound)
            #expect(try await desk.post("\(draft)/submission", [("form-version", "1")], as: 2).status == .notFound)
            #expect(try await desk.post("\(draft)/removal", [], as: 2).status == .notFound)
            #expect(try await desk.count("draft") == 1)
        }
    }

    @Test("refuse a forged secret, and save nothing")
    func forged() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            for secret in ["", "x", Secrets.masked(WebDesk.secret(2))] {
                let answer = try await desk.post("\(draft)/pages/besoin", Self.first, secret: secret)
                #expect(answer.status == .forbidden)
            }
            #expect(try await desk.inputs() == "{}")
        }
    }

    @Test("are given up on a page of their own")
    func removal() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            #expect(try await desk.get("\(draft)/removal").text.contains("Supprimer ce brouillon"))
            let removed = try await desk.post("\(draft)/removal", [])
            #expect(removed.location == "/forms/\(WebDesk.form)?removed=1")
            #expect(try await desk.get(removed.location).text.contains("Brouillon supprimé"))
            #expect(try await desk.get(draft).status == .notFound)
        }
    }

    @Test("a closed request leads to one that follows it, and the two to each other")
    func following() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            _ = try await desk.post("\(draft)/pages/besoin", Self.first)
            _ = try await desk.post("\(draft)/pages/details", FormFilesTests.recit)
            let sent = try await desk.post("\(draft)/submission", [("form-version", "1")])
            let number = try #require(sent.location.split(separator: "/").dropFirst().first).description
            #expect(try await !desk.get("/requests/\(number)").text.contains("Faire suite"))
            try await desk.portal.database.write { tx in
                _ = try tx.run("UPDATE ticket SET state = 'closed', is_open = 0, resolved_at = 1, closed_at = 1")
            }
            let closed = try await desk.get("/requests/\(number)")
            #expect(closed.text.contains("Faire suite à cette demande"))
            #expect(closed.field("after") == number)
            let begun = try await desk.post("/forms/\(WebDesk.form)/draft", [("after", number)])
            _ = try await desk.post("\(begun.location)/pages/besoin", Self.first)
            _ = try await desk.post("\(begun.location)/pages/details", FormFilesTests.recit)
            #expect(try await desk.get("\(begun.location)/check").text.contains("fait suite à D-\(number)"))
            let again = try await desk.post("\(begun.location)/submission", [("form-version", "1")])
            let next = try #require(again.location.split(separator: "/").dropFirst().first).description
            #expect(try await desk.get("/requests/\(next)").text.contains("href=\"/requests/\(number)\">D-\(number)"))
            #expect(try await desk.get("/requests/\(number)").text.contains("href=\"/requests/\(next)\">D-\(next)"))
            // Somebody else's number begins nothing.
            let other = try await desk.post("/forms/\(WebDesk.form)/draft", [("after", number)], as: 2)
            #expect(other.location == "/forms/\(WebDesk.form)")
        }
    }

    @Test("of a form withdrawn meanwhile can be read, not sent")
    func withdrawn() async throws {
        try await WebDesk.with { desk in
            let draft = try await desk.begin()
            _ = try await desk.post("\(draft)/pages/besoin", Self.first)
            try await desk.portal.database.write { tx in
                guard let form = try FormStore.form(key: WebDesk.form, in: tx) else { return }
                try FormStore.withdraw(form.id, successor: nil, in: tx)
                try SettingStore.touchCatalogue(at: WebDesk.now, in: tx)
            }
            #expect(try await desk.post("\(draft)/submission", [("form-version", "1")]).location == draft)
            let typed = try await desk.post(
                "\(draft)/pages/details", [("has-recit", "1"), ("q-recit", "Tapé pendant le retrait")])
            #expect(typed.location == draft)
            let page = try await desk.get(draft)
            #expect(page.status == .ok)
            #expect(page.text.contains("Cette démarche est fermée") && page.text.contains("Tapé pendant le retrait"))
            #expect(try await desk.get("/forms/\(WebDesk.form)").status == .gone)
            // « Commencer », in a tab that was open before.
            #expect(try await desk.post("/forms/\(WebDesk.form)/draft", []).location == "/forms/\(WebDesk.form)")
            #expect(try await desk.count("ticket") == 0)
        }
    }
}

extension String {
    /// Hours are written with a no-break space.
    fileprivate func replacingSpaces() -> String {
        split(separator: " h ", omittingEmptySubsequences: false).joined(separator: "\u{A0}h\u{A0}")
    }
}
