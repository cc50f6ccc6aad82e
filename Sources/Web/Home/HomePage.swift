import Application
import Domain
import HTML
import Storage

/// Search first, then mine, then everything.
enum HomePage {
    static func page(_ visit: Visit, _ home: HomeService.Home) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: words.home, place: .ask, isCurrentPage: true, organisation: home.catalogue.organisationName,
            HTML {
                main(.id("contenu"), .tabindex(-1)) {
                    hero(visit)
                    div(.class("container home")) {
                        div(.class("split")) {
                            quickForms(visit, home)
                            myRequests(visit, home)
                        }
                        services(visit, home)
                    }
                }
            })
    }

    private static func hero(_ visit: Visit) -> HTML {
        let words = visit.words
        let today = visit.portal.calendar.date(visit.now)
        let firstName = visit.signedIn?.person.firstName ?? ""
        return section(.class("hero"), .aria("aria-labelledby", "titre-page")) {
            div(.class("container")) {
                p(.class("hero-date")) { words.capitalized(words.day(today, today: today, weekday: true)) }
                h1(.id("titre-page")) { words.greeting(firstName) }
                SearchBox.box(visit, query: "")
            }
        }
    }

    private static func quickForms(_ visit: Visit, _ home: HomeService.Home) -> HTML {
        let words = visit.words
        return section(.aria("aria-labelledby", "t-acces")) {
            div(.class("section-title")) {
                h2(.id("t-acces")) { words.mostUsed }
                a(.href(Paths.catalogue)) { words.allForms(home.catalogue.forms.count) }
            }
            ul(.class("quick-links"), .role("list")) {
                for form in home.quickForms { li { quickLink(visit, form) } }
            }
        }
    }

    private static func quickLink(_ visit: Visit, _ form: PublishedForm) -> HTML {
        let words = visit.words
        let definition = form.definition
        return a(.href(Paths.form(definition.key))) {
            span(.class("tile-icon hue-\(form.section.hue.rawValue)")) {
                Icon.icon(definition.icon ?? form.service.icon, visit)
            }
            span {
                strong(.named("lang", ifPresent: words.lang(definition.title))) { words.text(definition.title) }
                " "
                small { words.answerDelay(definition.delay.workingDays) }
            }
        }
    }

    private static func myRequests(_ visit: Visit, _ home: HomeService.Home) -> HTML {
        let words = visit.words
        return section(.aria("aria-labelledby", "t-suivi")) {
            div(.class("section-title")) {
                h2(.id("t-suivi")) { words.myOpenRequests }
                a(.href(Paths.requests)) { words.allMyRequests }
            }
            if home.requests.isEmpty && home.drafts.isEmpty {
                p(.class("muted")) { words.nothingInProgress }
            } else {
                ul(.class("requests"), .role("list")) {
                    for row in home.requests { RequestItem.item(visit, row) }
                    for entry in home.drafts {
                        li {
                            div(.class("head")) {
                                a(.href(Paths.draft(entry.draft.id.description))) { words.text(entry.form.definition.title) }
                                span(.class("status")) {
                                    Icon.icon("pencil", visit)
                                    words.draft
                                }
                            }
                            p(.class("ref")) {
                                words.draftSaved(
                                    words.moment(entry.draft.updatedAt, now: visit.now, calendar: visit.portal.calendar))
                            }
                        }
                    }
                }
            }
        }
    }

    private static func services(_ visit: Visit, _ home: HomeService.Home) -> HTML {
        let words = visit.words
        return section(.aria("aria-labelledby", "t-services")) {
            div(.class("section-title")) {
                h2(.id("t-services")) { words.allServices }
                a(.href(Paths.catalogue)) { words.indexOfForms }
            }
            ul(.class("service-index service-index--quarters"), .role("list")) {
                for section in home.catalogue.sections { li { sectionEntry(visit, section, home.catalogue) } }
            }
        }
    }

    private static func sectionEntry(_ visit: Visit, _ section: Section, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        let services = catalogue.services(of: section.id)
        return HTML {
            div(.class("head")) {
                span(.class("tile-icon hue-\(section.hue.rawValue)")) { Icon.icon(section.icon, visit) }
                h3 {
                    a(.href(Paths.section(section.key))) { words.text(section.name) }
                    small { words.formCount(catalogue.forms(in: section.id).count) }
                }
            }
            ul(.role("list")) {
                for service in services.prefix(4) {
                    li {
                        a(.href(Paths.service(service.key)), .named("lang", ifPresent: words.lang(service.name))) {
                            words.text(service.name)
                        }
                    }
                }
            }
        }
    }
}

/// The search field of the portal.
enum SearchBox {
    static func box(_ visit: Visit, query: String) -> HTML {
        let words = visit.words
        return form(.class("search"), .role("search"), .action(Paths.search)) {
            label(.for("q")) { words.searchLabel }
            div(.class("search-row")) {
                Icon.icon("search", visit)
                input(
                    .id("q"), .name("q"), .type("search"), .autocomplete("off"), .value(query),
                    .placeholder(words.searchExample))
                button(.class("button")) {
                    Icon.icon("search", visit)
                    span { words.search }
                }
            }
        }
    }
}

/// A request in a list of the requester.
enum RequestItem {
    static func item(_ visit: Visit, _ row: TicketRow) -> HTML {
        let words = visit.words
        let path = Paths.request(row.reference.description)
        let moment = words.moment(row.updatedAt, now: visit.now, calendar: visit.portal.calendar)
        return li {
            div(.class("head")) {
                a(.href(path)) {
                    if row.isUnread { span(.class("visually-hidden")) { words.unreadPrefix } }
                    row.title
                }
                Status.requester(row.state, awaitsRequester: row.awaitsRequester, visit)
            }
            if row.awaitsRequester {
                p(.class("awaiting")) {
                    Icon.icon("message-circle", visit)
                    span { words.awaitsYou }
                }
            }
            p(.class("ref")) { "\(row.reference.text(row.kind)), \(moment)" }
        }
    }
}

/// The status pill: shape and word; colours double it.
enum Status {
    static func desk(_ state: TicketState, _ visit: Visit) -> HTML {
        pill(state, label: visit.words.state(state), visit)
    }

    /// As the requester reads it.
    static func requester(_ state: TicketState, awaitsRequester: Bool, _ visit: Visit) -> HTML {
        pill(state, label: awaitsRequester ? visit.words.awaitsYourAnswer : visit.words.requesterState(state), visit)
    }

    static func priority(_ priority: Priority, _ visit: Visit) -> HTML {
        guard priority <= .high else { return .empty }
        return span(.class("status status--urgent")) {
            Icon.icon("state-urgent", visit)
            visit.words.priority(priority)
        }
    }

    private static func pill(_ state: TicketState, label: String, _ visit: Visit) -> HTML {
        let name = name(of: state)
        return span(.class("status status--\(name)")) {
            Icon.icon("state-\(name)", visit)
            label
        }
    }

    private static func name(of state: TicketState) -> String {
        switch state {
        case .new: "new"
        case .assigned: "assigned"
        case .inProgress: "in-progress"
        case .waiting: "waiting"
        case .resolved: "resolved"
        case .closed: "closed"
        case .cancelled: "cancelled"
        }
    }
}
