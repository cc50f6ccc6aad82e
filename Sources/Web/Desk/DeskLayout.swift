import Application
import Domain
import HTML
import Storage

/// The frame of the workbench: the rail with its views and counts, then the page.
enum DeskLayout {
    /// What is current in the rail.
    enum Place: Hashable {
        case today, search, new
        case view(DeskView)
        case none
    }

    /// How the page fills the frame.
    enum Shape: String {
        case page = "workbench workbench--page"
        /// A ticket alone.
        case ticket = "workbench"
        case split = "workbench workbench--split"
        case splitWithTicket = "workbench workbench--split workbench--ticket"
    }

    static func page(
        _ visit: Visit, title: String, frame: DeskFrame, place: Place = .none, shape: Shape = .page, hasError: Bool = false,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        let words = visit.words
        return Layout.page(visit, title: title, hasError: hasError, family: .workbench) {
            a(.class("skip-link"), .href("#contenu")) {
                shape == .page || shape == .ticket ? words.skipToContent : words.skipToQueue
            }
            if shape == .splitWithTicket { a(.class("skip-link"), .href("#ticket")) { words.skipToTicket } }
            div(.class(shape.rawValue)) {
                rail(visit, frame, place)
                main(.id("contenu"), .tabindex(-1)) { content() }
            }
            DeskShortcuts.dialog(visit)
        }
    }

    private static func rail(_ visit: Visit, _ frame: DeskFrame, _ place: Place) -> HTML {
        let words = visit.words
        return header(.class("rail")) {
            Header.brand(visit, subtitle: words.workbench, to: Paths.desk)
            nav(.aria("aria-labelledby", "t-views")) {
                h2(.id("t-views")) { words.myViews }
                ul(.role("list")) {
                    entry(visit, Paths.desk, "layout-dashboard", words.today, isCurrent: place == .today, key: "g a")
                    for (view, icon, key) in personal {
                        viewEntry(visit, frame, view, icon: icon, name: words.view(view, in: frame.catalogue), place, key: key)
                    }
                    entry(visit, Paths.deskSearch, "search", words.findTicket, isCurrent: place == .search, key: "g r")
                }
            }
            for team in frame.teams {
                nav(.class("rail-more"), .aria("aria-labelledby", "t-team-\(team.id)")) {
                    h2(.id("t-team-\(team.id)")) { words.french(team.name, in: words.team) }
                    ul(.role("list")) {
                        viewEntry(visit, frame, .team(team.id), icon: "users", name: words.wholeTeam, place)
                        viewEntry(visit, frame, .resolved(team.id), icon: "state-resolved", name: words.resolvedToClose, place)
                    }
                }
            }
            nav(.class("rail-more"), .aria("aria-labelledby", "t-tools")) {
                h2(.id("t-tools")) { words.tools }
                ul(.role("list")) { toolEntries(visit) }
            }
            RailAccount.account(visit)
        }
    }

    private static let personal: [(DeskView, String, String?)] = [
        (.mine, "inbox", "g t"), (.toTake, "hand", "g p"), (.waiting, "state-waiting", nil), (.dueToday, "clock", nil),
        (.watched, "star", nil),
    ]

    @HTMLBuilder private static func toolEntries(_ visit: Visit) -> HTML {
        let words = visit.words
        li {
            a(.href(Paths.notifications)) {
                Icon.icon("bell", visit)
                span { words.notifications }
                if let count = visit.signedIn?.unreadCount, count > 0 {
                    span(.class("counter")) {
                        count >= 100 ? "99+" : String(count)
                        span(.class("visually-hidden")) { words.unread(count) }
                    }
                }
            }
        }
        entry(visit, Paths.home, "house", words.portal, isCurrent: false)
        if visit.signedIn?.policy.canEditSomeForms ?? false {
            entry(visit, Paths.admin, "settings", words.administration, isCurrent: false)
        }
        li {
            button(.type("button"), .class("js-only"), .named("data-dialog", "shortcuts")) {
                Icon.icon("keyboard", visit)
                span { words.shortcutsTitle }
            }
        }
    }

    private static func viewEntry(
        _ visit: Visit, _ frame: DeskFrame, _ view: DeskView, icon: String, name: String, _ place: Place, key: String? = nil
    ) -> HTML {
        let count = view.count(in: frame.counts)
        let path = QueueAddress.path(QueueQuery(view: view), frame.catalogue)
        return entry(visit, path, icon, name, isCurrent: place == .view(view), key: key) {
            // What somebody must take stands out; the rest only counts.
            span(.class(view == .toTake && count > 0 ? "counter" : "count")) { visit.words.number(count) }
        }
    }

    private static func entry(
        _ visit: Visit, _ path: String, _ icon: String, _ name: String, isCurrent: Bool, key: String? = nil,
        @HTMLBuilder count: () -> HTML = { .empty }
    ) -> HTML {
        li {
            a(.href(path), .current(isCurrent ? "page" : nil), .named("data-key", ifPresent: key)) {
                Icon.icon(icon, visit)
                span { name }
                count()
            }
        }
    }
}

/// What the keyboard does, in a dialog that `?` opens.
enum DeskShortcuts {
    static func dialog(_ visit: Visit, isOpen: Bool = false) -> HTML {
        let words = visit.words
        return HTML.dialog(.class("dialog"), .id("shortcuts"), .aria("aria-labelledby", "t-keys"), .flag("open", isOpen)) {
            h2(.id("t-keys")) { words.shortcutsTitle }
            dl(.class("shortcuts")) {
                for (keys, meaning) in words.shortcutList {
                    dt {
                        for key in keys {
                            kbd { key }
                            " "
                        }
                    }
                    dd { meaning }
                }
            }
            p(.class("hint")) {
                visit.hasShortcuts ? words.shortcutsAreOn : words.shortcutsAreOff
                " "
                a(.href(Paths.account)) { words.changeThem }
            }
            form(.method("dialog")) { button(.class("button")) { words.close } }
        }
    }
}

extension HTML {
    /// The element, where a page function has taken its name.
    static func dialog(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("dialog", attributes, content())
    }
}
