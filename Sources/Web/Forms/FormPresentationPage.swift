import Application
import Domain
import HTML
import Storage

/// What is said before a form opens.
enum FormPresentationPage {
    struct Model {
        var form: PublishedForm
        var draft: Draft?
        var catalogue: Catalogue
        var wasDiscarded = false
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let definition = model.form.definition
        return Layout.portal(
            visit, title: words.text(definition.title), place: .ask, organisation: model.catalogue.organisationName,
            HTML {
                FormFrame.breadcrumbs(visit, model.form.section, model.form.service, current: definition.title)
                div(.class("container form-page form-page--plain")) {
                    main(.id("contenu"), .tabindex(-1), .class("form-intro")) {
                        if model.wasDiscarded { discarded(visit) }
                        h1(.named("lang", ifPresent: words.lang(definition.title))) { words.text(definition.title) }
                        p(.class("lead"), .named("lang", ifPresent: words.lang(definition.summary))) {
                            words.text(definition.summary)
                        }
                        facts(visit, model)
                        atHand(visit, definition)
                        start(visit, model)
                        FormFrame.privacy(visit, model.form.service)
                    }
                    HTML.aside(.class("form-aside"), .aria("aria-label", words.landmarks)) {
                        FormFrame.next(visit, definition, model.catalogue, model.form.service)
                    }
                }
            })
    }

    private static func discarded(_ visit: Visit) -> HTML {
        div(
            .class("flash flash--success"), .tabindex(-1), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon("circle-check", visit)
            h2(.id("flash-t")) { visit.words.draftDiscarded }
        }
    }

    static func facts(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        let definition = model.form.definition
        let team = model.catalogue.team(key: definition.route.team)
        return dl(.class("summary-list summary-list--plain")) {
            div {
                dt { words.forWhom }
                if let audience = definition.audience {
                    dd(.named("lang", ifPresent: words.lang(audience))) { words.text(audience) }
                } else {
                    dd { words.everybody }
                }
            }
            div {
                dt { words.delayLabel }
                dd { words.answerDelay(definition.delay.workingDays) }
            }
            if let team {
                div {
                    dt { words.givenBy }
                    dd {
                        definition.destinations == nil
                            ? words.french(team.name, in: { name in name }) : words.french(team.name, in: words.withOthers)
                    }
                }
            }
            div {
                dt { words.length }
                dd { words.questionCount(definition.questions.count(where: \.asks), pages: definition.pages.count) }
            }
        }
    }

    static func atHand(_ visit: Visit, _ definition: FormDefinition) -> HTML {
        let words = visit.words
        guard let items = definition.atHand, !items.isEmpty else { return .empty }
        return section(.aria("aria-labelledby", "t-main"), .class("stack")) {
            h2(.id("t-main")) { words.whatToHaveAtHand }
            ul(.class("checklist"), .role("list")) {
                for item in items {
                    li {
                        Icon.icon("check", visit)
                        span(.named("lang", ifPresent: words.lang(item))) { words.text(item) }
                    }
                }
            }
        }
    }

    static func start(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        guard let draft = model.draft else {
            return form(.method("post"), .action(Paths.formDraft(model.form.definition.key))) {
                visit.secretField
                button(.class("button")) { words.begin }
            }
        }
        let moment = words.onMoment(draft.updatedAt, visit)
        return div(.class("stack")) {
            div(.class("note")) {
                Icon.icon("pencil", visit)
                p { words.draftNotice(moment, keptUntil: words.draftEnd(savedAt: draft.updatedAt, visit)) }
            }
            div(.class("button-row")) {
                a(.class("button"), .href(Paths.draft(draft.id.description))) { words.resumeDraft }
                a(.class("button button--quiet"), .href(Paths.draftRemoval(draft.id.description))) { words.discardDraft }
            }
        }
    }
}
