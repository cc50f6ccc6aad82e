import Application
import Domain
import HTML
import Hummingbird
import Storage

/// The technician's day.
enum DeskTodayController {
    static func register(in routes: inout RouteTable) { routes.get(Paths.desk, .workbench, show) }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        .html(DeskTodayPage.page(visit, try await DeskService(visit.portal).today(of: try visit.me())))
    }
}

enum DeskTodayPage {
    static func page(_ visit: Visit, _ today: DeskService.Today) -> HTML {
        let words = visit.words
        let date = visit.portal.calendar.date(visit.now)
        let catalogue = today.frame.catalogue
        let counts = today.frame.counts
        return DeskLayout.page(visit, title: words.today, frame: today.frame, place: .today) {
            div(.class("row row--spread")) {
                h1 {
                    "\(words.today) "
                    span(.class("subtitle")) { words.capitalized(words.day(date, today: date, weekday: true)) }
                }
                a(.class("button"), .href(Paths.deskNew), .named("data-key", "c")) {
                    Icon.icon("plus", visit)
                    words.newTicket
                }
            }
            div(.class("columns")) {
                list(visit, .dueToday, counts.dueToday, today.due, catalogue)
                unread(visit, today.unread, catalogue)
                list(visit, .mine, counts.mine, today.mine, catalogue)
                list(visit, .toTake, counts.toTake, today.toTake, catalogue)
            }
            for team in today.frame.teams {
                load(visit, team, today.loads.filter { load in load.team == team.id }, catalogue)
            }
            // A narrow screen has no room for them in the rail.
            p(.class("row narrow-only")) {
                a(.href(Paths.notifications)) { words.notifications }
                a(.href(Paths.home)) { words.portal }
                a(.href(Paths.account)) { words.displayAndReading }
            }
        }
    }

    static func list(
        _ visit: Visit, _ view: DeskView, _ count: Int, _ rows: [TicketRow], _ catalogue: Catalogue
    ) -> HTML {
        let words = visit.words
        let path = QueueAddress.path(QueueQuery(view: view), catalogue)
        return block(visit, words.view(view, in: catalogue), count: count, path: path) {
            if rows.isEmpty { p(.class("muted")) { words.emptyView(view).why } } else { items(visit, rows, view, catalogue) }
        }
    }

    private static func unread(_ visit: Visit, _ rows: [TicketRow], _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        let path = QueueAddress.path(QueueQuery(view: .mine, order: .updated), catalogue)
        return block(visit, words.unreadTickets, count: rows.count, path: path) {
            if rows.isEmpty { p(.class("muted")) { words.nothingUnread } } else { items(visit, rows, .mine, catalogue) }
        }
    }

    private static func block(
        _ visit: Visit, _ name: String, count: Int, path: String, @HTMLBuilder content: () -> HTML
    ) -> HTML {
        section {
            div(.class("section-title")) {
                h2 {
                    "\(name) "
                    span(.class("hint")) { visit.words.number(count) }
                }
                if count > 0 {
                    a(.href(path)) {
                        visit.words.seeAll
                        span(.class("visually-hidden")) { ", \(name)" }
                    }
                }
            }
            content()
        }
    }

    private static func items(_ visit: Visit, _ rows: [TicketRow], _ view: DeskView, _ catalogue: Catalogue) -> HTML {
        ul(.class("work-list"), .role("list")) {
            for row in rows.prefix(DeskService.todayRows) {
                li {
                    a(
                        .named("class", ifPresent: row.isUnread ? "unread" : nil),
                        .href(QueueAddress.path(QueueQuery(view: view, ticket: row.reference), catalogue))
                    ) {
                        if row.isUnread { span(.class("visually-hidden")) { visit.words.unreadPrefix } }
                        row.title
                    }
                    DueLabel.label(visit, state: row.state, dueAt: row.dueAt)
                    small { "\(row.reference.text(row.kind)), \(row.requesterName)" }
                }
            }
        }
    }

    static func load(_ visit: Visit, _ team: Team, _ loads: [DeskStore.Load], _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        let id = "t-load-\(team.id)"
        return section(.class("stack stack--tight")) {
            div(.class("section-title")) {
                h2 { "\(words.teamLoad) \(team.name)" }
                div(.class("row")) {
                    for (view, name) in [(DeskView.team(team.id), words.wholeTeam), (.resolved(team.id), words.resolvedToClose)] {
                        a(.href(QueueAddress.path(QueueQuery(view: view), catalogue))) {
                            name
                            span(.class("visually-hidden")) { ", \(team.name)" }
                        }
                    }
                }
            }
            if loads.isEmpty { p(.class("muted")) { words.emptyLoad } } else { loadTable(visit, team, loads, id: id) }
        }
    }

    private static func loadTable(_ visit: Visit, _ team: Team, _ loads: [DeskStore.Load], id: String) -> HTML {
        let words = visit.words
        return div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("aria-labelledby", id)) {
            table(.class("table table--list")) {
                caption(.id(id), .class("visually-hidden")) { "\(words.teamLoad) \(team.name)" }
                thead {
                    tr {
                        th(.scope("col")) { words.personColumn }
                        for name in [words.openColumn, words.waitingColumn, words.lateColumn] {
                            th(.scope("col"), .class("number")) { name }
                        }
                    }
                }
                tbody {
                    for load in loads {
                        tr {
                            th(.scope("row")) { load.name ?? words.unassigned }
                            td(.class("number"), .named("data-label", words.openColumn)) { load.open }
                            td(.class("number"), .named("data-label", words.waitingColumn)) { load.waiting }
                            td(.class("number"), .named("data-label", words.lateColumn)) { load.late }
                        }
                    }
                }
            }
        }
    }
}
