import Application
import Domain
import HTML

/// A section: its services, each with the forms that are used most.
enum SectionPage {
    private static let formsShown = 5

    static func page(_ visit: Visit, _ catalogue: Catalogue, _ section: Section) -> HTML {
        let words = visit.words
        let services = catalogue.services(of: section.id)
        return Layout.portal(
            visit, title: words.text(section.name), place: .ask, hasSearch: true, organisation: catalogue.organisationName,
            main(.id("contenu"), .tabindex(-1)) {
                PageHero.hero(
                    visit, breadcrumbs: [(words.home, Paths.home)], title: section.name, lead: section.summary,
                    SearchBox.box(visit, query: ""))
                div(.class("container home")) {
                    HTML.section(.aria("aria-labelledby", "t-services")) {
                        div(.class("section-title")) {
                            h2(.id("t-services")) { words.servicesOfSection }
                            a(.href("\(Paths.catalogue)?section=\(section.key)")) {
                                words.allForms(catalogue.forms(in: section.id).count)
                            }
                        }
                        if services.isEmpty {
                            Notices.empty(
                                title: words.emptySection.title, why: words.emptySection.why,
                                action: a(.class("button"), .href(Paths.home)) { words.backHome })
                        } else {
                            ul(.class("service-index"), .role("list")) {
                                for service in services { li { entry(visit, service, catalogue, section) } }
                            }
                        }
                    }
                }
            })
    }

    private static func entry(_ visit: Visit, _ service: Service, _ catalogue: Catalogue, _ section: Section) -> HTML {
        let words = visit.words
        let forms = catalogue.forms(of: service.id)
        let most = forms.sorted { left, right in (left.useCount, right.id) > (right.useCount, left.id) }.prefix(formsShown)
        return HTML {
            div(.class("head")) {
                span(.class("tile-icon hue-\(section.hue.rawValue)")) { Icon.icon(service.icon, visit) }
                h3 {
                    a(.href(Paths.service(service.key)), .named("lang", ifPresent: words.lang(service.name))) {
                        words.text(service.name)
                    }
                    small { words.formCount(forms.count) }
                }
            }
            ul(.role("list")) {
                for form in most {
                    li {
                        a(
                            .href(Paths.form(form.definition.key)),
                            .named("lang", ifPresent: words.lang(form.definition.title))
                        ) { words.text(form.definition.title) }
                    }
                }
            }
        }
    }
}
