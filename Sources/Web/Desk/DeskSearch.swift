import Application
import Domain
import HTML
import Hummingbird
import Storage

/// Full-text search of the workbench.
enum DeskSearchController {
    static func register(in routes: inout RouteTable) { routes.get(Paths.deskSearch, .workbench, show) }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let state = visit.query("state")
        let request = DeskSearchService.Request(
            text: String((visit.query("q") ?? "").prefix(500)), kind: visit.query("kind").flatMap(TicketKind.init(rawValue:)),
            isOpen: state == "open" ? true : state == "over" ? false : nil,
            order: visit.query("sort").flatMap(DeskSearchService.Order.init(rawValue:)) ?? .date,
            after: visit.query("after").flatMap { text in Int64(text) })
        let results = try await DeskSearchService(visit.portal).search(request, of: try visit.me())
        // A number goes straight to its ticket.
        if let reference = results.exact { return .seeOther(Paths.deskTicket(reference.description)) }
        return .html(DeskSearchPage.page(visit, results))
    }
}

enum DeskSearchPage {
    static func page(_ visit: Visit, _ results: DeskSearchService.Results) -> HTML {
        let words = visit.words
        let request = results.request
        let typed = request.text.trimmed
        return DeskLayout.page(
            visit, title: typed.isEmpty ? words.findTicket : "\(typed), \(words.findTicket)", frame: results.frame, place: .search
        ) {
            h1 { words.findTicket }
            searchForm(visit, request)
            if typed.isEmpty {
                p(.class("muted")) { words.searchTicketsHint }
            } else if results.hits.isEmpty {
                div(.class("empty-state")) {
                    h2 { words.noTicketFound(typed) }
                    p { words.nothingFoundWhy }
                    a(.class("button"), .href(Paths.deskNew)) { words.newTicket }
                }
            } else {
                p(.class("visually-hidden"), .role("status")) { words.hitCount(results.hits.count, hasMore: results.next != nil) }
                ul(.class("work-list"), .role("list")) { for hit in results.hits { item(visit, hit) } }
                if let next = results.next {
                    nav(.class("pagination"), .aria("aria-label", words.pagination)) {
                        ul(.role("list")) {
                            li { a(.href(address(request, after: next)), .named("rel", "next")) { words.nextPage } }
                        }
                    }
                }
            }
        }
    }

    private static func searchForm(_ visit: Visit, _ request: DeskSearchService.Request) -> HTML {
        let words = visit.words
        return form(.class("stack"), .role("search"), .action(Paths.deskSearch)) {
            div(.class("search")) {
                HTML.label(.for("q")) { words.searchTickets }
                div(.class("search-row")) {
                    Icon.icon("search", visit)
                    input(
                        .id("q"), .name("q"), .type("search"), .value(request.text), .autocomplete("off"),
                        .named("data-key", "/"), .flag("data-focus", request.text.isEmpty))
                    button(.class("button")) {
                        Icon.icon("search", visit)
                        span { words.search }
                    }
                }
            }
            div(.class("filter-form")) {
                DeskFields.select(
                    visit, "kind", words.kindLabel, chosen: request.kind?.rawValue ?? "",
                    [("", words.allKinds)]
                        + TicketKind.allCases.map { kind in (kind.rawValue, words.capitalized(words.kind(kind))) })
                DeskFields.select(
                    visit, "state", words.stateLabel, chosen: request.isOpen.map { isOpen in isOpen ? "open" : "over" } ?? "",
                    [("", words.allKinds), ("open", words.openTickets), ("over", words.overTickets)])
                DeskFields.select(
                    visit, "sort", words.sortLabel, chosen: request.order.rawValue,
                    [("date", words.sort("newest")), ("relevance", words.byRelevance)])
            }
        }
    }

    private static func item(_ visit: Visit, _ hit: DeskSearchService.Hit) -> HTML {
        li {
            a(.href(Paths.deskTicket(hit.row.reference.description))) { marked(hit.title) }
            Status.desk(hit.row.state, visit)
            small { marked(hit.excerpt) }
            small {
                let moment = visit.words.moment(hit.row.createdAt, now: visit.now, calendar: visit.portal.calendar)
                "\(hit.row.reference.text(hit.row.kind)), \(hit.row.requesterName), \(moment)"
            }
        }
    }

    private static func marked(_ text: MarkedText) -> HTML {
        HTML {
            if text.isCutAtStart { "… " }
            for piece in text.pieces { if piece.isMatch { element("mark", [], HTML(piece.text)) } else { HTML(piece.text) } }
            if text.isCutAtEnd { " …" }
        }
    }

    private static func address(_ request: DeskSearchService.Request, after: Int64) -> String {
        var fields = [("q", request.text), ("sort", request.order.rawValue), ("after", String(after))]
        if let kind = request.kind { fields.append(("kind", kind.rawValue)) }
        if let isOpen = request.isOpen { fields.append(("state", isOpen ? "open" : "over")) }
        return "\(Paths.deskSearch)?" + fields.map { name, value in "\(name)=\(percentEncoded(value))" }.joined(separator: "&")
    }
}
