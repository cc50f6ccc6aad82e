import Application
import Domain
import HTML
import Storage

/// The workbench of one form: its plan, the editor of what is chosen, and what those who fill it will see.
enum WorkbenchPage {
    static func page(_ visit: Visit, _ model: WorkbenchModel, editor: HTML) -> HTML {
        let words = visit.words.designer
        let name = title(visit, model.opened.definition)
        return AdminLayout.page(
            visit, title: name, place: .forms, crumbs: [.init(label: words.inWriting, path: Paths.Admin.designer)],
            hasError: model.hasError, subtitle: subtitle(visit, model), titlesSubtitle: true,
            done: model.hasError ? nil : AdminDone(visit), actions: actions(visit, model)
        ) {
            model.notice
            if visit.query("merged") == "1" { AdminLayout.note(visit, words.merged, icon: "merge") }
            others(visit, model)
            div(.class("designer")) {
                OutlineView.outline(visit, model)
                div(.class("stack designer-editor")) {
                    editor
                    adding(visit, model)
                }
                PreviewView.preview(visit, model)
            }
        }
    }

    static func title(_ visit: Visit, _ definition: FormDefinition) -> String {
        let text = visit.words.text(definition.title)
        return text.isEmpty ? visit.words.designer.untitled : text
    }

    private static func subtitle(_ visit: Visit, _ model: WorkbenchModel) -> String {
        let words = visit.words.designer
        switch model.focus {
        case .description: return words.description.lowercased()
        case .page(let key):
            return model.shown.page(key).map { page in visit.words.text(page.title) } ?? key
        case .question(let key):
            let label = model.shown.question(key).map { question in words.label(question, visit.words) } ?? key
            return model.aspect.map { aspect in "\(label), \(aspect)" } ?? label
        }
    }

    static func actions(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        let words = visit.words.designer
        return HTML {
            if model.opened.canUndo {
                form(.method("post"), .action(Paths.Admin.working(model.id, .undoing))) {
                    QuestionCommands.hidden(visit, model)
                    button(.class("button button--secondary")) {
                        Icon.icon("undo-2", visit)
                        words.undo
                    }
                }
            }
            a(.class("button button--secondary"), .href(Paths.Admin.working(model.id, .history))) {
                Icon.icon("history", visit)
                words.history
            }
            a(.class("button"), .href(Paths.Admin.working(model.id, .review))) { words.review }
        }
    }

    private static func others(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        guard !model.opened.others.isEmpty else { return .empty }
        let words = visit.words.designer
        return AdminLayout.note(
            visit,
            model.opened.others.map { other in
                words.isHere(other.person.name, minutes: Int((visit.now - other.at).milliseconds / 60_000))
            }.joined(separator: " "), icon: "users")
    }

    /// A question after the one that is chosen, or at the end; a page after this one.
    private static func adding(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        let words = visit.words.designer
        return section(.class("stack"), .aria("aria-labelledby", "t-adding")) {
            h2(.id("t-adding")) { words.adding }
            form(
                .method("post"), .action(Paths.Admin.working(model.id, .questions)), .class("filter-form"), .flag("novalidate")
            ) {
                QuestionCommands.hidden(visit, model)
                AdminField("new-label", words.newLabel).text(visit, value: "")
                AdminField("new-type", words.type).menu(
                    visit,
                    options: Question.Kind.allCases.filter(\.isMadeInPages).map { type in
                        (type.rawValue, visit.words.capitalized(visit.words.admin.type(type)))
                    }, selected: Question.Kind.shortText.rawValue)
                button(.class("button")) {
                    Icon.icon("plus", visit)
                    words.addQuestion
                }
            }
            form(.method("post"), .action(Paths.Admin.working(model.id, .pages)), .class("filter-form"), .flag("novalidate")) {
                QuestionCommands.hidden(visit, model)
                AdminField("new-title", words.newPageTitle).text(visit, value: "")
                button(.class("button button--secondary")) {
                    Icon.icon("plus", visit)
                    words.addPage
                }
            }
        }
    }
}

/// The editor of a page: its title, and what is done to it.
enum PageEditor {
    static func editor(_ visit: Visit, _ model: WorkbenchModel, _ page: FormDefinition.Page, issues: [FormIssue]) -> HTML {
        let words = visit.words.designer
        let path = Paths.Admin.workingPage(model.id, page.key)
        return HTML {
            IssuesBeside.issues(visit, issues)
            form(.method("post"), .action(path), .class("admin-form"), .flag("novalidate"), .id("editeur")) {
                QuestionCommands.hidden(visit, model)
                fieldset {
                    legend { words.aPage }
                    AdminField("title", words.pageTitle, language: visit.words.frenchLang).text(visit, value: page.title.fr)
                    AdminField("title-en", words.inEnglish(words.pageTitle), isOptional: true, language: "en").text(
                        visit, value: page.title.en ?? "")
                }
                div(.class("form-actions")) { button(.class("button")) { visit.words.save } }
            }
            checks(visit, model, page)
            if model.opened.definition.pages.count > 1 {
                QuestionCommands.command(
                    visit, model, Paths.Admin.workingPage(model.id, page.key, .dropping), words.dropPage(page.questions.count),
                    icon: "trash-2", about: visit.words.text(page.title))
            }
        }
    }
}

