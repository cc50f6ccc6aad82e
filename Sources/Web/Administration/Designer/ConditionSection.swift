import Application
import Domain
import HTML

/// When the question is shown, and when it is required: in words.
enum ConditionSection {
    static func section(_ visit: Visit, _ model: WorkbenchModel, _ question: Question) -> HTML {
        let words = visit.words.designer
        let text = ConditionWords(words: visit.words, definition: model.opened.definition, catalogue: model.opened.catalogue)
        let parts: [(String, Condition?, String, ConditionEditor.Which)] =
            [(words.shownWhen, question.show, words.always, .shown)]
            + (question.asks ? [(words.requiredWhen, question.require, words.asSaidAbove, .required)] : [])
        return HTML.section(.class("stack stack--tight"), .aria("aria-labelledby", "t-conditions")) {
            h2(.id("t-conditions")) { words.conditions }
            dl(.class("facts")) {
                for (name, condition, otherwise, _) in parts {
                    div {
                        dt { name }
                        dd { condition.map(text.text) ?? otherwise }
                    }
                }
            }
            div(.class("button-row")) {
                for (_, condition, _, which) in parts {
                    a(
                        .class("button button--secondary button--small"),
                        .href(
                            model.options.appended(
                                to: Paths.Admin.workingQuestion(
                                    model.id, question.key, which == .shown ? .shown : .required)))
                    ) { words.editCondition(which, isNew: condition == nil) }
                }
            }
        }
    }
}
