import Application
import Domain
import HTML

/// The top of portal pages.
enum Header {
    static func portal(_ visit: Visit, place: Layout.Place, isCurrentPage: Bool, hasSearch: Bool = false, organisation: String)
        -> HTML
    {
        let words = visit.words
        return HTML {
            a(.class("skip-link"), .href("#contenu")) { words.skipToContent }
            if hasSearch { a(.class("skip-link"), .href("#q")) { words.skipToSearch } }
            header(.class("site-header")) {
                div(.class("container")) {
                    brand(visit, subtitle: organisation)
                    if let signedIn = visit.signedIn, !signedIn.mustChangePassword {
                        navigation(visit, signedIn, place: place, isCurrentPage: isCurrentPage)
                    }
                    div(.class("tools")) { tools(visit) }
                }
            }
        }
    }

    static func brand(_ visit: Visit, subtitle: String, to path: String = Paths.home) -> HTML {
        a(.class("brand"), .href(path)) {
            Icon.mark(visit)
            span {
                b { "Guichet" }
                if !subtitle.isEmpty { small { subtitle } }
            }
        }
    }

    private static func navigation(_ visit: Visit, _ signedIn: SignedIn, place: Layout.Place, isCurrentPage: Bool) -> HTML {
        let words = visit.words
        var entries: [(place: Layout.Place, path: String, icon: String, label: String)] = [
            (.ask, Paths.home, "inbox", words.ask), (.requests, Paths.requests, "list", words.myRequests),
        ]
        if signedIn.policy.canUseWorkbench { entries.append((.desk, Paths.desk, "headphones", words.workbench)) }
        if signedIn.policy.canEditSomeForms {
            entries.append((.administration, Paths.admin, "settings", words.administration))
        }
        return nav(.class("main-nav"), .aria("aria-label", words.mainNavigation)) {
            ul(.role("list")) {
                for entry in entries {
                    li {
                        a(.href(entry.path), .current(entry.place == place ? (isCurrentPage ? "page" : "true") : nil)) {
                            Icon.icon(entry.icon, visit)
                            entry.label
                        }
                    }
                }
            }
        }
    }

    /// Language, notifications, account.
    static func tools(_ visit: Visit) -> HTML {
        let words = visit.words
        return HTML {
            language(visit, label: words.other.rawValue.uppercased())
            if let signedIn = visit.signedIn {
                if !signedIn.mustChangePassword { bell(visit, signedIn) }
                accountMenu(visit, signedIn)
            }
        }
    }

    /// The other language, for this page.
    static func language(_ visit: Visit, label: String) -> HTML {
        let words = visit.words
        return form(.method("post"), .action(Paths.language), .class("language-form")) {
            visit.secretField
            input(.type("hidden"), .name("next"), .value(visit.returnPath))
            button(
                .name("language"), .value(words.other.rawValue), .lang(words.other.rawValue),
                .named("aria-label", ifPresent: label == words.switchLanguage ? nil : words.switchLanguage)
            ) { label }
        }
    }

    static func accountLink(_ visit: Visit) -> HTML {
        a(.href(Paths.account)) {
            Icon.icon("settings", visit)
            visit.words.accountDisplayAndReading
        }
    }

    static func signOut(_ visit: Visit) -> HTML {
        form(.method("post"), .action(Paths.signOut), .flag("data-sign-out")) {
            visit.secretField
            button {
                Icon.icon("log-out", visit)
                visit.words.signOut
            }
        }
    }

    private static func bell(_ visit: Visit, _ signedIn: SignedIn) -> HTML {
        let words = visit.words
        return a(.href(Paths.notifications)) {
            Icon.icon("bell", visit)
            span(.class("visually-hidden")) { "\(words.notifications)\(words.say("\(nnbsp): ", ": "))" }
            if signedIn.unreadCount > 0 {
                span(.class("counter")) {
                    signedIn.unreadCount >= 100 ? "99+" : String(signedIn.unreadCount)
                    span(.class("visually-hidden")) { words.unread(signedIn.unreadCount) }
                }
            }
        }
    }

    private static func accountMenu(_ visit: Visit, _ signedIn: SignedIn) -> HTML {
        let words = visit.words
        return details(.class("menu")) {
            summary {
                span(.class("avatar"), .ariaHidden) { signedIn.person.initials }
                span(.class("name")) { signedIn.person.name }
                span(.class("visually-hidden")) { ", \(words.myAccount)" }
            }
            div(.class("menu-panel")) {
                ul(.role("list")) {
                    if !signedIn.mustChangePassword { li { accountLink(visit) } }
                    li { signOut(visit) }
                }
            }
        }
    }
}

/// The bottom of portal pages.
enum Footer {
    /// The statements, the level of conformity first.
    static func links(_ visit: Visit) -> [(String, String)] {
        let words = visit.words
        return [
            (Paths.statement(Statement.accessibility), words.accessibilityStatement(visit.portal.catalogue.conformity)),
            (Paths.siteMap, words.siteMap),
            (Paths.statement("personal-data"), words.personalData), (Paths.statement("legal"), words.legalNotice),
            (Paths.statement("help"), words.help), (Paths.statement("report-defect"), words.reportDefect),
        ]
    }

    /// The bottom of a page before anybody is signed in, which has no header.
    static func gate(_ visit: Visit, hasLanguage: Bool = true) -> HTML {
        let words = visit.words
        return HTML.footer(.class("gate-foot")) {
            if hasLanguage { Header.language(visit, label: words.switchLanguage) }
            ul(.role("list")) {
                for (path, label) in links(visit) { li { a(.href(path)) { label } } }
            }
        }
    }

    static func footer(_ visit: Visit) -> HTML {
        let words = visit.words
        return HTML.footer(.class("site-footer")) {
            div(.class("container")) {
                p { words.footerLine }
                ul(.role("list")) {
                    for (path, label) in links(visit) { li { a(.href(path)) { label } } }
                }
            }
        }
    }
}

extension HTML {
    /// The element, where a page function has taken its name.
    static func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("footer", attributes, content())
    }
}
