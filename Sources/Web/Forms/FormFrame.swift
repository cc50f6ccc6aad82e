import Application
import Domain
import HTML
import Storage

/// What the pages of a form share: breadcrumbs, steps, what stands beside the questions.
enum FormFrame {
    static func breadcrumbs(_ visit: Visit, _ section: Section, _ service: Service, current: LocalizedText) -> HTML {
        let words = visit.words
        return div(.class("container")) {
            div(.class("page-head")) {
                nav(.class("breadcrumbs"), .aria("aria-label", words.breadcrumbs)) {
                    ol {
                        li { a(.href(Paths.home)) { words.home } }
                        li {
                            a(.href(Paths.section(section.key)), .named("lang", ifPresent: words.lang(section.name))) {
                                words.text(section.name)
                            }
                        }
                        li {
                            a(.href(Paths.service(service.key)), .named("lang", ifPresent: words.lang(service.name))) {
                                words.text(service.name)
                            }
                        }
                        li(.current("page"), .named("lang", ifPresent: words.lang(current))) { words.text(current) }
                    }
                }
            }
        }
    }

    /// The steps, those before the current one as links. Nothing for a form of one page.
    /// - Parameter current: the number of the page, from 0; the count of pages on the check page.
    static func steps(_ visit: Visit, _ open: OpenDraft, current: Int) -> HTML {
        let words = visit.words
        let pages = open.pages
        guard pages.count > 1 else { return .empty }
        let id = open.draft.id.description
        return nav(.class("steps-nav"), .aria("aria-label", words.steps)) {
            ol(.class("steps"), .role("list")) {
                for (index, page) in pages.enumerated() {
                    step(
                        words.text(page.title), number: index + 1, current: current + 1,
                        path: Paths.draftPage(id, page.key), language: words.lang(page.title), visit)
                }
                step(words.checkAndSend, number: pages.count + 1, current: current + 1, path: "", language: nil, visit)
            }
        }
    }

    private static func step(
        _ name: String, number: Int, current: Int, path: String, language: String?, _ visit: Visit
    ) -> HTML {
        let isDone = number < current
        return li(.named("class", ifPresent: isDone ? "is-done" : nil), .current(number == current ? "step" : nil)) {
            span(.class("step-number"), .ariaHidden) {
                if isDone { Icon.icon("check", visit) } else { String(number) }
            }
            span(.named("lang", ifPresent: language)) {
                if isDone { a(.href(path)) { name } } else { name }
                if number == current { small(.lang(visit.words.code)) { visit.words.currentStep } }
            }
        }
    }

    /// What happens next, and what need not be asked.
    static func aside(_ visit: Visit, _ open: OpenDraft) -> HTML {
        HTML.aside(.class("form-aside"), .aria("aria-label", visit.words.landmarks)) {
            next(visit, open.definition, open.catalogue, open.service)
            known(visit, open)
        }
    }

    static func next(_ visit: Visit, _ definition: FormDefinition, _ catalogue: Catalogue, _ service: Service) -> HTML {
        let words = visit.words
        let team = catalogue.team(key: definition.route.team) ?? catalogue.team(service.team)
        let due = visit.portal.calendar.due(from: visit.now, workingDays: definition.delay.workingDays)
        let day = words.day(
            visit.portal.calendar.date(due), today: visit.portal.calendar.date(visit.now), weekday: true)
        return section(.class("inset")) {
            h2 { words.whatHappensNext }
            ol(.class("path")) {
                li {
                    strong { words.youCheckAndSend }
                    words.youCheckAndSendDetail
                }
                li {
                    strong { words.teamReceives }
                    if let team {
                        definition.destinations == nil
                            ? span(.lang("fr")) { team.name } : span { words.french(team.name, in: words.withOthers) }
                    }
                }
                li {
                    strong { words.teamAnswers }
                    words.expected(day)
                }
            }
        }
    }

    private static func known(_ visit: Visit, _ open: OpenDraft) -> HTML {
        let words = visit.words
        let person = open.requester
        let facts: [(String, String?)] = [
            (words.requesterLabel, person.name), (words.unitLabel, person.unit.flatMap { id in open.catalogue.unit(id)?.name }),
            (words.workplaceLabel, person.place.map { id in open.catalogue.name(of: id) }), (words.phoneLabel, person.phone),
        ]
        return section {
            h2 { words.alreadyKnown }
            dl(.class("facts")) {
                for (name, value) in facts {
                    if let value, !value.isEmpty {
                        div {
                            dt { name }
                            dd { value }
                        }
                    }
                }
            }
        }
    }

    /// What a service says of personal data.
    static func privacy(_ visit: Visit, _ service: Service) -> HTML {
        guard let notice = service.privacy else { return .empty }
        let words = visit.words
        let rows: [(String, LocalizedText)] = [
            (words.privacyPurpose, notice.purpose), (words.privacyLegalBasis, notice.legalBasis),
            (words.privacyRecipients, notice.recipients), (words.privacyRetention, notice.retention),
            (words.privacyContact, notice.contact),
        ]
        return details(.class("disclosure"), .flag("open")) {
            summary { words.privacyTitle }
            div {
                dl(.class("summary-list summary-list--plain small")) {
                    for (name, text) in rows {
                        div {
                            dt { name }
                            dd(.named("lang", ifPresent: words.lang(text))) { words.text(text) }
                        }
                    }
                }
            }
        }
    }

    /// What changed of the form since the draft was begun.
    static func standing(_ visit: Visit, _ open: OpenDraft) -> HTML {
        let words = visit.words
        switch open.standing {
        case .current, .withdrawn: return .empty
        case .superseded(let until):
            let day = words.day(visit.portal.calendar.date(until))
            return div(.class("note")) {
                Icon.icon("info", visit)
                p { words.supersededUntil(day) }
            }
        case .carriedOver(let difference):
            return div(.class("note note--warning")) {
                Icon.icon("triangle-alert", visit)
                div {
                    p {
                        strong { "\(words.formChanged)." }
                        " \(words.answersCarried)"
                    }
                    questions(words.addedQuestions, difference.added, visit)
                    questions(words.changedQuestions, difference.changed, visit)
                    questions(words.removedQuestions, difference.removed, visit)
                }
            }
        }
    }

    private static func questions(_ name: String, _ questions: [Question], _ visit: Visit) -> HTML {
        guard !questions.isEmpty else { return .empty }
        return HTML {
            p { strong { name } }
            ul {
                for question in questions {
                    li(.named("lang", ifPresent: visit.words.lang(question.label))) { visit.words.text(question.label) }
                }
            }
        }
    }
}

extension HTML {
    /// The element, where a page function has taken its name.
    static func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("aside", attributes, content())
    }
}
