import Application
import Domain
import HTML

/// Where a form of another program is sent, and why it is refused whole.
enum FormImportPage {
    struct Model {
        var sent = FormImportController.Sent()
        var error: String?
        var refusal: FormImportRefusal?
    }

    private static let limit = 200

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.importForm, place: .forms, hasError: model.error != nil || model.refusal != nil
        ) {
            if let error = model.error {
                ErrorSummary.summary(
                    [.init(error, link: model.sent.kind == .xlsform ? "#f-survey" : "#f-json")], title: words.formRefused)
            }
            if let refusal = model.refusal { report(visit, refusal) }
            p(.class("lead")) { words.importFormLead }
            AdminForm.form(
                visit, action: Paths.Admin.formImport, submit: words.readThisForm, cancel: Paths.Admin.forms,
                encoding: "multipart/form-data"
            ) {
                AdminField("source", words.importSource).radios(
                    visit,
                    options: FormImportController.Kind.allCases.map { kind in
                        (kind.rawValue, words.importSource(kind), words.importSourceHint(kind))
                    }, selected: model.sent.kind.rawValue)
                fieldset {
                    legend { words.importedDocument }
                    AdminField("document", words.jsonFile, hint: words.importedFileHint, isOptional: true)
                        .file(visit, accept: ".json,application/json")
                    AdminField("json", words.jsonText, error: model.sent.kind == .xlsform ? nil : model.error, isOptional: true)
                        .area(visit, value: model.sent.json, rows: 8, spellcheck: false)
                }
                fieldset {
                    legend { words.importedSheets }
                    AdminField("surveyFile", words.surveyFile, hint: words.sheetFileHint, isOptional: true)
                        .file(visit, accept: ".csv,text/csv")
                    AdminField(
                        "survey", words.surveyText, error: model.sent.kind == .xlsform ? model.error : nil, isOptional: true
                    ).area(visit, value: model.sent.survey, rows: 6, spellcheck: false)
                    AdminField("choicesFile", words.choicesFile, hint: words.sheetFileHint, isOptional: true)
                        .file(visit, accept: ".csv,text/csv")
                    AdminField("choices", words.choicesText, isOptional: true)
                        .area(visit, value: model.sent.choices, rows: 4, spellcheck: false)
                }
            }
        }
    }

    private static func report(_ visit: Visit, _ refusal: FormImportRefusal) -> HTML {
        let words = visit.words.admin
        return section(
            .class("report"), .tabindex(-1), .flag("data-focus"), .role("group"), .aria("aria-labelledby", "t-issues")
        ) {
            h2(.id("t-issues")) { words.importRefused }
            p(.class("hint")) { words.importRefusedHint }
            ul(.class("report-lines"), .role("list")) {
                for issue in refusal.issues.prefix(limit) {
                    li(.class("is-error")) {
                        Icon.icon("circle-x", visit)
                        span(.class("where")) { issue.place.map { place in words.place(place) } ?? words.wholeDocument }
                        div {
                            strong { "\(words.toCorrect) " }
                            words.problem(issue.problem)
                        }
                    }
                }
                for entry in refusal.entries.filter({ entry in entry.outcome == .left }).prefix(limit) {
                    FormImportReportPage.entry(visit, entry)
                }
            }
            if refusal.issues.count > limit { p(.class("hint")) { words.firstIssues(limit, of: refusal.issues.count) } }
        }
    }
}
