import Application
import Domain
import HTML

/// What differs between two versions, in words.
enum DifferenceView {
    static func differences(_ visit: Visit, from old: FormDefinition, to new: FormDefinition, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.designer
        let conditions = (
            old: ConditionWords(words: visit.words, definition: old, catalogue: catalogue),
            new: ConditionWords(words: visit.words, definition: new, catalogue: catalogue)
        )
        let before = Dictionary(old.questions.map { question in (question.key, question) }) { first, _ in first }
        let after = Set(new.questions.map(\.key))
        var lines: [HTML] = description(visit, old, new) + checks(visit, old, new, conditions)
        for question in new.questions {
            guard let known = before[question.key] else {
                lines.append(
                    line(words.addedMark, words.label(question, visit.words)) {
                        ins { visit.words.admin.type(question.type) }
                        if let show = question.show { p { ins { "\(words.shownWhen) \(conditions.new.text(show))" } } }
                    })
                continue
            }
            let differences = QuestionDifference.differences(from: known, to: question, visit, conditions)
            guard !differences.isEmpty else { continue }
            lines.append(line(words.changedMark, words.label(question, visit.words)) { rows(differences) })
        }
        for question in old.questions where !after.contains(question.key) {
            lines.append(
                line(words.removedMark, words.label(question, visit.words)) { del { visit.words.admin.type(question.type) } })
        }
        if lines.isEmpty,
            old.pages.map({ page in page.questions.map(\.key) }) != new.pages.map({ page in page.questions.map(\.key) })
        {
            lines.append(line(words.changedMark, words.plan) { HTML(words.orderChanged) })
        }
        guard !lines.isEmpty else { return p { words.noDifference } }
        return ul(.class("diff"), .role("list")) { for line in lines { line } }
    }

    /// What answers must not say together, page by page.
    private static func checks(
        _ visit: Visit, _ old: FormDefinition, _ new: FormDefinition, _ conditions: (old: ConditionWords, new: ConditionWords)
    ) -> [HTML] {
        func texts(_ form: FormDefinition, _ words: ConditionWords) -> [String] {
            form.pages.flatMap { page in page.checks ?? [] }.map { check in
                "\(visit.words.admin.refusedIf) \(words.text(check.when)). \(visit.words.text(check.message))"
            }
        }
        let (before, after) = (texts(old, conditions.old), texts(new, conditions.new))
        guard before != after else { return [] }
        let words = visit.words.designer
        return [
            line(words.changedMark, words.checks) {
                for text in before where !after.contains(text) { p { del { text } } }
                for text in after where !before.contains(text) { p { ins { text } } }
            }
        ]
    }

    private static func line(_ mark: String, _ name: String, @HTMLBuilder content: () -> HTML) -> HTML {
        li {
            strong { mark }
            div(.class("stack stack--tight")) {
                p(.class("strong")) { name }
                content()
            }
        }
    }

    private static func rows(_ differences: [QuestionDifference]) -> HTML {
        HTML {
            for difference in differences {
                p {
                    "\(difference.name) "
                    if !difference.before.isEmpty { del { difference.before } }
                    " "
                    if !difference.after.isEmpty { ins { difference.after } }
                }
            }
        }
    }

    /// Title, texts and destination, and the titles of pages.
    private static func description(_ visit: Visit, _ old: FormDefinition, _ new: FormDefinition) -> [HTML] {
        let words = visit.words.designer
        func texts(_ form: FormDefinition) -> [(String, String)] {
            [
                (words.title, form.title.fr), (words.inEnglish(words.title), form.title.en ?? ""),
                (words.summaryName, form.summary.fr), (words.inEnglish(words.summaryName), form.summary.en ?? ""),
                (words.audience, form.audience?.fr ?? ""),
                (words.atHand, (form.atHand ?? []).map(\.fr).joined(separator: " · ")),
                (words.keywords, (form.keywords ?? []).joined(separator: ", ")), (words.icon, form.icon ?? ""),
                (visit.words.admin.service, form.service), (words.kind, visit.words.kind(form.kind)),
                (visit.words.admin.team, form.route.team), (visit.words.admin.category, form.route.category),
                (words.impact, visit.words.admin.level(form.route.impact)),
                (words.urgency, visit.words.admin.urgency(form.route.urgency)),
                (words.workingDays, String(form.delay.workingDays)), (words.ticketTitle, form.ticketTitle ?? ""),
                (words.pages, form.pages.map { page in visit.words.text(page.title) }.joined(separator: " · ")),
            ]
        }
        let differences = zip(texts(old), texts(new)).compactMap { before, after in
            before.1 == after.1 ? nil : QuestionDifference(name: before.0, before: before.1, after: after.1)
        }
        guard !differences.isEmpty else { return [] }
        return [line(words.changedMark, words.description) { rows(differences) }]
    }

    private static func del(@HTMLBuilder content: () -> HTML) -> HTML { element("del", [], content()) }
    private static func ins(@HTMLBuilder content: () -> HTML) -> HTML { element("ins", [], content()) }
}
