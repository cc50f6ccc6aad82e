import Application
import Domain
import HTML
import Storage

/// The editor of one question.
struct QuestionEditor {
    let visit: Visit
    let question: Question
    /// The revision that was seen.
    let revision: Int
    var problems: [String: QuestionEntry.Problem] = [:]
    /// What was typed where it could not be read.
    var typed = FormBody()
    var issues: [FormIssue] = []
    let definition: FormDefinition
    let catalogue: Catalogue

    private var words: DesignerWords { visit.words.designer }

    func editor(_ model: WorkbenchModel) -> HTML {
        let path = Paths.Admin.workingQuestion(model.id, question.key)
        return HTML {
            IssuesBeside.issues(visit, issues)
            IssuesBeside.advice(
                visit, model.opened.advice.filter { one in one.part == .question(question.key) }.map(\.matter))
            form(
                .method("post"), .action(path), .class("admin-form"), .flag("novalidate"), .id("editeur"),
                // Of this revision only: text that waits in the tab must not come back over what others wrote since.
                visit.keepsText(as: "\(path)@\(revision)"), .flag("data-keep-sent")
            ) {
                // Enter in a field saves, and moves no choice.
                button(.class("visually-hidden"), .tabindex(-1), .ariaHidden) { visit.words.save }
                visit.secretField
                input(.type("hidden"), .name("revision"), .value(String(revision)))
                // Somebody took it away meanwhile, which this page says: saved now, it comes back.
                if definition.question(question.key) == nil {
                    input(.type("hidden"), .name("restore"), .value("1"))
                }
                model.options.hidden
                fieldset {
                    legend { words.question }
                    AdminField("type", words.type).menu(
                        visit,
                        options: Question.Kind.allCases.filter { type in
                            question.type.isMadeInPages ? type.isMadeInPages : type == question.type
                        }.map {
                            type in
                            (type.rawValue, visit.words.capitalized(visit.words.admin.type(type)))
                        }, selected: question.type.rawValue)
                    pair("label", question.asks ? words.labelOfQuestion : words.text, question.label)
                    if question.type == .text { pair("body", words.paragraphs, question.body, rows: 5) }
                    if question.asks || question.help != nil { pair("help", words.help, question.help, isOptional: true) }
                    p(.class("hint")) { "\(words.keyIs) \(question.key)" }
                }
                if question.type == .choice || question.type == .choices { ChoiceRows(visit: visit, question: question).rows() }
                if question.asks { requirement() }
                own()
                div(.class("form-actions")) { button(.class("button")) { visit.words.save } }
            }
            ConditionSection.section(visit, model, question)
            QuestionCommands.commands(visit, model, question)
        }
    }

    private func requirement() -> HTML {
        fieldset {
            legend { words.answer }
            AdminField("required", words.mustBeAnswered).radios(
                visit,
                options: [
                    ("always", words.always, nil),
                    ("no", question.require == nil ? words.notRequired : words.underCondition, nil),
                ], selected: question.isRequired ? "always" : "no")
            if question.type != .iban {
                AdminField("sensitive", words.sensitive, hint: words.sensitiveHint).tick(visit, isOn: question.isSensitive)
            } else {
                p(.class("hint")) { words.ibanIsSensitive }
            }
            let prefills = QuestionFields.prefills(of: question.type)
            if !prefills.isEmpty {
                AdminField("prefill", words.prefill, isOptional: true).menu(
                    visit, options: [("", words.nothing)] + prefills.map { one in (one.rawValue, words.prefill(one)) },
                    selected: question.prefill?.rawValue ?? "")
            }
        }
    }

    /// What this type alone has, and its limits.
    private func own() -> HTML {
        let limits = QuestionFields.limits(of: question.type)
        let content = HTML {
            for limit in limits {
                AdminField(
                    limit.name, words.limit(limit.name, of: question.type), hint: words.limitHint(limit.name, of: question.type),
                    error: problems[limit.name].map { problem in words.problem(problem) }, isOptional: true
                ).text(
                    visit, value: problems[limit.name] == nil ? limit.value(question.validation) : typed.text(limit.name) ?? "",
                    isShort: true)
            }
            switch question.type {
            case .number: AdminField("integer", words.whole).tick(visit, isOn: question.validation?.integer ?? false)
            case .shortText:
                AdminField("mask", words.mask, hint: words.maskHint, isOptional: true).text(
                    visit, value: question.validation?.mask ?? "", isShort: true)
            case .amount:
                AdminField("currency", words.currency, hint: words.currencyHint).text(
                    visit, value: question.countedIn.code, isShort: true)
            case .plate, .address: AdminField("foreign", words.foreign).tick(visit, isOn: question.foreign ?? false)
            case .rating:
                pair("low", words.lowest, question.ends?.low, isOptional: true)
                pair("high", words.highest, question.ends?.high, isOptional: true)
            case .acknowledgement:
                AdminField("href", words.address, hint: words.addressHint, isOptional: true).text(
                    visit, value: question.link?.href ?? "")
                pair("link", words.linkText, question.link?.label, isOptional: true)
            default: HTML.empty
            }
            if question.asks { pair("message", words.message, question.validation?.message, isOptional: true) }
        }
        guard question.asks || !limits.isEmpty else { return .empty }
        return fieldset {
            legend { words.limits }
            content
        }
    }

