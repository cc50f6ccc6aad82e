import Domain
import Foundation
import Testing

@testable import Application
@testable import Web

@Suite("Pages of the designer")
struct DesignerPagesTests {
    /// A form begun by the owner, with a question; where its workbench is.
    private static func begun(_ site: AdminSite) async throws -> String {
        let made = try await site.post(
            "/admin/designer/new",
            [("title", "<b>Clé</b> & coffre"), ("service", "1"), ("category", "1"), ("workingDays", "3"), ("kind", "request")],
            as: 2)
        #expect(made.status == 303 && made.location.hasPrefix("/admin/designer/"))
        let path = String(made.location.prefix { character in character != "?" })
        let added = try await site.post(
            "\(path)/questions", [("revision", "1"), ("new-label", "<i>Où</i> ?"), ("new-type", "choice")], as: 2)
        #expect(added.location.contains("/questions/i-ou-i"))
        return path
    }

    @Test("what people type is text on every page of it, whatever it holds")
    func hostile() async throws {
        try await AdminSite.with { site in
            let path = try await Self.begun(site)
            let saved = try await site.post(
                "\(path)/questions/i-ou-i",
                [
                    ("revision", "2"), ("type", "choice"), ("label", "\"><script>alert(1)</script>"), ("help", "</textarea><x>"),
                    ("more-choices", "<img src=x>\r\n<svg> | <math>\n\n   \n"), ("required", "always"),
                ], as: 2)
            #expect(saved.status == 303)
            for part in ["", "/questions/i-ou-i", "/questions/i-ou-i/shown", "/pages/demande", "/review", "/history"] {
                let page = try await site.get(path + part, as: 2)
                #expect(page.status == 200, "\(part)")
                for tag in ["<script>alert", "<b>Clé", "<x>", "<img src=x", "<svg> ", "<math>"] {
                    #expect(!page.text.contains(tag), "\(part): \(tag)")
                }
            }
            let list = try await site.get("/admin/designer", as: 2)
            #expect(list.text.contains("&lt;b&gt;Clé"))
        }
    }

    @Test("fields that are missing, huge or malformed are answered, and nothing is lost")
    func malformed() async throws {
        try await AdminSite.with { site in
            let path = try await Self.begun(site)
            let question = "\(path)/questions/i-ou-i"
            // No revision is older than every step: it collides.
            #expect(try await site.post(question, [("label", "Où ?")], as: 2).status == 409)
            #expect(try await site.post(question, [("revision", "-7"), ("label", "Où ?")], as: 2).status == 409)
            #expect(try await site.post(question, [("revision", "99"), ("label", "Où ?")], as: 2).status == 303)
            // A text that is too long is kept, and said.
            let long = String(repeating: "é", count: 5_000)
            #expect(try await site.post(question, [("revision", "3"), ("label", long)], as: 2).status == 303)
            let page = try await site.get(question, as: 2)
            #expect(page.text.contains(long) && page.text.contains("200 caractères"))
            // Numbers and bounds that are none come back as they were typed.
            _ = try await site.post(
                "\(path)/questions", [("revision", "4"), ("new-label", "Combien ?"), ("new-type", "number")], as: 2)
            let wrong = try await site.post(
                "\(path)/questions/combien",
                [("revision", "5"), ("label", "Combien d’unités ?"), ("minimum", "beaucoup"), ("maximum", "1e999")], as: 2)
            #expect(wrong.status == 422 && wrong.text.contains("beaucoup") && wrong.text.contains("Combien d’unités ?"))
            // Trees of nothing, of strangers, and deeper than they may be.
            let deep = (0..<300).map { index in ("node", "\(index)-\(index)-0-0-0-0-0:line") }
            for nodes in [[], [("node", "x:line")], [("node", ":group"), ("node", "-1:line")], [("node", "0:group")], deep] {
                let answer = try await site.post("\(path)/questions/combien/shown", [("revision", "5")] + nodes, as: 2)
                #expect(answer.status == 422, "\(nodes.prefix(2))")
            }
            for intent in ["remove:", "remove:9-9", "line:x", "group:0-0-0-0-0-0-0-0", "rien"] {
                let answer = try await site.post(
                    "\(path)/questions/combien/shown", [("revision", "5"), ("node", "0:line"), ("intent", intent)], as: 2)
                #expect(answer.status == 200, "\(intent)")
            }
            for missing in ["/questions/zzz", "/pages/zzz", "/questions/zzz/shown", "/questions/%00"] {
                #expect(try await site.get(path + missing, as: 2).status == 404, "\(missing)")
            }
            #expect(try await site.post("\(path)/restoring", [("revision", "5")], as: 2).status == 400)
            #expect(try await site.post("\(path)/scheduling", [("revision", "5"), ("date", "demain")], as: 2).status == 422)
            #expect(try await site.post("\(path)/publication", [("revision", "5")], as: 2).status == 422)
        }
    }

    @Test("a condition that is empty is not saved; the administrator of another service’s form sees it, an owner does not")
    func others() async throws {
        try await AdminSite.with { site in
            let path = try await Self.begun(site)
            let refused = try await site.post("\(path)/questions/i-ou-i/shown", [("revision", "2"), ("node", "0:line")], as: 2)
            #expect(refused.status == 422 && refused.text.contains("choisissez une question posée avant"))
            let made = try await site.post(
                "/admin/designer/new", [("title", "Paie"), ("service", "2"), ("category", "1"), ("workingDays", "3")], as: 1)
            let theirs = String(made.location.prefix { character in character != "?" })
            for part in ["", "/review", "/history", "/pages/demande"] {
                #expect(try await site.get(theirs + part, as: 2).status == 404, "\(part)")
                #expect(try await site.get(theirs + part, as: 1).status == 200, "\(part)")
            }
            #expect(!(try await site.get("/admin/designer", as: 2).text.contains("Paie")))
            let stolen = try await site.post(
                "/admin/designer/new", [("title", "X"), ("service", "2"), ("category", "1"), ("workingDays", "3")], as: 2)
            #expect(stolen.status == 422)
        }
    }
}
