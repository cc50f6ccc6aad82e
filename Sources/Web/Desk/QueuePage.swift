import Application
import Domain
import HTML
import Storage

/// A queue, with the ticket that is open beside it.
enum QueuePage {
    static func page(_ visit: Visit, _ queue: DeskService.Queue) -> HTML {
        let words = visit.words
        let name = words.view(queue.query.view, in: queue.frame.catalogue)
        let title = queue.ticket.map { ticket in self.title(ticket, in: queue.query.view, visit) } ?? name
        return DeskLayout.page(
            visit, title: title, frame: queue.frame, place: .view(queue.query.view),
            shape: queue.ticket == nil ? .split : .splitWithTicket
        ) {
            h1(.class("visually-hidden")) { words.workbenchView(name) }
            list(visit, queue, name: name)
            if let ticket = queue.ticket {
                TicketView.view(visit, ticket, context(visit, queue.query, ticket))
            } else {
                section(.class("ticket ticket-empty"), .id("ticket"), .aria("aria-labelledby", "t-ticket")) {
                    div(.class("empty-state")) {
                        h2(.id("t-ticket")) { words.noTicketOpen }
                        p { words.noTicketOpenWhy }
                    }
                }
            }
        }
    }

    /// The title of the page while a ticket is open beside a view.
    private static func title(_ ticket: DeskTicket, in view: DeskView, _ visit: Visit) -> String {
        "\(ticket.ticket.reference.text(ticket.ticket.kind)), \(visit.words.view(view, in: ticket.catalogue))"
    }

    /// The ticket alone, to be put beside a list; htmx takes the title of the page from it.
    static func part(_ visit: Visit, _ query: QueueQuery, _ ticket: DeskTicket) -> HTML {
        HTML {
            HTML.documentTitle("\(title(ticket, in: query.view, visit)) – Guichet")
            TicketView.view(visit, ticket, context(visit, query, ticket))
        }
    }

    /// Where the open ticket sends back to, and what was just done to it.
    private static func context(_ visit: Visit, _ query: QueueQuery, _ ticket: DeskTicket) -> TicketContext {
        TicketContext(
            back: QueueAddress.path(query.with { query in query.ticket = nil }, ticket.catalogue),
            here: QueueAddress.path(query, ticket.catalogue), notice: DeskNotice.done(visit, ticket))
    }

    static func list(_ visit: Visit, _ queue: DeskService.Queue, name: String) -> HTML {
        let words = visit.words
        let catalogue = queue.frame.catalogue
        return section(.class("queue"), .aria("aria-labelledby", "t-queue")) {
            div(.class("queue-head")) {
                if queue.ticket == nil { DeskNotice.queueFlash(visit) }
                div(.class("line")) {
                    h2(.id("t-queue")) {
                        "\(name) "
                        span(.class("hint"), .role("status")) { words.ticketCount(queue.count) }
                    }
                    a(.class("button button--small"), .href(Paths.deskNew), .named("data-key", "c")) {
                        Icon.icon("plus", visit)
                        words.newTicket
                    }
                }
                QueueFilters.search(visit, queue.query, catalogue)
                QueueFilters.chips(visit, queue.query, catalogue)
                p(.class("hint small")) {
                    words.sorted(by: (queue.query.order ?? queue.query.view.defaultOrder).rawValue)
                }
            }
            if queue.rows.isEmpty {
                empty(visit, queue)
            } else {
                batchBar(visit, queue)
                ul(
                    .class("queue-rows"), .role("list"), .flag("data-rows"), .tabindex(0),
                    .aria("aria-labelledby", "t-queue"),
                    // For every link in it (htmx inherits them).
                    .named("hx-target", "#ticket"), .named("hx-swap", "outerHTML"), .named("hx-push-url", "true")
                ) {
                    let parts = DeskRow.Parts(visit)
                    let address = QueueAddress.path(queue.query.with { query in query.ticket = nil }, catalogue) + "&ticket="
                    for row in queue.rows { self.row(visit, row, queue.query, parts, address) }
                }
            }
            foot(visit, queue)
        }
    }