    /// A text in French, and in English.
    private func pair(_ name: String, _ label: String, _ text: LocalizedText?, isOptional: Bool = false, rows: Int = 2) -> HTML {
        HTML {
            AdminField(name, label, isOptional: isOptional, language: visit.words.frenchLang).area(
                visit, value: text?.fr ?? "", rows: rows)
            AdminField("\(name)-en", words.inEnglish(label), isOptional: true, language: "en").area(
                visit, value: text?.en ?? "", rows: rows)
        }
    }
}

/// The choices of a question: a row each, and a text for many at once.
struct ChoiceRows {
    let visit: Visit
    let question: Question

    func rows() -> HTML {
        let words = visit.words.designer
        let choices = question.choices ?? []
        // Room for two more, without a script.
        let rows = choices.map { choice in (choice.key, Optional(choice.label)) } + [("", nil), ("", nil)]
        return fieldset(.class("choice-rows")) {
            legend { words.choices }
            p(.class("hint")) { words.choicesHint }
            for (index, row) in rows.enumerated() {
                div(.class("choice-row")) {
                    input(.type("hidden"), .name("choice-key"), .value(row.0))
                    AdminField("choice-\(index)", words.choice(index + 1), language: visit.words.frenchLang).text(
                        visit, value: row.1?.fr ?? "")
                    AdminField("choice-\(index)-en", words.inEnglish(words.choice(index + 1)), language: "en").text(
                        visit, value: row.1?.en ?? "")
                    div(.class("choice-order")) {
                        if index > 0, index < choices.count { button(index, .up, row.1) }
                        if index < choices.count - 1 { button(index, .down, row.1) }
                    }
                }
            }
            AdminField("more-choices", words.moreChoices, hint: words.moreChoicesHint, isOptional: true).area(
                visit, value: "", rows: 3)
        }
    }

    private func button(_ index: Int, _ way: FormEdit.Direction, _ label: LocalizedText?) -> HTML {
        HTML.commandButton(
            .class("icon-button icon-button--small"), .name("intent"), .value("choice-\(way.rawValue):\(index)")
        ) {
            Icon.icon(way == .up ? "arrow-up" : "arrow-down", visit)
            span(.class("visually-hidden")) { visit.words.designer.move(way, label.map { visit.words.text($0) } ?? "") }
        }
    }
}

extension HTML {
    /// The element, where a function has taken its name.
    static func commandButton(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("button", attributes, content())
    }
}

/// What the validator says of what is edited, above its fields.
enum IssuesBeside {
    static func issues(_ visit: Visit, _ issues: [FormIssue]) -> HTML {
        guard !issues.isEmpty else { return .empty }
        return div(.class("note note--warning"), .role("group"), .aria("aria-labelledby", "t-beside")) {
            Icon.icon("triangle-alert", visit)
            div {
                p(.class("strong"), .id("t-beside")) { visit.words.designer.beforePublishing }
                ul { for issue in issues { li { visit.words.designer.issue(issue, visit.words.admin) } } }
            }
        }
    }
}

extension IssuesBeside {
    /// What may be better, and stops nothing.
    static func advice(_ visit: Visit, _ matters: [FormAdvice.Matter]) -> HTML {
        guard !matters.isEmpty else { return .empty }
        return div(.class("note"), .role("group"), .aria("aria-labelledby", "t-advice")) {
            Icon.icon("lightbulb", visit)
            div {
                p(.class("strong"), .id("t-advice")) { visit.words.designer.advice }
                ul { for matter in matters { li { visit.words.designer.advice(matter) } } }
            }
        }
    }
}

/// Duplicate, to another page, remove; and what is added after it.
enum QuestionCommands {
    static func commands(_ visit: Visit, _ model: WorkbenchModel, _ question: Question) -> HTML {
        let words = visit.words.designer
        let label = words.label(question, visit.words)
        let pages = model.opened.definition.pages
        let own = model.opened.definition.page(of: question.key)
        func path(_ command: Paths.Admin.WorkingCommand) -> String {
            Paths.Admin.workingQuestion(model.id, question.key, command)
        }
        return section(.class("stack"), .aria("aria-labelledby", "t-commands")) {
            h2(.id("t-commands")) { words.thisQuestion }
            div(.class("button-row")) {
                command(visit, model, path(.copying), words.duplicate, icon: "copy", about: label)
                command(visit, model, path(.dropping), visit.words.remove, icon: "trash-2", about: label)
            }
            if pages.count > 1 {
                form(.method("post"), .action(path(.moving)), .class("filter-form")) {
                    hidden(visit, model)
                    AdminField("page", words.toPage).menu(
                        visit,
                        options: pages.enumerated().map { index, page in
                            (page.key, words.page(index + 1, visit.words.text(page.title)))
                        }, selected: own?.key ?? "")
                    button(.class("button button--secondary")) { words.moveThere }
                }
            }
        }
    }

    static func hidden(_ visit: Visit, _ model: WorkbenchModel) -> HTML {
        HTML {
            visit.secretField
            input(.type("hidden"), .name("revision"), .value(String(model.opened.row.revision)))
            input(.type("hidden"), .name("focus"), .value(model.focus.code))
            model.options.hidden
        }
    }

    static func command(
        _ visit: Visit, _ model: WorkbenchModel, _ path: String, _ label: String, icon: String, about: String
    ) -> HTML {
        form(.method("post"), .action(path)) {
            hidden(visit, model)
            button(.class("button button--secondary button--small")) {
                Icon.icon(icon, visit)
                label
                span(.class("visually-hidden")) { " \(about)" }
            }
        }
    }
}
