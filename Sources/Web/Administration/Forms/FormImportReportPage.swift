import Application
import Domain
import HTML

/// A form of elsewhere as it would come in: what is asked of its place here, then line by line what became of it.
enum FormImportReportPage {
    struct Model {
        var sent: FormImportController.Sent
        var preview: FormLibrary.ImportPreview
        var issues: [FormIssue] = []
        var error: String?
    }

    private static let limit = 500

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let fields = FormImportFields.fields(visit, model.preview, model.issues)
        let others = FormImportFields.others(model.issues)
        return AdminLayout.page(
            visit, title: words.importReadTitle, place: .forms,
            crumbs: [.init(label: words.importForm, path: Paths.Admin.formImport)],
            hasError: model.error != nil || !model.issues.isEmpty
        ) {
            if let error = model.error {
                ErrorSummary.summary([.init(error, link: "#f-service")], title: words.formRefused)
            } else if !fields.withErrors.isEmpty {
                AdminField.summary(fields.withErrors, visit)
            }
            if !others.isEmpty { IssueList.report(visit, others, limit: limit) }
            p(.class("lead")) { words.importReadLead(model.preview.imported) }
            if model.preview.titles.count > 1 { chooser(visit, model) }
            AdminForm.form(
                visit, action: Paths.Admin.formImportLoading, submit: words.loadImported, cancel: Paths.Admin.formImport,
                keepsText: false
            ) {
                source(model.sent, words)
                fieldset {
                    legend { words.importPlace }
                    for field in fields.all { field.control }
                }
            }
            report(visit, model.preview.imported)
        }
    }

    /// Which form of an export.
    private static func chooser(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        var sent = model.sent
        sent.form = 0
        return HTML.form(
            .method("post"), .action(Paths.Admin.formImport), .class("admin-form"), .named("enctype", "multipart/form-data")
        ) {
            visit.secretField
            source(sent, words, withForm: false)
            AdminField("form", words.formOfExport).menu(
                visit,
                options: model.preview.titles.enumerated().map { index, title in (String(index), title.isEmpty ? "—" : title) },
                selected: String(model.sent.form))
            div(.class("form-actions")) { button(.class("button button--secondary")) { words.showThisForm } }
        }
    }

    /// What was sent, to be sent again.
    private static func source(_ sent: FormImportController.Sent, _ words: AdminWords, withForm: Bool = true) -> HTML {
        HTML {
            input(.type("hidden"), .name("source"), .value(sent.kind.rawValue))
            if withForm { input(.type("hidden"), .name("form"), .value(String(sent.form))) }
            if sent.kind == .xlsform {
                textarea(.name("survey"), .hidden(), .aria("aria-label", words.surveyText), content: sent.survey)
                textarea(.name("choices"), .hidden(), .aria("aria-label", words.choicesText), content: sent.choices)
            } else {
                textarea(.name("json"), .hidden(), .aria("aria-label", words.jsonText), content: sent.json)
            }
        }
    }

    private static func report(_ visit: Visit, _ imported: FormImport) -> HTML {
        let words = visit.words.admin
        let outcomes: [FormImport.Outcome] = [.left, .changed, .taken]
        let ordered = outcomes.flatMap { outcome in imported.entries.filter { entry in entry.outcome == outcome } }
        return section(.class("report"), .aria("aria-labelledby", "t-report")) {
            h2(.id("t-report")) { words.importedThings }
            dl(.class("kpis")) {
                for outcome in outcomes.reversed() {
                    div {
                        dt { words.importedCount(outcome) }
                        dd(.class("value")) {
                            visit.words.number(imported.entries.count { entry in entry.outcome == outcome })
                        }
                    }
                }
            }
            if ordered.isEmpty {
                p { words.importedAsIs }
            } else {
                ul(.class("report-lines"), .role("list")) {
                    for entry in ordered.prefix(limit) { self.entry(visit, entry) }
                }
            }
            if ordered.count > limit { p(.class("hint")) { words.firstLines(limit, of: ordered.count) } }
        }
    }

    static func entry(_ visit: Visit, _ entry: FormImport.Entry) -> HTML {
        let words = visit.words.admin
        let (style, icon) =
            switch entry.outcome {
            case .taken: ("is-ok", "circle-check")
            case .changed: ("is-warning", "triangle-alert")
            case .left: ("is-error", "circle-x")
            }
        return li(.class(style)) {
            Icon.icon(icon, visit)
            span(.class("where")) { words.place(entry.place) }
            div {
                strong { "\(words.importedOutcome(entry.outcome)) " }
                if !entry.subject.isEmpty { entry.subject }
                if !entry.remarks.isEmpty {
                    ul {
                        for remark in entry.remarks { li { words.remark(remark) } }
                    }
                }
            }
        }
    }
}
