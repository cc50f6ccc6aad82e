import Application
import Domain
import HTML

/// A service: what it does, its forms, what it does with personal data.
enum ServicePage {
    static func page(_ visit: Visit, _ catalogue: Catalogue, _ service: Service, in section: Section) -> HTML {
        let words = visit.words
        let forms = catalogue.forms(of: service.id)
        let requests = forms.filter { form in form.definition.kind == .request }
        let incidents = forms.filter { form in form.definition.kind == .incident }
        return Layout.portal(
            visit, title: words.text(service.name), place: .ask, organisation: catalogue.organisationName,
            main(.id("contenu"), .tabindex(-1)) {
                PageHero.hero(
                    visit,
                    breadcrumbs: [(words.home, Paths.home), (words.text(section.name), Paths.section(section.key))],
                    title: service.name, lead: service.summary)
                div(.class("container home")) {
                    div(.class("split split--aside")) {
                        div(.class("stack stack--wide")) {
                            if forms.isEmpty {
                                Notices.empty(
                                    title: words.emptyCatalogue.title, why: words.emptyCatalogue.why,
                                    action: a(.class("button"), .href(Paths.section(section.key))) { words.text(section.name) })
                            }
                            group(visit, requests, id: "t-demander", title: words.toAsk)
                            group(visit, incidents, id: "t-signaler", title: words.toReport)
                        }
                        HTML.aside(.class("stack stack--wide"), .aria("aria-label", words.goodToKnow)) {
                            facts(visit, catalogue, service)
                            FormFrame.privacy(visit, service)
                        }
                    }
                }
            })
    }

    private static func group(_ visit: Visit, _ forms: [PublishedForm], id: String, title: String) -> HTML? {
        guard !forms.isEmpty else { return nil }
        return section(.class("stack"), .aria("aria-labelledby", id)) {
            h2(.id(id)) { title }
            FormList.list(visit, forms)
        }
    }

    private static func facts(_ visit: Visit, _ catalogue: Catalogue, _ service: Service) -> HTML {
        let words = visit.words
        return section(.class("stack stack--tight")) {
            h2 { words.goodToKnow }
            dl(.class("facts facts--stacked")) {
                if let team = catalogue.team(service.team) {
                    div {
                        dt { words.givenBy }
                        dd { words.french(team.name, in: words.team) }
                    }
                }
                if let hotline = catalogue.hotline {
                    div {
                        dt { words.hotlineLabel }
                        dd {
                            a(.href(ContactBox.address(of: hotline))) { words.extension(hotline.number) }
                            ", "
                            span(.named("lang", ifPresent: words.lang(hotline.hours))) { words.text(hotline.hours) }
                        }
                    }
                }
            }
            if service.isConfidential {
                p(.class("row")) {
                    Icon.icon("lock", visit)
                    span { words.confidentialService }
                }
            }
        }
    }
}
