import Application
import Domain
import HTML

/// When the question is shown, and when it is required: in words.
enum ConditionSection {
    static func section(_ visit: Visit, _ model: WorkbenchModel, _ question: Question) -> HTML {
        let words = visit.words.designer
        let text = ConditionWords(words: visit.words, definition: model.opened.definition, catalogue: model.opened.catalogue)
        let parts: [(String, Condition?, String)] =
            question.asks
            ? [(words.shownWhen, question.show, words.always), (words.requiredWhen, question.require, words.asSaidAbove)]
            : [(words.shownWhen, question.show, words.always)]
        return HTML.section(.class("stack stack--tight"), .aria("aria-labelledby", "t-conditions")) {
            h2(.id("t-conditions")) { words.conditions }
            dl(.class("facts")) {
                for (name, condition, otherwise) in parts {
                    div {
                        dt { name }
                        dd { condition.map(text.text) ?? otherwise }
                    }
                }
            }
        }
    }
}
