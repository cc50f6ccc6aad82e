import Application
import Domain
import HTML
import Storage

/// The answer to a change that others depend on: the slots of the page, out of band.
enum DraftRefresh {
    /// - Parameters:
    ///   - shownBefore: the questions that the page shows now.
    ///   - isSaved: whether the draft holds what was sent.
    static func slots(
        _ visit: Visit, _ open: OpenDraft, _ page: FormDefinition.Page, shownBefore: Set<QuestionKey>,
        isSaved: Bool
    ) -> HTML {
        let context = FieldContext(visit: visit, open: open, page: page, errors: [:])
        let conditional = page.questions.filter { question in question.asks && question.show != nil }
        let shown = Set(conditional.filter { question in open.filled.evaluation.isShown(question) }.map(\.key))
        let before = shownBefore.intersection(conditional.map(\.key))
        let isFirst = page == open.pages.first
        let words = visit.words
        let said = isSaved ? words.draftSavedAt(words.time(visit.portal.calendar.local(visit.now))) : words.savedElsewhere
        return HTML {
            span(.id(DraftPage.autosaveText), .named("hx-swap-oob", "innerHTML")) { said }
            if isFirst { BeneficiaryField.personSlot(context, isSwapped: true) }
            for node in FieldTree(page.questions).nodes { slots(of: node, context) }
            p(.id("conditions-status"), .role("status"), .class("visually-hidden"), .named("hx-swap-oob", "true")) {
                announcement(visit.words, appeared: shown.subtracting(before).count, vanished: before.subtracting(shown).count)
            }
        }
    }

    /// A slot inside a hidden question went with it.
    private static func slots(of node: FieldTree.Node, _ context: FieldContext) -> HTML {
        let isShown = context.open.filled.evaluation.isShown(node.question)
        return HTML {
            if node.question.changesWithAnswers { FieldView.node(node, context, isSwapped: true) }
            if isShown {
                for child in node.children { slots(of: child, context) }
                for row in node.rows { for child in row.nodes { slots(of: child, context) } }
            }
        }
    }

    private static func announcement(_ words: Words, appeared: Int, vanished: Int) -> String {
        [
            appeared > 0 ? words.shownQuestions(appeared) : nil, vanished > 0 ? words.hiddenQuestions(vanished) : nil,
        ].compactMap { text in text }.joined(separator: " ")
    }
}
