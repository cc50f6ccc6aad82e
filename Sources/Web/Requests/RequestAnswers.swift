import Application
import Domain
import HTML
import Storage

/// What was answered when the request was sent, in the words of the form's version.
enum RequestAnswers {
    static func section(_ visit: Visit, _ detail: RequestDetail) -> HTML? {
        let words = visit.words
        guard detail.answers != nil || !detail.ticket.description.isEmpty || !detail.files.isEmpty else { return nil }
        return HTML.section(.class("stack"), .aria("aria-labelledby", "t-reponses")) {
            h2(.id("t-reponses")) { detail.answers == nil ? words.description : words.yourAnswers }
            if let answers = detail.answers {
                p(.class("hint")) {
                    words.answeredForm(
                        words.text(answers.title), words.onMoment(answers.submittedAt, visit))
                }
                list(visit, detail, answers)
            } else {
                div(.class("prose")) { PlainText.paragraphs(detail.ticket.description) }
            }
            AttachmentList.list(visit, detail.files)
            if let answers = detail.answers, answers.isPublished, !detail.ticket.state.isOpen {
                p { a(.href(Paths.form(answers.key))) { words.doAgain } }
            }
        }
    }

    private static func list(_ visit: Visit, _ detail: RequestDetail, _ answers: AnsweredForm) -> HTML {
        let words = visit.words
        let wording = AnswerWording(
            visit.language, catalogue: detail.catalogue, persons: detail.persons,
            files: Dictionary(uniqueKeysWithValues: detail.files.map { file in (file.id, file) }))
        return dl(.class("summary-list summary-list--plain")) {
            for answered in answers.answers {
                div {
                    dt(.named("lang", ifPresent: words.lang(answered.question.fullLabel))) {
                        words.text(answered.question.fullLabel)
                    }
                    if answered.isWithheld {
                        dd(.class("is-empty")) { words.withheldAnswer }
                    } else if let text = wording.recalled(answered.question, answered.answer) {
                        dd(.named("lang", ifPresent: words.answerLanguage(answered.question))) { text }
                    } else {
                        dd(.class("is-empty")) { words.goneAnswer }
                    }
                }
            }
        }
    }
}
