import Application
import Domain
import HTML
import Storage

/// Everything that will be sent, before it is.
enum CheckPage {
    struct Model {
        var open: OpenDraft
        /// Something prevented the sending: said first.
        var refusal: SubmissionService.Refusal?
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let open = model.open
        let count = open.pages.count + 1
        let step = open.pages.count > 1 ? ", \(words.step(count, of: count))" : ", \(words.checkAndSend.lowercased())"
        return Layout.portal(
            visit, title: words.text(open.definition.title) + step, place: .ask, hasError: !open.canBeSent,
            organisation: open.catalogue.organisationName,
            HTML {
                FormFrame.breadcrumbs(visit, open.section, open.service, current: open.definition.title)
                div(.class(open.pages.count > 1 ? "container form-page" : "container form-page form-page--plain")) {
                    FormFrame.steps(visit, open, current: open.pages.count)
                    main(.id("contenu"), .tabindex(-1), .class("questions")) { content(visit, model) }
                    FormFrame.aside(visit, open)
                }
            })
    }

    private static func content(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let open = model.open
        return HTML {
            h1 {
                words.checkTitle
                " "
                span(.class("subtitle"), .named("lang", ifPresent: words.lang(open.definition.title))) {
                    words.text(open.definition.title)
                }
            }
            switch model.refusal {
            case .changed: warning(visit, words.formChanged, words.changedMeanwhile)
            case .personLeft: warning(visit, words.personLeft, words.personLeftExplanation)
            case .incomplete, .withdrawn, nil: HTML.empty
            }
            ErrorSummary.summary(errors(visit, open), title: words.corrections(errors(visit, open).count))
            FormFrame.standing(visit, open)
            if let previous = open.previous {
                p(.class("hint")) { words.follows(previous.reference.text(previous.kind)) }
            }
            AnswerList.list(visit, open)
            if open.canBeSent {
                actions(visit, open)
                FormFrame.privacy(visit, open.service)
                form(.method("post"), .action(Paths.draftSubmission(open.draft.id.description))) {
                    visit.secretField
                    input(.type("hidden"), .name("form-version"), .value(String(open.version)))
                    div(.class("form-actions")) {
                        button(.class("button")) { words.sendRequest }
                        if let last = open.pages.last {
                            a(.class("button button--secondary"), .href(Paths.draftPage(open.draft.id.description, last.key))) {
                                open.pages.count > 1 ? words.backToStep(open.pages.count) : words.modifyAnswers
                            }
                        }
                    }
                }
            }
        }
    }

