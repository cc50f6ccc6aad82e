import Application
import Domain
import HTML
import Storage

/// A request in a list of the requester.
enum RequestItem {
    /// - Parameter title: the words of the title, some of them marked; nil for the plain title.
    static func item(_ visit: Visit, _ row: TicketRow, title: HTML? = nil) -> HTML {
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

    private static func closingDay(_ resolvedAt: Instant, _ visit: Visit) -> String {
        let calendar = visit.portal.calendar
        return visit.words.day(calendar.date(resolvedAt + Ticket.closingDelay), today: calendar.date(visit.now), weekday: true)
    }
}
