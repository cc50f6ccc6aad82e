import Domain
import Foundation
import Testing

@testable import Application
@testable import Web

@Suite("Import of forms")
struct FormImportPagesTests {
    private static let survey = """
        type,name,label::fr,required,relevant
        text,objet,Objet <b>,yes,
        select_one oui_non,suite,Une suite ?,,"${objet} != ''"
        text,code,Code,,"regex(${objet}, 'x')"
        """
    private static let choices = "list_name,name,label\noui_non,oui,Oui\noui_non,non,Non"
    private static let place = [
        ("titleFr", "Demande importée"), ("summaryFr", "Pour essayer."), ("key", "demande-importee"), ("service", "poste"),
        ("team", "proximite"), ("category", "materiel"), ("kind", "request"), ("impact", "low"), ("urgency", "low"),
        ("workingDays", "3"),
    ]

    @Test("an XLSForm is read, its report shown, and loaded where it was said to go")
    func xlsForm() async throws {
        try await AdminSite.with { site in
            let sent = [("source", "xlsform"), ("survey", Self.survey.replacing("\n", with: "\r\n")), ("choices", Self.choices)]
            let read = try await site.post("/admin/forms/import", sent)
            #expect(read.status == 200 && read.text.contains("3 questions sur 1 étape"))
            #expect(read.text.contains("survey, ligne 4") && read.text.contains("expression régulière"))
            #expect(!read.text.contains("Objet <b>"))
            let empty = try await site.post("/admin/forms/import/loading", sent + [("titleFr", ""), ("key", "É")])
            #expect(empty.status == 422 && empty.text.contains("choisissez une équipe"))
            #expect(empty.text.contains("regex(${objet}"), "what was sent is kept")
            let loaded = try await site.post("/admin/forms/import/loading", sent + Self.place)
            #expect(loaded.location.hasSuffix("/versions/1?done=loaded"))
            let again = try await site.post("/admin/forms/import/loading", sent + Self.place)
            #expect(again.location.hasSuffix("done=unchanged"))
            let sheet = try await site.get(String(loaded.location.prefix { letter in letter != "?" }))
            #expect(sheet.status == 200 && sheet.text.contains("Demande importée"))
        }
    }

    @Test("a form of another instance: what is missing here is chosen instead of refused")
    func guichet() async throws {
        try await AdminSite.with { site in
            let elsewhere = AdminSite.form().replacing("\"proximite\"", with: "\"ailleurs\"")
            let read = try await site.post("/admin/forms/import", [("source", "guichet"), ("json", elsewhere)])
            #expect(read.status == 200 && read.text.contains("«\u{202F}ailleurs\u{202F}»"))
            let fields = [("source", "guichet"), ("json", elsewhere)] + Self.place
            #expect(try await site.post("/admin/forms/import/loading", fields).location.hasSuffix("done=loaded"))
            // An owner loads for their own service alone.
            let other = fields.map { field in field.0 == "service" ? ("service", "paie") : field }
            let refused = try await site.post("/admin/forms/import/loading", other, as: 2)
            #expect(refused.status == 422 && refused.text.contains("un service que vous ne gérez pas"))
        }
    }

    @Test("what does not stand is refused with its line or pointer, and comes back to be mended")
    func refused() async throws {
        try await AdminSite.with { site in
            let cases: [([(String, String)], String)] = [
                ([("source", "guichet"), ("json", "{\n\"schema\": 1,")], "ligne 2"),
                ([("source", "guichet"), ("json", #"{"schema": 2}"#)], "/"),
                ([("source", "glpi"), ("json", #"{"version": 3, "forms": []}"#)], "/version"),
                ([("source", "xlsform"), ("survey", "type,name\nbegin_group,g\ntext,a")], "survey, ligne 2"),
                ([("source", "xlsform"), ("survey", "type,name,relevant\ntext,a,${b}=1\ntext,b,${a}=1")], "en rond"),
                ([("source", "glpi"), ("json", "")], "f-json"), ([("source", "autre")], "f-json"),
            ]
            for (fields, shown) in cases {
                let answer = try await site.post("/admin/forms/import", fields)
                #expect(answer.status == 422 && answer.text.contains(shown), "\(fields)")
            }
            let late = try await site.post("/admin/forms/import/loading", [("source", "glpi"), ("json", "[")])
            #expect(late.status == 422 && late.text.contains("ligne 1"))
        }
    }
}