    /// What will be done, when that is several tickets.
    private static func actions(_ visit: Visit, _ open: OpenDraft) -> HTML? {
        let words = visit.words
        let steps = open.plan.steps.filter { step in step.destination != nil }
        let tellsFollowers = steps.contains { step in followers(visit, open, step.destination) != nil }
        guard steps.count > 1 || tellsFollowers else { return nil }
        let names = Dictionary(steps.map { step in (step.part, step.destination?.name) }) { first, _ in first }
        return section(.aria("aria-labelledby", "t-actions"), .class("stack stack--tight")) {
            h2(.id("t-actions")) { words.whatWillBeDone }
            ol {
                for step in steps {
                    if let name = step.destination?.name {
                        li {
                            span(.named("lang", ifPresent: words.lang(name))) { words.text(name) }
                            if let before = step.after.flatMap({ part in names[part] ?? nil }) {
                                br()
                                span(.class("hint")) { words.sentence(with: before) { name in words.begins(after: name) } }
                            }
                            if let followers = followers(visit, open, step.destination) {
                                br()
                                span(.class("hint")) { words.alsoReadBy(followers) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Who will read it besides: nobody learns of a request without her knowing.
    private static func followers(_ visit: Visit, _ open: OpenDraft, _ destination: Destination?) -> String? {
        guard let watchers = destination?.watchers, !open.service.isConfidential else { return nil }
        let words = visit.words
        let names: [String] = watchers.compactMap { watcher in
            switch watcher {
            case .manager: return words.managerOfUnit
            case .answer(let key):
                guard case .person(let id) = open.filled.evaluation.answers[key] else { return nil }
                return open.persons[id].flatMap { person in person.isActive ? person.name : nil }
            }
        }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    private static func warning(_ visit: Visit, _ title: String, _ text: String) -> HTML {
        div(
            .class("flash flash--warning"), .tabindex(-1), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon("triangle-alert", visit)
            h2(.id("flash-t")) { title }
            p { text }
        }
    }

    private static func errors(_ visit: Visit, _ open: OpenDraft) -> [ErrorSummary.Item] {
        let words = visit.words
        var items: [ErrorSummary.Item] = []
        if open.isBeneficiaryMissing, let first = open.pages.first {
            items.append(
                .init(words.nameTheConcerned, link: AnswerList.path(open, first, FieldNames.id(FieldNames.beneficiaryPerson))))
        }
        for error in open.filled.errors {
            guard let question = open.definition.question(error.question),
                let page = open.pages.first(where: { page in page.questions.contains(question) })
            else { continue }
            items.append(
                words.atDistance(
                    question, words.problem(error, with: question),
                    link: AnswerList.path(open, page, FieldNames.firstControl(question, wrongPart: error.problem.part))))
        }
        return items
    }
}

/// The answers of a draft in words.
enum AnswerList {
    /// - Parameter isReadOnly: nothing can be changed any more.
    static func list(_ visit: Visit, _ open: OpenDraft, isReadOnly: Bool = false) -> HTML {
        let words = visit.words
        let wording = open.wording(visit.language)
        return HTML {
            for (index, page) in open.pages.enumerated() {
                if open.pages.count > 1 {
                    h2(.named("lang", ifPresent: words.lang(page.title))) { words.text(page.title) }
                }
                dl(.class("summary-list")) {
                    if index == 0 { beneficiary(visit, open, page, isReadOnly) }
                    for question in open.filled.evaluation.questions(on: page) {
                        row(visit, open, page, question, wording, isReadOnly)
                    }
                }
            }
        }
    }

    static func path(_ open: OpenDraft, _ page: FormDefinition.Page, _ field: String) -> String {
        "\(Paths.draftPage(open.draft.id.description, page.key))?from=check#\(field)"
    }

    private static func beneficiary(
        _ visit: Visit, _ open: OpenDraft, _ page: FormDefinition.Page, _ isReadOnly: Bool
    ) -> HTML {
        let words = visit.words
        let name =
            open.beneficiary?.name
            ?? (open.draft.requester == open.draft.person ? words.yourself(open.requester.name) : open.requester.name)
        return div {
            dt { words.beneficiaryLabel }
            if open.isBeneficiaryMissing { dd(.class("is-empty")) { words.noAnswer } } else { dd { name } }
            if !isReadOnly {
                action(
                    words.beneficiaryLabel, path(open, page, FieldNames.id(FieldNames.beneficiary, choice: 1)), visit)
            }
        }
    }

    private static func row(
        _ visit: Visit, _ open: OpenDraft, _ page: FormDefinition.Page, _ question: Question, _ wording: AnswerWording,
        _ isReadOnly: Bool
    ) -> HTML {
        let words = visit.words
        let answer = open.filled.evaluation.answers[question.key].flatMap { answer in wording.words(question, answer) }
        // What could not be read is shown as it was typed.
        let typed = open.inputs[question.key].map { inputs in
            // A choice that is no longer offered is no answer.
            inputs.filter { input in question.choice(input) == nil }.map { input in SearchedText.text(input) ?? input }
                .filter { text in !text.isEmpty }.joined(separator: ", ")
        }
        return div {
            dt(.named("lang", ifPresent: words.lang(question.fullLabel))) { words.text(question.fullLabel) }
            if let shown = answer ?? typed, !shown.isEmpty {
                dd(.named("lang", ifPresent: answer == nil ? nil : words.answerLanguage(question))) { shown }
            } else {
                dd(.class("is-empty")) { words.noAnswer }
            }
            if !isReadOnly, question.asks {
                action(words.text(question.fullLabel), path(open, page, FieldNames.firstControl(question)), visit)
            }
        }
    }

    private static func action(_ name: String, _ path: String, _ visit: Visit) -> HTML {
        dd(.class("summary-action")) {
            a(.href(path)) {
                visit.words.modifyAnswer
                span(.class("visually-hidden")) { "\(visit.words.say("\(nnbsp): ", ": "))\(name)" }
            }
        }
    }
}
