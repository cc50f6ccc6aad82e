import Application
import Domain
import HTML
import Storage

/// Search first, then mine, then everything.
enum HomePage {
    static func page(_ visit: Visit, _ home: HomeService.Home) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: words.home, place: .ask, isCurrentPage: true, hasSearch: true,
            organisation: home.catalogue.organisationName,
            HTML {
                main(.id("contenu"), .tabindex(-1)) {
                    hero(visit, home)
                    div(.class("container home")) {
                        if home.catalogue.forms.isEmpty {
                            noForm(visit)
                            myRequests(visit, home)
                        } else {
                            div(.class("split")) {
                                quickForms(visit, home)
                                myRequests(visit, home)
                            }
                            services(visit, home)
                        }
                        ContactBox.box(visit, home.catalogue)
                    }
                }
            })
    }

    private static func hero(_ visit: Visit, _ home: HomeService.Home) -> HTML {
        let words = visit.words
        let today = visit.portal.calendar.date(visit.now)
        let firstName = visit.signedIn?.person.firstName ?? ""
        return section(.class("hero"), .aria("aria-labelledby", "titre-page")) {
            div(.class("container")) {
                p(.class("hero-date")) { words.capitalized(words.day(today, today: today, weekday: true)) }
                h1(.id("titre-page")) { words.greeting(firstName) }
                SearchBox.box(visit, query: "")
                hints(visit, home)
            }
        }
    }

    /// Words that lead to the forms most used.
    static func hints(_ visit: Visit, _ home: HomeService.Home) -> HTML? {
        guard !home.searchHints.isEmpty else { return nil }
        return div(.class("search-hints")) {
            span(.id("t-souvent")) { visit.words.oftenSearched }
            ul(.role("list"), .aria("aria-labelledby", "t-souvent")) {
                for hint in home.searchHints {
                    li {
                        a(
                            .href("\(Paths.search)?q=\(percentEncoded(hint))"),
                            .named("lang", ifPresent: visit.language == .french ? nil : "fr")
                        ) { hint }
                    }
                }
            }
        }
    }

    static func quickForms(_ visit: Visit, _ home: HomeService.Home) -> HTML {
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

    /// Before the first form is published.
    static func noForm(_ visit: Visit) -> HTML {
        let words = visit.words
        let mayPublish = visit.signedIn?.policy.canEditSomeForms ?? false
        return Notices.empty(
            title: words.noFormYet, why: mayPublish ? words.noFormYetPublish : words.noFormYetWhy,
            action: mayPublish
                ? a(.class("button"), .href(Paths.Admin.forms)) { words.admin.place(.forms) }
                : a(.class("button"), .href(Paths.statement("help"))) { words.help })
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

    static func myRequests(_ visit: Visit, _ home: HomeService.Home) -> HTML {
        let words = visit.words
        return section(.aria("aria-labelledby", "t-suivi")) {
            div(.class("section-title")) {
                h2(.id("t-suivi")) { words.myOpenRequests }
                a(.href(Paths.requests)) { words.allMyRequests }
            }
            if home.requests.isEmpty && home.drafts.isEmpty {
                p(.class("muted")) { words.nothingInProgress }
                if !home.catalogue.forms.isEmpty { p { a(.href(Paths.catalogue)) { words.findAForm } } }
            } else {
                ul(.class("requests"), .role("list")) {
                    for row in home.requests { RequestItem.item(visit, row) }
                    for entry in home.drafts { DraftItem.item(visit, entry) }
                }
            }
        }
    }

    static func services(_ visit: Visit, _ home: HomeService.Home) -> HTML {
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
