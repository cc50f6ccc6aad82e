import Application
import Domain
import HTML

/// The frame of the administration: the rail, the head of a page, its content.
enum AdminLayout {
    /// The entry of the rail that a page belongs to.
    enum Place: String, CaseIterable, Sendable {
        case overview, forms, persons, imports, rights, services, teams, categories, priorities, statements, jobs

        var path: String {
            switch self {
            case .overview: Paths.admin
            case .forms: Paths.Admin.forms
            case .persons: Paths.Admin.persons
            case .imports: Paths.Admin.imports
            case .rights: Paths.Admin.rights
            case .services: Paths.Admin.services
            case .teams: Paths.Admin.teams
            case .categories: Paths.Admin.categories
            case .priorities: Paths.Admin.priorities
            case .statements: Paths.Admin.statements
            case .jobs: Paths.Admin.jobs
            }
        }

        var icon: String {
            switch self {
            case .overview: "layout-dashboard"
            case .forms: "clipboard-list"
            case .persons: "users"
            case .imports: "upload"
            case .rights: "key-round"
            case .services: "layers"
            case .teams: "user-check"
            case .categories: "tag"
            case .priorities: "gauge"
            case .statements: "file-text"
            case .jobs: "refresh-cw"
            }
        }
    }

    /// The groups of the rail. Narrow screens show the first only; the first page repeats them all.
    static let groups: [[Place]] = [
        [.overview, .forms, .persons, .imports, .rights], [.services, .teams, .categories, .priorities], [.statements, .jobs],
    ]

    /// A page on the way down to this one.
    struct Crumb {
        var label: String
        var path: String
    }

    /// - Parameters:
    ///   - isRoot: the page that the rail leads to; those below it have crumbs.
    ///   - titlesSubtitle: whether the title of the window says the subtitle too.
    ///   - done: what was just done, said at the top.
    static func page(
        _ visit: Visit, title text: String, place: Place, crumbs: [Crumb] = [], isRoot: Bool = false, hasError: Bool = false,
        subtitle: String? = nil, titlesSubtitle: Bool = false, done: AdminDone? = nil, actions: HTML = .empty,
        @HTMLBuilder content: () -> HTML
    ) -> HTML {
        let words = visit.words
        let name = titlesSubtitle ? [text, subtitle].compactMap { part in part }.joined(separator: ", ") : text
        let pageTitle = isRoot && place == .overview ? name : "\(name) – \(words.administration)"
        return Layout.page(visit, title: pageTitle, hasError: hasError, family: .administration) {
            a(.class("skip-link"), .href("#contenu")) { words.skipToContent }
            div(.class("admin")) {
                rail(visit, place: place, isCurrentPage: isRoot)
                main(.id("contenu"), .tabindex(-1)) {
                    if let done { flash(visit, done) }
                    div(.class("admin-head")) {
                        div {
                            if !isRoot { breadcrumbs(visit, place: place, crumbs, last: text) }
                            h1 {
                                text
                                if let subtitle { span(.class("subtitle")) { " \(subtitle)" } }
                            }
                        }
                        if !actions.isEmpty { div(.class("button-row")) { actions } }
                    }
                    content()
                }
            }
        }
    }

    private static func breadcrumbs(_ visit: Visit, place: Place, _ crumbs: [Crumb], last: String) -> HTML {
        let words = visit.words
        return nav(.class("breadcrumbs"), .aria("aria-label", words.breadcrumbs)) {
            ol {
                li { a(.href(place.path)) { words.admin.place(place) } }
                for crumb in crumbs { li { a(.href(crumb.path)) { crumb.label } } }
                li(.current("page")) { last }
            }
        }
    }

    private static func rail(_ visit: Visit, place: Place, isCurrentPage: Bool) -> HTML {
        let words = visit.words
        let isAdministrator = visit.signedIn?.policy.canAdminister ?? false
        let groups = isAdministrator ? Self.groups : [[.forms]]
        return header(.class("rail")) {
            Header.brand(visit, subtitle: words.administration)
            for (index, group) in groups.enumerated() {
                nav(.class(index == 0 ? "rail-first" : "rail-more"), .aria("aria-labelledby", "rail-\(index)")) {
                    h2(.id("rail-\(index)")) { words.admin.group(index) }
                    ul(.role("list")) {
                        for entry in group {
                            li {
                                a(.href(entry.path), .current(entry == place ? (isCurrentPage ? "page" : "true") : nil)) {
                                    Icon.icon(entry.icon, visit)
                                    span { words.admin.entry(entry) }
                                }
                            }
                        }
                    }
                }
            }
            RailAccount.account(visit)
        }
    }

    static func flash(_ visit: Visit, _ done: AdminDone) -> HTML {
        div(
            .class("flash flash--success"), .tabindex(-1), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon("circle-check", visit)
            h2(.id("flash-t")) { visit.words.admin.done(done) }
        }
    }

    /// A note in a page.
    static func note(_ visit: Visit, _ text: String, icon: String = "info", kind: String = "") -> HTML {
        div(.class(kind.isEmpty ? "note" : "note note--\(kind)")) {
            Icon.icon(icon, visit)
            p { text }
        }
    }

    /// The button that leads to the making of something.
    static func newButton(_ visit: Visit, _ label: String, _ path: String) -> HTML {
        a(.class("button"), .href(path)) {
            Icon.icon("plus", visit)
            label
        }
    }
}
