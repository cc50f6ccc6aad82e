import Application
import Domain
import HTML

/// A form in words: its steps, their questions, and when each is shown.
enum FormOutline {
    static func outline(_ visit: Visit, _ definition: FormDefinition, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.admin
        let conditions = ConditionWords(words: visit.words, definition: definition, catalogue: catalogue)
        return section(.aria("aria-labelledby", "t-outline"), .class("stack")) {
            h2(.id("t-outline")) { words.whatItAsks }
            p(.named("lang", ifPresent: visit.words.lang(definition.summary))) { visit.words.text(definition.summary) }
            for (index, page) in definition.pages.enumerated() {
                section(.class("stack stack--tight"), .aria("aria-labelledby", "t-page-\(index)")) {
                    h3(.id("t-page-\(index)"), .named("lang", ifPresent: visit.words.lang(page.title))) {
                        words.step(index + 1, visit.words.text(page.title))
                    }
                    ol(.class("tree")) {
                        for question in page.questions { li { item(visit, question, conditions) } }
                    }
                    for check in page.checks ?? [] { self.check(visit, check, conditions) }
                }
            }
        }
    }

    private static func check(_ visit: Visit, _ check: FormDefinition.Check, _ conditions: ConditionWords) -> HTML {
        p {
            "\(visit.words.admin.refusedIf) \(conditions.text(check.when))"
            br()
            span(.class("hint"), .named("lang", ifPresent: visit.words.lang(check.message))) { visit.words.text(check.message) }
        }
    }

    private static func requirement(_ question: Question, _ words: AdminWords) -> String {
        if question.isRequired { return words.requiredQuestion }
        return question.require == nil ? words.optionalQuestion : words.sometimesRequired
    }

    private static func item(_ visit: Visit, _ question: Question, _ conditions: ConditionWords) -> HTML {
        let words = visit.words.admin
        return HTML {
            strong(.named("lang", ifPresent: visit.words.lang(question.label))) { visit.words.text(question.label) }
            span(.class("hint")) {
                let facts = [
                    words.type(question.type), question.asks ? requirement(question, words) : nil,
                    question.isSensitive ? words.sensitiveQuestion : nil, question.prefill == nil ? nil : words.prefilledQuestion,
                ]
                " \(facts.compactMap { fact in fact }.joined(separator: ", "))"
            }
            if let choices = question.choices {
                p(.class("hint")) {
                    choices.prefix(8).map { choice in visit.words.text(choice.label) }.joined(separator: " · ")
                    if choices.count > 8 { " \(words.andOthers(choices.count - 8))" }
                }
            }
            if let inner = question.questions {
                ol(.class("tree")) {
                    for part in inner { li { item(visit, part, conditions) } }
                }
                for check in question.checks ?? [] { self.check(visit, check, conditions) }
            }
            if let condition = question.show { p { "\(words.shownIf) \(conditions.text(condition))" } }
            if let condition = question.require { p { "\(words.requiredIf) \(conditions.text(condition))" } }
        }
    }
}
