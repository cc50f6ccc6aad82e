import Application
import Domain
import HTML

/// What one fills in: each type of question empty, filled and refused by the real validator.
enum DesignForms {
    static func parts(_ visit: Visit, _ samples: DesignSamples) -> [DesignPart] {
        let drafts = DesignSamples.Filling.allCases.map { filling in samples.draft(filling) }
        let contexts = drafts.map { open in context(visit, open) }
        return questions(visit, contexts) + [
            beneficiary(visit, contexts), errors(visit, contexts), frame(visit, samples, drafts), draft(visit, samples),
            check(visit, drafts),
        ]
    }

    private static func context(_ visit: Visit, _ open: OpenDraft) -> FieldContext {
        var errors: [QuestionKey: String] = [:]
        if !open.inputs.isEmpty {
            for error in open.filled.errors {
                guard let question = open.definition.question(error.question) else { continue }
                errors[error.question] = visit.words.problem(error, with: question)
            }
            if open.isBeneficiaryMissing { errors[FieldNames.beneficiaryPerson] = visit.words.nameTheConcerned }
        }
        return FieldContext(visit: visit, open: open, page: open.definition.pages[0], errors: errors)
    }

    private static func names(_ words: Words) -> [String] {
        [words.designEmptyState, words.designFilledState, words.designErrorState]
    }

    /// One part for each question of the first page; those that another opens are shown below it.
    private static func questions(_ visit: Visit, _ contexts: [FieldContext]) -> [DesignPart] {
        guard let first = contexts.first else { return [] }
        // Each with the rows of its own.
        let trees = contexts.map { context in FieldTree(context.open.definition.pages[0].questions).nodes }
        return FieldTree(first.open.definition.pages[0].questions).nodes.enumerated().map { index, node in
            DesignPart(
                "q-\(node.question.key)",
                visit.words.capitalized(
                    "\(visit.words.admin.type(node.question.type)), \(style(node.question, visit.words))"),
                zip(names(visit.words), zip(trees, contexts)).map { name, drawn in
                    // Radio buttons of one name exclude each other within a form only.
                    (name, form(.class("questions"), .flag("novalidate")) { FieldView.node(drawn.0[index], drawn.1) })
                })
        }
    }

    /// What tells questions of one type apart.
    private static func style(_ question: Question, _ words: Words) -> String {
        switch (question.type, question.choiceStyle) {
        case (.choice, .list): words.say("liste", "list")
        case (.choice, .search): words.say("recherche", "search")
        case (.choice, .radios): words.say("boutons radio", "radio buttons")
        case (.heading, _), (.text, _), (.computed, _): words.say("sans réponse", "no answer")
        case (.shortText, _) where question.validation?.mask != nil: words.say("d’une forme donnée", "of a given shape")
        default: question.isRequired ? words.say("obligatoire", "required") : words.optional
        }
    }

    private static func beneficiary(_ visit: Visit, _ contexts: [FieldContext]) -> DesignPart {
        DesignPart(
            "beneficiary", visit.words.whoIsItFor,
            zip([visit.words.forMyself, visit.words.forSomebodyElse], [contexts[0], contexts[2]]).map { name, context in
                (name, form(.class("questions"), .flag("novalidate")) { BeneficiaryField.field(context) })
            })
    }

    private static func errors(_ visit: Visit, _ contexts: [FieldContext]) -> DesignPart {
        let context = contexts[2]
        let items = DraftPage.errorItems(visit, .init(open: context.open, page: context.open.pages[0], errors: context.errors))
        return DesignPart(
            "summary", visit.words.say("Résumé des erreurs", "Error summary"),
            [
                (visit.words.say("Une", "One"), ErrorSummary.summary(Array(items.prefix(1)), title: visit.words.corrections(1))),
                (
                    visit.words.say("Plusieurs", "Several"),
                    ErrorSummary.summary(items, title: visit.words.corrections(items.count))
                ),
            ])
    }

    private static func frame(_ visit: Visit, _ samples: DesignSamples, _ drafts: [OpenDraft]) -> DesignPart {
        let words = visit.words
        let open = drafts[1]
        return DesignPart(
            "steps", words.say("Étapes, suite, données personnelles", "Steps, what follows, personal data"),
            (0...open.pages.count).map { step in
                (
                    words.capitalized(words.step(step + 1, of: open.pages.count + 1)),
                    FormFrame.steps(visit, open, current: step)
                )
            } + [
                (words.landmarks, FormFrame.aside(visit, open)), (words.privacyTitle, FormFrame.privacy(visit, open.service)),
            ])
    }

    private static func draft(_ visit: Visit, _ samples: DesignSamples) -> DesignPart {
        let words = visit.words
        let open = samples.draft(.filled)
        let saved = words.draftSavedAt(words.time(visit.portal.calendar.local(visit.now)))
        return DesignPart(
            "draft", words.say("Brouillon", "Draft"),
            [
                (
                    words.say("Boutons, rien à dire", "Buttons, nothing to say"),
                    form(.class("questions")) { DraftPage.actions(visit, .init(open: open, page: open.pages[1])) }
                ),
                (words.say("Enregistré", "Saved"), DraftPage.autosave(visit, text: saved, isSample: true)),
                (
                    words.say("Non enregistré", "Not saved"),
                    DraftPage.autosave(visit, text: words.notSavedYet, hasFailed: true, isSample: true)
                ),
                (words.say("Réponses à reprendre", "Answers to take back"), DraftPage.restoreNote(visit, isSample: true)),
            ]
                + zip(
                    [
                        words.say("Version remplacée", "Version superseded"),
                        words.say("Réponses reprises", "Answers carried over"),
                    ],
                    samples.standings
                ).map { name, standing in (name, FormFrame.standing(visit, samples.draft(.filled, standing: standing))) })
    }

    private static func check(_ visit: Visit, _ drafts: [OpenDraft]) -> DesignPart {
        let words = visit.words
        return DesignPart(
            "check", words.say("Réponses à vérifier", "Answers to check"),
            [
                (words.designEmptyState, div(.class("stack")) { AnswerList.list(visit, drafts[0]) }),
                (words.designFilledState, div(.class("stack")) { AnswerList.list(visit, drafts[1]) }),
                (
                    words.say("En lecture seule", "Read only"),
                    div(.class("stack")) { AnswerList.list(visit, drafts[1], isReadOnly: true) }
                ),
            ])
    }
}
