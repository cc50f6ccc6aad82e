import Domain
import Foundation
import HTTPTypes
import SQL
import Storage
import Testing

@testable import Application
@testable import Web

@Suite("Pages of the administration")
struct AdminPagesTests {
    /// What the rail leads to, and what stands behind.
    private static let pages = [
        "/admin", "/admin/persons", "/admin/persons?q=ada&inactive=1", "/admin/persons/new", "/admin/persons/3",
        "/admin/persons/3/identity", "/admin/persons/3/deactivation", "/admin/persons/3/password", "/admin/import",
        "/admin/import/units", "/admin/import/places", "/admin/import/groups", "/admin/import/persons", "/admin/rights",
        "/admin/rights/new?q=ada&person=3", "/admin/rights/2/revocation", "/admin/services", "/admin/services/new",
        "/admin/services/1", "/admin/teams", "/admin/teams/new", "/admin/teams/1", "/admin/categories",
        "/admin/categories/new", "/admin/categories/1", "/admin/priorities", "/admin/forms", "/admin/forms/loading",
        "/admin/forms/import",
        "/admin/designer", "/admin/designer/new",
        "/admin/statements", "/admin/statements/legal", "/admin/jobs",
    ]

    @Test("each page answers to an administrator, with one h1, and to nobody else")
    func pages() async throws {
        try await AdminSite.with { site in
            for path in Self.pages {
                let answer = try await site.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.text.components(separatedBy: "<h1").count == 2, "\(path)")
                #expect(!answer.text.contains("<Agent>"), "\(path) is not escaped")
                #expect(try await site.get(path, as: nil).location.hasPrefix("/sign-in"), "\(path)")
                #expect(try await site.get(path, as: 3).status == 403, "\(path)")
            }
        }
    }

    @Test("an owner comes to the forms, and to nothing else")
    func owner() async throws {
        try await AdminSite.with { site in
            #expect(try await site.get("/admin", as: 2).location == "/admin/forms")
            let forms = try await site.get("/admin/forms", as: 2)
            #expect(forms.status == 200 && !forms.text.contains("href=\"/admin/persons\""))
            for path in Self.pages where !path.hasPrefix("/admin/forms") && !path.hasPrefix("/admin/designer") && path != "/admin"
            {
                #expect(try await site.get(path, as: 2).status == 403, "\(path)")
            }
            let refused = try await site.post("/admin/forms/loading", [("json", AdminSite.form(service: "paie"))], as: 2)
            #expect(refused.status == 422 && refused.text.contains("un service que vous ne gérez pas"))
        }
    }

    @Test("the way back to a person keeps their name while another is typed")
    func crumb() async throws {
        try await AdminSite.with { site in
            let known = try await site.get("/admin/persons/1/identity").text
            let crumb = try #require(known.range(of: "<a href=\"/admin/persons/1\">"))
            let name = known[crumb.upperBound...].prefix { letter in letter != "<" }
            #expect(!name.isEmpty)
            let refused = try await site.post("/admin/persons/1/identity", [("firstName", ""), ("lastName", "")])
            #expect(refused.status == 422 && refused.text.contains("<a href=\"/admin/persons/1\">\(name)</a>"))
        }
    }

    @Test("what does not exist is not found")
    func missing() async throws {
        let paths = [
            "/admin/persons/99", "/admin/persons/x", "/admin/import/autre", "/admin/rights/99/revocation", "/admin/services/99",
            "/admin/teams/99", "/admin/categories/99", "/admin/forms/99", "/admin/statements/autre",
        ]
        try await AdminSite.with { site in
            for path in paths {
                let answer = try await site.get(path)
                #expect(answer.status == 404, "\(path)")
            }
        }
    }

    @Test("a form is loaded, published, shown in words, downloaded, withdrawn")
    func form() async throws {
        try await AdminSite.with { site in
            let loaded = try await site.post("/admin/forms/loading", [("json", AdminSite.form().replacing("\n", with: "\r\n"))])
            #expect(loaded.location == "/admin/forms/1/versions/1?done=loaded")
            let sheet = try await site.get(loaded.location)
            #expect(sheet.text.contains("Affichée si «\u{202F}Motif\u{202F}» est «\u{202F}Une panne\u{202F}»"))
            #expect(sheet.text.contains("Publier la version 1"))
            #expect(
                try await site.post("/admin/forms/loading", [("json", AdminSite.form())]).location.hasSuffix("done=unchanged"))
            #expect(
                try await site.post("/admin/forms/1/publication", [("version", "1")]).location == "/admin/forms/1?done=published")
            let json = try await site.get("/admin/forms/1/versions/1/document")
            #expect(json.text == AdminSite.form())
            #expect(json.headers[.contentDisposition] == "attachment; filename=\"demander-ecran-v1.json\"")
            #expect(try await site.get("/admin/forms?state=published&q=ecran").text.contains("1 formulaire<"))
            let asked = try await site.post("/admin/forms/1/withdrawal", [])
            #expect(asked.status == 200 && asked.text.contains("Aucun brouillon"))
            let wrong = try await site.post("/admin/forms/1/withdrawal", [("confirmed", "1"), ("successor", "nulle-part")])
            #expect(wrong.status == 422 && wrong.text.contains("id=\"f-successor-error\""))
            #expect(
                try await site.post("/admin/forms/1/withdrawal", [("confirmed", "1")]).location == "/admin/forms/1?done=withdrawn"
            )
            #expect(try await site.get("/admin/forms/1").text.contains("Publier la version 1"))
        }
    }

    @Test("a document is refused place by place, and comes back to be mended")
    func issues() async throws {
        try await AdminSite.with { site in
            let bad = AdminSite.form().replacing("\"motif\",\"type\":\"choice\"", with: "\"motif\",\"type\":\"choix\"")
            let answer = try await site.post("/admin/forms/loading", [("json", bad)])
            #expect(answer.status == 422)
            #expect(answer.text.contains("/pages/0/questions/0/type"))
            #expect(answer.text.contains("&quot;choix&quot;") && answer.text.contains("<title>Erreur"))
            let file = try await site.upload(
                "/admin/forms/loading", field: "file", name: "form.json", Array(AdminSite.form().utf8))
            #expect(file.status == 303)
            #expect(try await site.post("/admin/forms/loading", []).text.contains("Choisissez un fichier"))
        }
    }

    @Test("a file is tried, then imported for good with what the page carried")
    func importing() async throws {
        try await AdminSite.with { site in
            let csv = "clé;nom\neau;Eau\nBAD;x\n"
            let trial = try await site.upload("/admin/import/units/check", field: "file", name: "units.csv", Array(csv.utf8))
            #expect(trial.status == 200)
            #expect(trial.text.contains("Une ligne est refusée") && trial.text.contains("ligne 3, BAD"))
            #expect(try await site.count("unit") == 0)
            #expect(trial.text.contains("action=\"/admin/import/units/run\"") && trial.text.contains(csv))
            let real = try await site.post("/admin/import/units/run", [("csv", csv.replacing("\n", with: "\r\n"))])
            #expect(real.status == 200 && real.text.contains("Les autres lignes sont enregistrées"))
            #expect(try await site.count("unit") == 1)
            let again = try await site.post("/admin/import/units/check", [("csv", "clé;nom\neau;Eau")])
            #expect(again.text.contains("Rien à changer") && !again.text.contains("/admin/import/units/run"))
            let latin = try await site.upload(
                "/admin/import/units/check", field: "file", name: "u.csv", [0x63, 0x6C, 0xE9, 0x3B, 0x6E])
            #expect(latin.status == 422)
            #expect(try await site.post("/admin/import/units/run", [("csv", "clé\nx")]).text.contains("Il manque la colonne"))
        }
    }

    @Test("the first 500 lines are shown, the refused ones first")
    func longReport() async throws {
        try await AdminSite.with { site in
            let csv =
                "clé;nom\n" + (1...600).map { number in "u\(number);Direction \(number)" }.joined(separator: "\n") + "\nBAD;x"
            let text = try await site.post("/admin/import/units/check", [("csv", csv)]).text
            #expect(text.components(separatedBy: "class=\"is-ok\"").count - 1 == 499)
            #expect(text.contains("Les 500 premières lignes sur 601"))
        }
    }

    @Test("what is wrong in a page is linked to its field, and what was typed comes back")
    func errors() async throws {
        try await AdminSite.with { site in
            let person = try await site.post("/admin/persons", [("firstName", "Nadia"), ("email", "rien")])
            #expect(person.status == 422)
            for part in ["href=\"#f-staffNumber\"", "href=\"#f-email\"", "id=\"f-email-error\"", "value=\"Nadia\""] {
                #expect(person.text.contains(part), "\(part)")
            }
            #expect(try await site.post("/admin/services", [("name", "X")]).text.contains("href=\"#f-purpose\""))
            #expect(try await site.post("/admin/teams", []).text.contains("href=\"#f-level\""))
            #expect(try await site.post("/admin/categories", []).text.contains("href=\"#f-section\""))
            #expect(try await site.post("/admin/statements/legal", []).text.contains("href=\"#f-text\""))
            #expect(try await site.post("/admin/rights", []).text.contains("href=\"#f-holder\""))
            #expect(try await site.post("/admin/priorities", [("low-low", "9")]).status == 400)
        }
    }

    @Test("what asks first does nothing until it is confirmed")
    func confirmations() async throws {
        try await AdminSite.with { site in
            for path in ["/admin/persons/3/deactivation", "/admin/persons/3/password", "/admin/rights/2/revocation"] {
                #expect(try await site.post(path, []).status == 200, "\(path)")
            }
            #expect(try await site.count("role_right") == 2)
            #expect(try await site.get("/admin/persons/3").text.contains("/admin/persons/3/deactivation"))
            #expect(try await site.post("/admin/persons/3/deactivation", [("confirmed", "1")]).status == 303)
            #expect(try await site.post("/admin/persons/3/deactivation", [("confirmed", "1")]).status == 422)
            #expect(try await site.get("/admin", as: 3).location.hasPrefix("/sign-in"))
            #expect(try await site.post("/admin/persons/3/reactivation", []).status == 303)
            let password = try await site.post("/admin/persons/3/password", [("confirmed", "1")])
            #expect(password.status == 200 && password.text.contains("class=\"secret\""))
            #expect(
                try await site.post("/admin/rights/1/revocation", [("confirmed", "1")]).text.contains(
                    "dernier droit d’administration"))
            #expect(try await site.post("/admin/rights/2/revocation", [("confirmed", "1")]).status == 303)
        }
    }
}
