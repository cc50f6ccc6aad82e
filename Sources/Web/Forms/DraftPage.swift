import Application
import Domain
import HTML
import Storage

/// A page of a form being filled.
enum DraftPage {
    struct Model {
        var open: OpenDraft
        var page: FormDefinition.Page
        /// In words, by question; `_person` for whom it is for.
        var errors: [QuestionKey: String] = [:]
        /// « Modifier » of the check page led here.
        var isFromCheck = false
        var notice: HTML = .empty
        /// It follows a page that was sent, and saved.
        var isSaved = false

        var index: Int { open.pages.firstIndex(of: page) ?? 0 }
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let open = model.open
        let formTitle = words.text(open.definition.title)
        let stepCount = open.pages.count + 1
        let step = open.pages.count > 1 ? ", \(words.step(model.index + 1, of: stepCount))" : ", \(words.answering)"
        return Layout.portal(
            visit, title: formTitle + step, place: .ask, hasError: !model.errors.isEmpty,
            organisation: open.catalogue.organisationName,
            HTML {
                FormFrame.breadcrumbs(visit, open.section, open.service, current: open.definition.title)
                div(.class(open.pages.count > 1 ? "container form-page" : "container form-page form-page--plain")) {
                    FormFrame.steps(visit, open, current: model.index)
                    main(.id("contenu"), .tabindex(-1)) { questions(visit, model) }
                    FormFrame.aside(visit, open)
                }
            })
    }

    private static func questions(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let open = model.open
        let id = open.draft.id.description
        let path = Paths.draftPage(id, model.page.key)
        let context = FieldContext(visit: visit, open: open, page: model.page, errors: model.errors)
        let hasFiles = model.page.questions.contains { question in question.type == .file }
        let hasConditions = open.definition.hasConditions(on: model.page)
        return form(
            .class("questions"), .method("post"), .action(path), .flag("novalidate"),
            .named("enctype", ifPresent: hasFiles ? "multipart/form-data" : nil),
            .named("data-autosave", path), .named("data-autosave-failed", words.notSavedYet),
            .flag("data-conditions", hasConditions), .named("hx-post", ifPresent: hasConditions ? path : nil),
            .named("hx-trigger", ifPresent: hasConditions ? "conditions" : nil),
            .named("hx-swap", ifPresent: hasConditions ? "none" : nil),
            .named("hx-sync", ifPresent: hasConditions ? "this:queue last" : nil),
            // On a dead connection no answer comes, and nothing else could be saved meanwhile.
            .named("hx-request", ifPresent: hasConditions ? #"{"timeout":20000}"# : nil),
            .named("hx-vals", ifPresent: hasConditions ? #"{"intent":"refresh"}"# : nil)
        ) {
            // Enter in a field presses the first button of its form (HTML, implicit submission): this one, not
            // « Retirer » or « Rechercher ».
            button(.class("visually-hidden"), .tabindex(-1), .ariaHidden) { words.continueLabel }
            visit.secretField
            // This page as it stands on this screen: what it saves itself is no news to it.
            input(.type("hidden"), .name("screen"), .value(visit.requestID))
            input(.type("hidden"), .name("version"), .value(String(open.draft.revision)))
            input(.type("hidden"), .name("seal"), .value(Secrets.masked(open.draft.seal)))
            if model.isFromCheck { input(.type("hidden"), .name("from"), .value("check")) }
            heading(visit, model)
            model.notice
            ErrorSummary.summary(errorItems(visit, model), title: words.corrections(model.errors.count))
            FormFrame.standing(visit, open)
            // After a POST the server has all that was typed.
            if model.errors.isEmpty && model.notice.isEmpty && !model.isSaved { restoreNote(visit) }
            p(.id("conditions-status"), .role("status"), .class("visually-hidden")) {}
            p(.class("hint")) { words.allRequired }
            if model.index == 0 { BeneficiaryField.field(context) }
            for node in FieldTree(model.page.questions).nodes { FieldView.node(node, context) }
            actions(visit, model)
        }
    }

    private static func heading(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let open = model.open
        return h1 {
            span(.named("lang", ifPresent: words.lang(open.definition.title))) { words.text(open.definition.title) }
            if open.pages.count > 1 {
                " "
                span(.class("subtitle")) {
                    words.capitalized("\(words.step(model.index + 1, of: open.pages.count + 1)), ")
                    span(.named("lang", ifPresent: words.lang(model.page.title))) { words.text(model.page.title) }
                }
            }
        }
    }

    static func errorItems(_ visit: Visit, _ model: Model) -> [ErrorSummary.Item] {
        let words = visit.words
        var items: [ErrorSummary.Item] = []
        if let text = model.errors[FieldNames.beneficiaryPerson] {
            items.append(.init(text, link: "#\(FieldNames.id(FieldNames.beneficiaryPerson))"))
        }
        for question in model.page.questions {
            guard let text = model.errors[question.key] else { continue }
            let control = FieldNames.firstControl(question, wrongPart: model.open.filled.wrongPart(of: question.key))
            items.append(words.atDistance(question, text, link: "#\(control)"))
        }
        return items
    }

    static func restoreNote(_ visit: Visit, isSample: Bool = false) -> HTML {
        let words = visit.words
        return div(.class("note"), .flag("data-autosave-restore", !isSample), .hidden(!isSample)) {
            Icon.icon("info", visit)
            p { words.notReceived }
            div(.class("button-row")) {
                button(.type("button"), .class("button button--small"), .flag("data-restore")) { words.takeThem }
                button(.type("button"), .class("button button--quiet button--small"), .flag("data-discard")) { words.forgetThem }
            }
        }
    }

    static func actions(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        return div(.class("form-actions")) {
            button(.class("button")) { words.continueLabel }
            if model.index > 0 {
                button(.class("button button--secondary"), .name("intent"), .value("back"), .flag("formnovalidate")) {
                    words.backToStep(model.index)
                }
            }
            autosave(visit)
            p(.class("hint")) { words.draftKept(until: words.draftEnd(savedAt: model.open.draft.updatedAt, visit)) }
        }
    }

    /// Where the script, and the answer to a change, say that the draft is saved.
    static let autosaveText = "autosave-text"

    /// What the script says of the draft; silent at first.
    /// - Parameter text: what a sample says.
    static func autosave(_ visit: Visit, text: String = "", hasFailed: Bool = false, isSample: Bool = false) -> HTML {
        p(.class(hasFailed ? "autosave is-failed" : "autosave"), .role("status"), .flag("data-autosave-status")) {
            Icon.icon("save", visit)
            span(.class("autosave-text"), .named("id", ifPresent: isSample ? nil : autosaveText)) { text }
        }
    }
}

extension FormDefinition {
    /// Something on this page comes and goes with an answer of it; on the first one, whom it is for.
    func hasConditions(on page: Page) -> Bool {
        let keys = Set(page.questions.flatMap { question in [question.key, BlockRow.key(of: question.key)] })
        return page == pages.first
            || page.questions.contains { question in
                !question.sources.isDisjoint(with: keys)
            }
    }
}