    /// - Parameter address: of the queue, to which the number of a ticket is added.
    private static func row(
        _ visit: Visit, _ row: TicketRow, _ query: QueueQuery, _ parts: DeskRow.Parts, _ address: String
    ) -> HTML {
        let words = visit.words
        let number = row.reference.description
        let path = address + number
        let isOpen = query.ticket == row.reference
        return li {
            HTML.label(.class("tick")) {
                input(
                    .type("checkbox"), .name("ticket"), .value(number), .named("form", "batch"),
                    .aria("aria-label", words.selectTicket(row.reference.text(row.kind))))
            }
            div {
                a(
                    .named("class", ifPresent: row.isUnread ? "unread" : nil), .href(path), .current(isOpen ? "true" : nil),
                    .named("hx-get", path)
                ) {
                    if row.isUnread { span(.class("visually-hidden")) { words.unreadPrefix } }
                    row.title
                }
                DeskRow.meta(visit, row, showsAssignee: query.view.showsAssignee)
                DeskRow.foot(visit, row, parts)
            }
        }
    }

    private static func batchBar(_ visit: Visit, _ queue: DeskService.Queue) -> HTML {
        let words = visit.words
        let here = QueueAddress.path(queue.query.with { query in query.ticket = nil }, queue.frame.catalogue)
        return form(.id("batch"), .class("batch-bar"), .method("post"), .action(Paths.deskBatch)) {
            visit.secretField
            input(.type("hidden"), .name("back"), .value(here))
            span(
                .class("count"), .role("status"), .flag("data-selected-count"), .named("data-template", words.selectedCount)
            ) {}
            for (intent, text) in [("take", words.take), ("assign", words.assignTo), ("transfer", words.transfer)] {
                button(.class("button button--small button--secondary"), .name("intent"), .value(intent)) { text }
            }
        }
    }

    private static func empty(_ visit: Visit, _ queue: DeskService.Queue) -> HTML {
        let words = visit.words
        if queue.query.after != nil {
            let first = queue.query.with { query in (query.after, query.ticket) = (nil, nil) }
            return Notices.pastTheEnd(visit, first: QueueAddress.path(first, queue.frame.catalogue))
        }
        let isNarrowed = queue.query.isFiltered
        let text = isNarrowed ? (words.nothingMatches, words.nothingMatchesWhy) : words.emptyView(queue.query.view)
        let plain = QueueAddress.path(QueueQuery(view: queue.query.view), queue.frame.catalogue)
        return div(.class("empty-state")) {
            h3 { text.0 }
            p { text.1 }
            if isNarrowed {
                a(.class("button button--secondary button--small"), .href(plain)) { words.removeFilters }
            } else if queue.query.view == .mine, queue.frame.counts.toTake > 0 {
                a(.class("button button--small"), .href(QueueAddress.path(QueueQuery(view: .toTake), queue.frame.catalogue))) {
                    words.view(.toTake, in: queue.frame.catalogue)
                }
            } else if let team = queue.frame.teams.first, queue.query.view != .team(team.id) {
                let whole = QueueAddress.path(QueueQuery(view: .team(team.id)), queue.frame.catalogue)
                a(.class("button button--secondary button--small"), .href(whole)) { words.seeWholeTeam }
            }
        }
    }

    private static func foot(_ visit: Visit, _ queue: DeskService.Queue) -> HTML {
        let words = visit.words
        let catalogue = queue.frame.catalogue
        let query = queue.query.with { query in query.ticket = nil }
        return div(.class("queue-foot")) {
            div(.class("row row--spread")) {
                if query.after != nil {
                    a(.href(QueueAddress.path(query.with { query in query.after = nil }, catalogue))) { words.firstPage }
                }
                if let next = queue.next {
                    a(.href(QueueAddress.path(query.with { query in query.after = next }, catalogue)), .named("rel", "next")) {
                        words.nextPage
                    }
                }
                if !queue.rows.isEmpty {
                    a(.href(QueueAddress.path(query.with { query in query.after = nil }, catalogue, path: Paths.deskExport))) {
                        words.exportQueue
                    }
                }
            }
        }
    }
}

extension DeskView {
    /// Where who has a ticket differs from row to row.
    var showsAssignee: Bool {
        switch self {
        case .mine, .toTake, .waiting, .dueToday: false
        case .watched, .team, .resolved: true
        }
    }
}

extension HTML {
    /// The element, where a page function has taken its name.
    static func documentTitle(_ text: String) -> HTML { element("title", [], HTML(text)) }

    /// The element, where a name hides it.
    static func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("label", attributes, content())
    }
}
