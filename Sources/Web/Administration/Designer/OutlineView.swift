import Application
import Domain
import HTML
import Storage

/// The plan of a form being written: its pages and questions, each a link, and what puts them in order.
enum OutlineView {
    static func outline(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        let words = visit.words.designer
        let found = found(model)
        return nav(.class("outline"), .aria("aria-labelledby", "t-plan")) {
            h2(.id("t-plan")) { words.plan }
            finder(visit, model)
            if let found { p(.role("status"), .class("hint")) { words.found(found.count) } }
            form(.method("post"), .action(Paths.Admin.working(model.id, .pages)), .class("outline-order")) {
                visit.secretField
                input(.type("hidden"), .name("revision"), .value(String(model.opened.row.revision)))
                input(.type("hidden"), .name("focus"), .value(model.focus.code))
                model.options.hidden
                ol(.role("list")) {
                    li {
                        a(.href(model.path(.description)), .current(model.focus == .description ? "page" : nil)) {
                            words.description
                        }
                    }
                    for (index, page) in model.opened.definition.pages.enumerated() {
                        self.page(visit, model, page, index, found)
                    }
                }
            }
        }
    }

    private static func finder(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        let words = visit.words.designer
        return form(.role("search"), .action(path(model)), .class("outline-find")) {
            model.options.hidden
            label(.for("f-find")) { words.find }
            div(.class("input-with-button")) {
                input(.class("input"), .id("f-find"), .name("find"), .type("search"), .value(model.find), .autocomplete("off"))
                button(.class("button button--secondary button--small")) { visit.words.search }
            }
        }
    }

    private static func path(_ model: WorkbenchModel) -> String {
        switch model.focus {
        case .description: Paths.Admin.working(model.id)
        case .question(let key): Paths.Admin.workingQuestion(model.id, key)
        case .page(let key): Paths.Admin.workingPage(model.id, key)
        }
    }

    /// The questions that hold every word looked for; nil when nothing is.
    private static func found(_ model: WorkbenchModel) -> Set<QuestionKey>? {
        guard !model.find.isEmpty else { return nil }
        return FormDesigner.questions(matching: model.find, in: model.opened.definition)
    }

    private static func page(
        _ visit: Visit, _ model: WorkbenchModel, _ page: FormDefinition.Page, _ index: Int, _ found: Set<QuestionKey>?
    ) -> HTML {
        let words = visit.words.designer
        let pages = model.opened.definition.pages
        let title = words.page(index + 1, visit.words.text(page.title))
        return li {
            div(.class("outline-line")) {
                a(.href(model.path(.page(page.key))), .current(model.focus == .page(page.key) ? "page" : nil)) { title }
                order(
                    visit, model, about: title, path: Paths.Admin.workingPage(model.id, page.key, .moving), code: "p:\(page.key)",
                    canRise: index > 0, canSink: index < pages.count - 1)
            }
            ol(.role("list")) {
                for question in page.questions where found?.contains(question.key) ?? true {
                    self.question(visit, model, question)
                }
            }
        }
    }

    private static func question(_ visit: Visit, _ model: WorkbenchModel, _ question: Question) -> HTML {
        let words = visit.words.designer
        let all = model.opened.definition.questions
        let label = words.label(question, visit.words)
        let wrong = model.issues(of: question.key).count
        return li {
            div(.class("outline-line")) {
                a(
                    .href(model.path(.question(question.key))),
                    .current(model.focus == .question(question.key) ? "page" : nil)
                ) {
                    if wrong > 0 { Icon.icon("triangle-alert", visit) }
                    span {
                        span(.named("lang", ifPresent: visit.words.lang(question.label))) { label }
                        if wrong > 0 { span(.class("visually-hidden")) { ", \(words.issues(wrong))" } }
                    }
                }
                order(
                    visit, model, about: label, path: Paths.Admin.workingQuestion(model.id, question.key, .moving),
                    code: "q:\(question.key)",
                    canRise: question.key != all.first?.key
                        || question.key != model.opened.definition.pages.first?.questions.first?.key,
                    canSink: question.key != model.opened.definition.pages.last?.questions.last?.key)
            }
        }
    }

    /// ↑ and ↓. The one that was pressed has the focus again.
    private static func order(
        _ visit: Visit, _ model: WorkbenchModel, about name: String, path: String, code: String, canRise: Bool, canSink: Bool
    ) -> HTML {
        let words = visit.words.designer
        let pressed = visit.query("moved") == code ? visit.query("way") : nil
        let ways: [(FormEdit.Direction, Bool, String)] = [(.up, canRise, "arrow-up"), (.down, canSink, "arrow-down")]
        let focused = ways.first { way in way.1 && way.0.rawValue == pressed } ?? ways.first { way in way.1 && pressed != nil }
        return HTML {
            for way in ways where way.1 {
                button(
                    .class("icon-button icon-button--small"), .name("way"), .value(way.0.rawValue),
                    .named("formaction", path), .flag("data-focus", focused?.0 == way.0)
                ) {
                    Icon.icon(way.2, visit)
                    span(.class("visually-hidden")) { words.move(way.0, name) }
                }
            }
        }
    }
}

extension WorkbenchModel.Focus {
    /// As a command hands it on.
    var code: String {
        switch self {
        case .description: "d"
        case .question(let key): "q:\(key)"
        case .page(let key): "p:\(key)"
        }
    }

    init(code: String) {
        switch FormEdit.Part(code: code) {
        case .question(let key): self = .question(key)
        case .page(let key): self = .page(key)
        default: self = .description
        }
    }
}
