import Application
import Domain
import HTML

/// Where a form is loaded from JSON, and why it is refused, place by place.
enum FormLoadingPage {
    struct Model {
        var json = ""
        var error: String?
        var issues: [FormIssue] = []
    }

    /// More would make a page that nobody reads.
    private static let limit = 200

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.loadForm, place: .forms, hasError: model.error != nil || !model.issues.isEmpty
        ) {
            if let error = model.error {
                ErrorSummary.summary([.init(error, link: "#f-json")], title: words.formRefused)
            }
            if !model.issues.isEmpty { IssueList.report(visit, model.issues, limit: limit) }
            p(.class("lead")) { words.loadFormLead }
            p { a(.href(Paths.Admin.formImport)) { words.importFromElsewhere } }
            AdminForm.form(
                visit, action: Paths.Admin.formLoading, submit: words.loadThisForm, cancel: Paths.Admin.forms,
                encoding: "multipart/form-data"
            ) {
                fieldset {
                    legend { words.formDocument }
                    AdminField("file", words.jsonFile, hint: words.jsonFileHint, isOptional: true)
                        .file(visit, accept: ".json,application/json")
                    AdminField("json", words.jsonText, error: model.error).area(
                        visit, value: model.json, rows: 14, spellcheck: false)
                }
            }
        }
    }
}

/// What is wrong in a document, each with its place.
enum IssueList {
    static func report(_ visit: Visit, _ issues: [FormIssue], limit: Int) -> HTML {
        let words = visit.words.admin
        return section(
            .class("report"), .tabindex(-1), .flag("data-focus"), .role("group"), .aria("aria-labelledby", "t-issues")
        ) {
            h2(.id("t-issues")) { words.issueCount(issues.count) }
            p(.class("hint")) { words.issueHint }
            ul(.class("report-lines"), .role("list")) {
                for issue in issues.prefix(limit) {
                    li(.class("is-error")) {
                        Icon.icon("circle-x", visit)
                        span(.class("where")) { issue.pointer.isEmpty ? words.wholeDocument : issue.pointer }
                        div {
                            strong { "\(words.toCorrect) " }
                            words.issue(issue.problem)
                        }
                    }
                }
            }
            if issues.count > limit { p(.class("hint")) { words.firstIssues(limit, of: issues.count) } }
        }
    }
}
