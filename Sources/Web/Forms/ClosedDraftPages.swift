import Application
import Domain
import HTML
import Storage

/// A draft whose form was withdrawn: it cannot be sent, its answers stay readable.
enum WithdrawnPage {
    static func page(_ visit: Visit, _ open: OpenDraft, successor: PublishedForm?) -> HTML {
        Layout.portal(
            visit, title: "\(visit.words.formWithdrawn), \(visit.words.draft.lowercased())", place: .ask,
            organisation: open.catalogue.organisationName,
            HTML {
                FormFrame.breadcrumbs(visit, open.section, open.service, current: open.definition.title)
                div(.class("container form-page form-page--plain")) {
                    main(.id("contenu"), .tabindex(-1), .class("questions")) {
                        notice(visit, open.definition, successor: successor, detail: visit.words.answersStayReadable)
                        AnswerList.list(visit, open, isReadOnly: true)
                        a(.class("button button--quiet"), .href(Paths.draftRemoval(open.draft.id.description))) {
                            visit.words.discardDraft
                        }
                    }
                }
            })
    }

    /// Without a draft: what was there, and what replaces it.
    static func page(
        _ visit: Visit, _ definition: FormDefinition, successor: PublishedForm?, draft: String?, organisation: String
    ) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: words.formWithdrawn, place: .ask, organisation: organisation,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("statement")) {
                    notice(visit, definition, successor: successor, detail: nil)
                    if let draft { a(.href(Paths.draft(draft))) { words.draft } }
                }
            })
    }

    private static func notice(
        _ visit: Visit, _ definition: FormDefinition, successor: PublishedForm?, detail: String?
    ) -> HTML {
        let words = visit.words
        return HTML {
            h1 {
                "\(words.formWithdrawn) "
                span(.class("subtitle"), .named("lang", ifPresent: words.lang(definition.title))) { words.text(definition.title) }
            }
            p(.class("lead")) { [words.formWithdrawnExplanation, detail].compactMap { text in text }.joined(separator: " ") }
            if let successor {
                p {
                    a(.class("button"), .href(Paths.form(successor.definition.key))) {
                        words.replacedBy(words.text(successor.definition.title))
                    }
                }
            } else {
                p { a(.class("button"), .href(Paths.catalogue)) { words.allForms } }
            }
        }
    }
}

/// Before a draft is given up.
enum DraftRemovalPage {
    static func page(_ visit: Visit, _ open: OpenDraft) -> HTML {
        let words = visit.words
        let id = open.draft.id.description
        return Layout.portal(
            visit, title: words.discardQuestion, place: .ask, organisation: open.catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("statement")) {
                    h1 {
                        "\(words.discardQuestion) "
                        span(.class("subtitle"), .named("lang", ifPresent: words.lang(open.definition.title))) {
                            words.text(open.definition.title)
                        }
                    }
                    p(.class("lead")) { words.discardExplanation }
                    form(.method("post"), .action(Paths.draftRemoval(id))) {
                        visit.secretField
                        div(.class("button-row")) {
                            button(.class("button button--danger")) { words.discardDraft }
                            a(.class("button button--secondary"), .href(Paths.draft(id))) { words.keepDraft }
                        }
                    }
                }
            })
    }
}
