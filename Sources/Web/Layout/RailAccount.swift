import Application
import Domain
import HTML

/// The bottom of the rail of the workbench and the administration, which have no header and no footer:
/// who is signed in, their account, the language, the statements, the way out.
enum RailAccount {
    static func account(_ visit: Visit) -> HTML? {
        guard let signedIn = visit.signedIn else { return nil }
        let words = visit.words
        let person = signedIn.person
        return div(.class("rail-user")) {
            details(.class("menu menu--up")) {
                summary {
                    span(.class("avatar"), .ariaHidden) { person.initials }
                    span(.class("name")) {
                        person.name
                        small { person.function ?? "" }
                    }
                    span(.class("visually-hidden")) { ", \(words.myAccount)" }
                    Icon.icon("chevron-down", visit)
                }
                div(.class("menu-panel")) { ul(.role("list")) { entries(visit) } }
            }
            if let (path, text) = Footer.links(visit).first { a(.class("rail-foot"), .href(path)) { text } }
        }
    }

    @HTMLBuilder private static func entries(_ visit: Visit) -> HTML {
        let words = visit.words
        li { Header.accountLink(visit) }
        li {
            a(.href(Paths.home)) {
                Icon.icon("house", visit)
                words.portal
            }
        }
        li { Header.language(visit, label: words.switchLanguage) }
        for (path, label) in Footer.links(visit) { li { a(.href(path)) { label } } }
        li { Header.signOut(visit) }
    }
}