extension PageEditor {
    /// What answers must not say together: read, and taken away. They are written in the document.
    private static func checks(_ visit: Visit, _ model: WorkbenchModel, _ page: FormDefinition.Page) -> HTML {
        guard let checks = page.checks, !checks.isEmpty else { return .empty }
        let words = visit.words.designer
        let conditions = ConditionWords(
            words: visit.words, definition: model.opened.definition, catalogue: model.opened.catalogue)
        return section(.class("stack stack--tight"), .aria("aria-labelledby", "t-checks")) {
            h2(.id("t-checks")) { words.checks }
            for (index, check) in checks.enumerated() {
                p { "\(visit.words.admin.refusedIf) \(conditions.text(check.when))" }
                p(.class("hint")) { visit.words.text(check.message) }
                form(.method("post"), .action(Paths.Admin.workingPage(model.id, page.key, .unchecking))) {
                    QuestionCommands.hidden(visit, model)
                    input(.type("hidden"), .name("check"), .value(String(index)))
                    button(.class("button button--secondary button--small")) {
                        words.removeCheck
                        span(.class("visually-hidden")) { " \(visit.words.text(check.message))" }
                    }
                }
            }
        }
    }
}

/// What those who fill the form will see, drawn by the renderer that they see.
enum PreviewView {
    static func preview(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        let words = visit.words.designer
        var seen = visit
        seen.language = model.options.language ?? visit.language
        let open = model.preview.open
        return section(
            .class(model.options.isNarrow ? "preview preview--narrow" : "preview"), .id("apercu"),
            .aria("aria-labelledby", "t-preview")
        ) {
            h2(.id("t-preview")) { words.preview }
            p(.class("hint")) { words.previewHint }
            form(
                .action(address(model)), .class("preview-form"), .named("hx-get", address(model)),
                .named("hx-trigger", "change delay:150ms"), .named("hx-target", "#apercu"), .named("hx-select", "#apercu"),
                .named("hx-swap", "outerHTML"), .flag("novalidate")
            ) {
                options(visit, model)
                button(.class("button button--secondary button--small")) { words.look }
                if let page = model.previewedPage, let drawn = open.definition.page(page.key) {
                    fields(seen, model, drawn, in: visit)
                }
            }
        }
    }

    private static func address(_ model: WorkbenchModel) -> String {
        switch model.focus {
        case .description: Paths.Admin.working(model.id)
        case .question(let key): Paths.Admin.workingQuestion(model.id, key)
        case .page(let key): Paths.Admin.workingPage(model.id, key)
        }
    }

    private static func options(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        let words = visit.words.designer
        let key = PreviewOptions.personKey
        let matches = model.preview.matches
        return fieldset(.class("preview-options")) {
            legend { words.seenAs }
            div(.class("field")) {
                label(.for(FieldNames.id(key))) { words.person }
                SearchFields.control(
                    key, text: model.preview.searchedName, chosen: model.preview.person?.id.description,
                    source: Paths.lookupPersons, hasMatches: matches?.isEmpty == false, visit, attributes: [])
                if let matches { SearchFields.offered(key, matches, for: model.preview.searchedName, visit) }
            }
            AdminField("width", words.width).menu(
                visit, options: [("", words.wide), ("phone", words.phone)], selected: model.options.isNarrow ? "phone" : "")
            AdminField("in", words.languageName).menu(
                visit, options: Domain.Language.allCases.map { one in (one.rawValue, one == .french ? "Français" : "English") },
                selected: (model.options.language ?? visit.language).rawValue)
        }
    }

    private static func fields(_ seen: Visit, _ model: WorkbenchModel, _ page: FormDefinition.Page, in visit: Visit) -> HTML {
        let words = visit.words.designer
        let context = FieldContext(visit: seen, open: model.preview.open, page: page, errors: [:])
        let hidden = page.questions.filter { question in !model.preview.open.filled.evaluation.isShown(question) }
        return HTML {
            div(.class("questions preview-page"), .lang(seen.words.code)) {
                h3(.named("lang", ifPresent: seen.words.lang(page.title))) { seen.words.text(page.title) }
                for node in FieldTree(page.questions).nodes { FieldView.node(node, context) }
            }
            if !hidden.isEmpty {
                p(.class("hint")) {
                    words.hiddenNow(hidden.map { question in words.label(question, visit.words) })
                }
            }
        }
    }
}

extension FormDefinition {
    /// As it can be drawn: what has no label yet is given one.
    func drawable(untitled: String) -> FormDefinition {
        var copy = self
        for number in copy.pages.indices {
            if copy.pages[number].title.fr.isEmpty { copy.pages[number].title.fr = untitled }
            for index in copy.pages[number].questions.indices where copy.pages[number].questions[index].label.fr.isEmpty {
                copy.pages[number].questions[index].label.fr = untitled
            }
        }
        return copy
    }
}
