import Application
import Domain
import HTML
import Storage

/// A request in a list of the requester.
enum RequestItem {
    /// - Parameter title: the words of the title, some of them marked; nil for the plain title.
    static func item(_ visit: Visit, _ row: TicketRow, title: HTML? = nil) -> HTML {
        // A ticket that was searched for is shown by itself.
        if title == nil, let request = row.request { return item(visit, row, request) }
        let words = visit.words
        let path = Paths.request(row.reference.description)
        let moment = words.moment(row.updatedAt, now: visit.now, calendar: visit.portal.calendar)
        return li {
            div(.class("head")) {
                a(.href(path), .named("class", ifPresent: row.isUnread ? "is-unread" : nil)) {
                    if row.isUnread { span(.class("visually-hidden")) { words.unreadPrefix } }
                    title ?? HTML(row.title)
                }
                Status.requester(row.state, awaitsRequester: row.awaitsRequester, visit)
            }
            if row.awaitsRequester {
                p(.class("awaiting")) {
                    Icon.icon("message-circle", visit)
                    span { words.awaitsYou }
                }
            } else if row.state == .resolved, let resolvedAt = row.resolvedAt {
                p(.class("awaiting")) {
                    Icon.icon("circle-help", visit)
                    span { words.confirmBefore(closingDay(resolvedAt, visit)) }
                }
            } else if row.state.isOpen {
                RequestProgress.progress(visit, row.state)
            }
            p(.class("ref")) { "\(row.reference.text(row.kind)), \(moment)" }
        }
    }

    /// A request of several tickets, on one line; it leads to the ticket that waits, if any does.
    private static func item(_ visit: Visit, _ row: TicketRow, _ request: RequestSummary) -> HTML {
        let words = visit.words
        let moment = words.moment(row.updatedAt, now: visit.now, calendar: visit.portal.calendar)
        return li {
            div(.class("head")) {
                a(
                    .href(Paths.request((request.awaiting ?? request.reference).description)),
                    .named("class", ifPresent: request.isUnread ? "is-unread" : nil)
                ) {
                    if request.isUnread { span(.class("visually-hidden")) { words.unreadPrefix } }
                    request.title
                }
                Status.request(request.state, visit)
            }
            if request.awaiting != nil {
                p(.class("awaiting")) {
                    Icon.icon("message-circle", visit)
                    span { words.awaitsYou }
                }
            }
            if request.state != .cancelled { p { words.actionsDone(request.done, of: request.count) } }
            p(.class("ref")) { "\(request.reference.text(request.kind)), \(moment)" }
        }
    }

    private static func closingDay(_ resolvedAt: Instant, _ visit: Visit) -> String {
        let calendar = visit.portal.calendar
        return visit.words.day(calendar.date(resolvedAt + Ticket.closingDelay), today: calendar.date(visit.now), weekday: true)
    }
}
