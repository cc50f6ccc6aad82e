import Application
import Domain
import HTML
import Storage

/// My requests, by where they stand.
enum RequestListPage {
    static func page(_ visit: Visit, _ list: RequestList, isFirst: Bool) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: "\(words.myRequests), \(words.tab(list.tab))", place: .requests, isCurrentPage: true,
            organisation: list.catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(visit, [(words.home, Paths.home)], current: words.myRequests)
                    h1 { words.myRequests }
                }
                div(.class("stack")) {
                    tabs(visit, list)
                    h2(.class("visually-hidden")) { words.tab(list.tab) }
                    if list.tab == .drafts { drafts(visit, list) } else { rows(visit, list, isFirst: isFirst) }
                }
            })
    }

    static func path(_ tab: RequestList.Tab, after position: String? = nil) -> String {
        "\(Paths.requests)?tab=\(tab.rawValue)" + (position.map { position in "&after=\(position)" } ?? "")
    }

    static func tabs(_ visit: Visit, _ list: RequestList) -> HTML {
        let words = visit.words
        // Few people follow others' requests: the tab is there for them only.
        let shown = RequestList.Tab.allCases.filter { tab in
            tab != .watched || (list.counts[tab] ?? 0) > 0 || list.tab == tab
        }
        return nav(.class("tabs"), .aria("aria-label", words.requestTabs)) {
            ul(.role("list")) {
                for tab in shown {
                    li {
                        a(.href(path(tab)), .current(tab == list.tab ? "page" : nil)) {
                            words.tab(tab) + " "
                            span(.class(tab == .awaiting && (list.counts[tab] ?? 0) > 0 ? "counter" : "count")) {
                                words.count(list.counts[tab] ?? 0, upTo: RequestList.maximumCount)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func rows(_ visit: Visit, _ list: RequestList, isFirst: Bool) -> HTML {
        HTML {
            if list.rows.isEmpty {
                if isFirst { empty(visit, list.tab) } else { Notices.pastTheEnd(visit, first: path(list.tab)) }
            } else {
                ul(.class("requests"), .role("list")) {
                    for row in list.rows { RequestItem.item(visit, row) }
                }
            }
            pages(visit, list, isFirst: isFirst)
        }
    }

    static func pages(_ visit: Visit, _ list: RequestList, isFirst: Bool) -> HTML? {
        let words = visit.words
        guard !isFirst || list.next != nil else { return nil }
        return nav(.class("pagination"), .aria("aria-label", words.pagination)) {
            ul(.role("list")) {
                if !isFirst { li { a(.href(path(list.tab))) { words.firstPage } } }
                if let next = list.next {
                    li { a(.href(path(list.tab, after: next.text)), .named("rel", "next")) { words.nextPage } }
                }
            }
        }
    }

    private static func drafts(_ visit: Visit, _ list: RequestList) -> HTML {
        guard !list.drafts.isEmpty else { return empty(visit, .drafts) }
        return ul(.class("requests"), .role("list")) {
            for entry in list.drafts { DraftItem.item(visit, entry) }
        }
    }

    static func empty(_ visit: Visit, _ tab: RequestList.Tab) -> HTML {
        let words = visit.words
        let text = words.emptyTab(tab)
        return Notices.empty(
            title: text.title, why: text.why,
            action: tab == .awaiting || tab == .watched
                ? a(.class("button button--secondary"), .href(path(.open))) { words.tab(.open) }
                : a(.class("button"), .href(Paths.catalogue)) { words.findForm })
    }
}
