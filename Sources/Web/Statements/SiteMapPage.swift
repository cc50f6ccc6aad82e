import Application
import Domain
import HTML

/// Every page that one can reach, by what it is for.
enum SiteMapPage {
    static func page(_ visit: Visit, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: words.siteMap, organisation: catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(visit, [(words.home, Paths.home)], current: words.siteMap)
                    h1 { words.siteMap }
                }
                div(.class("stack stack--wide")) {
                    if let signedIn = visit.signedIn {
                        own(visit, signedIn)
                        services(visit, catalogue)
                    } else {
                        group(words.signIn, [(Paths.signIn, words.signIn)])
                    }
                    group(words.aboutPortal, Footer.links(visit).filter { link in link.0 != Paths.siteMap })
                }
            })
    }

    private static func own(_ visit: Visit, _ signedIn: SignedIn) -> HTML {
        let words = visit.words
        var links = [
            (Paths.home, words.home), (Paths.requests, words.myRequests), (Paths.catalogue, words.allForms),
            (Paths.search, words.searchTitle), (Paths.notifications, words.notifications), (Paths.account, words.accountTitle),
        ]
        if signedIn.policy.canUseWorkbench { links.append((Paths.desk, words.workbench)) }
        if signedIn.policy.canEditSomeForms { links.append((Paths.admin, words.administration)) }
        return group(words.mySpace, links)
    }

    private static func services(_ visit: Visit, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        guard !catalogue.services.isEmpty else { return .empty }
        return section(.class("stack"), .aria("aria-labelledby", "t-services")) {
            h2(.id("t-services")) { words.allServices }
            for section in catalogue.sections where !catalogue.services(of: section.id).isEmpty {
                h3 {
                    a(.href(Paths.section(section.key)), .named("lang", ifPresent: words.lang(section.name))) {
                        words.text(section.name)
                    }
                }
                ul(.class("site-map"), .role("list")) {
                    for service in catalogue.services(of: section.id) {
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

    private static func group(_ title: String, _ links: [(String, String)]) -> HTML {
        section(.class("stack")) {
            h2 { title }
            ul(.class("site-map"), .role("list")) {
                for (path, name) in links { li { a(.href(path)) { name } } }
            }
        }
    }
}

extension Words {
    var mySpace: String { say("Mon espace", "My space") }
    var unwrittenStatement: String {
        say("Cette page n’est pas encore écrite.", "This page has not been written yet.")
    }
    var aboutPortal: String { say("À propos du portail", "About the portal") }
}
