import Application
import Domain
import HTML

/// The tickets that a form makes, in words: under which condition, to whom, by when, after what.
enum DestinationOutline {
    static func section(_ visit: Visit, _ definition: FormDefinition, _ catalogue: Catalogue) -> HTML? {
        guard let destinations = definition.destinations else { return nil }
        let words = visit.words.admin
        return HTML.section(.aria("aria-labelledby", "t-destinations"), .class("stack")) {
            h2(.id("t-destinations")) { words.whatItMakes }
            ol(.class("tree")) {
                for destination in destinations { li { item(visit, destination, definition, catalogue) } }
            }
            if destinations.allSatisfy({ destination in destination.when != nil }) {
                p(.class("hint")) { words.otherwiseRoute }
            }
        }
    }

    private static func item(
        _ visit: Visit, _ destination: Destination, _ definition: FormDefinition, _ catalogue: Catalogue
    ) -> HTML {
        let words = visit.words.admin
        let lines = DestinationWords(words: visit.words, definition: definition, catalogue: catalogue)
        return HTML {
            strong(.named("lang", ifPresent: visit.words.lang(destination.name))) { visit.words.text(destination.name) }
            if let condition = destination.when {
                let text = ConditionWords(words: visit.words, definition: definition, catalogue: catalogue).text(condition)
                p { "\(words.madeIf) \(text)" }
            } else {
                p { words.madeAlways }
            }
            if let after = destination.after.flatMap({ key in definition.destination(key) }) {
                p { words.begins(after: visit.words.text(after.name)) }
            }
            for line in lines.facts(of: destination) { p(.class("hint")) { line } }
        }
    }
}

/// A destination in sentences.
struct DestinationWords {
    let words: Words
    let definition: FormDefinition
    let catalogue: Catalogue

    func facts(of destination: Destination) -> [String] {
        var facts: [String] = []
        let team = routed(destination.team, definition.route.team) { key in catalogue.team(key: key)?.name ?? key }
        let category = routed(destination.category, definition.route.category) { key in catalogue.category(key: key)?.name ?? key
        }
        facts.append(fact(words.admin.team, team))
        facts.append(fact(words.admin.category, category))
        if let impact = destination.impact {
            facts.append(fact(words.impactLabel, routed(impact, definition.route.impact, words.level)))
        }
        if let urgency = destination.urgency {
            facts.append(fact(words.urgencyLabel, routed(urgency, definition.route.urgency, words.urgency)))
        }
        facts.append(fact(words.admin.dueLabel, due(destination.due)))
        if let watchers = destination.watchers {
            let names = watchers.map { watcher in
                switch watcher {
                case .answer(let question): quoted(question)
                case .manager: words.admin.managerOfBeneficiary
                }
            }
            facts.append(fact(words.admin.followedBy, names.joined(separator: ", ")))
        }
        if let questions = destination.questions {
            facts.append(fact(words.admin.givenQuestions, questions.map(quoted).joined(separator: ", ")))
        }
        return facts
    }

    private func fact(_ name: String, _ value: String) -> String { words.say("\(name)\(nnbsp): \(value)", "\(name): \(value)") }

    private func routed<Value>(
        _ routed: Destination.Routed<Value>?, _ usual: Value, _ name: (Value) -> String
    ) -> String {
        switch routed {
        case nil: return name(usual)
        case .fixed(let value): return name(value)
        case .chosen(let question, let values):
            let choices = definition.question(question)?.choices ?? []
            let cases = choices.compactMap { choice in
                values[choice.key].map { value in "\(name(value)) (\(words.text(choice.label)))" }
            }
            return
                "\(words.admin.accordingTo(quoted(question))) \(cases.joined(separator: ", "))\(words.admin.elseUsual(name(usual)))"
        }
    }

    private func due(_ due: Destination.Due?) -> String {
        guard let due else { return words.admin.workingDays(definition.delay.workingDays) }
        let days = due.workingDays ?? 0
        guard let question = due.question else { return words.admin.workingDays(days) }
        return days == 0
            ? words.admin.onAnswered(quoted(question))
            : words.admin.aroundAnswered(words.admin.workingDays(abs(days)), quoted(question), isBefore: days < 0)
    }

    private func quoted(_ key: QuestionKey) -> String {
        let label = definition.question(key).map { question in words.text(question.label) } ?? key
        return words.say("«\(nnbsp)\(label)\(nnbsp)»", "“\(label)”")
    }
}
