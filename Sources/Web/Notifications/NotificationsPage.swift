import Application
import Domain
import HTML
import Storage

/// What a person is told, the newest first, unread ones marked.
enum NotificationsPage {
    static func page(_ visit: Visit, _ page: NotificationService.Page, isFirst: Bool, wasRead: Bool) -> HTML {
        let words = visit.words
        let hasUnread = (visit.signedIn?.unreadCount ?? 0) > 0
        return Layout.portal(
            visit, title: words.notifications, organisation: page.catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(visit, [(words.home, Paths.home)], current: words.notifications)
                    h1 { words.notifications }
                }
                div(.class("stack")) {
                    if wasRead && !hasUnread {
                        Notices.flash(visit, title: words.allRead.title, text: words.allRead.text)
                    }
                    if page.notifications.isEmpty && isFirst {
                        Notices.empty(
                            title: words.noNotification.title, why: words.noNotification.why,
                            action: a(.class("button"), .href(Paths.requests)) { words.myRequests })
                    } else if page.notifications.isEmpty {
                        Notices.pastTheEnd(visit, first: Paths.notifications)
                    } else {
                        div(.class("row row--spread")) {
                            p(.class("hint")) { words.notificationsLead }
                            if hasUnread { markAll(visit) }
                        }
                        list(visit, page)
                        pages(visit, page, isFirst: isFirst)
                    }
                }
            })
    }

    private static func markAll(_ visit: Visit) -> HTML {
        form(.method("post"), .action(Paths.notificationsReading)) {
            visit.secretField
            button(.class("button button--secondary button--small")) { visit.words.markAllRead }
        }
    }

    private static func list(_ visit: Visit, _ page: NotificationService.Page) -> HTML {
        ul(.class("notifications"), .role("list")) {
            for notification in page.notifications { item(visit, notification) }
        }
    }

    static func item(_ visit: Visit, _ notification: NotificationStore.Notification) -> HTML {
        let words = visit.words
        return li(.named("class", ifPresent: notification.isRead ? nil : "is-unread")) {
            Icon.icon(icon(of: notification.kind), visit)
            div {
                p {
                    if !notification.isRead { span(.class("visually-hidden")) { words.unreadPrefix } }
                    notification.place == nil ? words.toldNoLonger : words.told(notification)
                }
                p {
                    if let place = notification.place {
                        a(.href(path(of: notification, place))) { notification.title ?? "" }
                        " "
                    }
                    span(.class("ref")) { notification.ticket.text(notification.ticketKind) }
                }
            }
            time(.datetime(Words.machineTime(notification.createdAt))) {
                words.moment(notification.createdAt, now: visit.now, calendar: visit.portal.calendar)
            }
        }
    }

    /// Where the person reads it: a watcher who is a technician elsewhere has no page in the workbench.
    private static func path(of notification: NotificationStore.Notification, _ place: NotificationStore.Place) -> String {
        let reference = notification.ticket.description
        return switch place {
        case .request: Paths.request(reference)
        case .workbench: Paths.deskTicket(reference)
        }
    }

    private static func pages(_ visit: Visit, _ page: NotificationService.Page, isFirst: Bool) -> HTML? {
        guard !isFirst || page.next != nil else { return nil }
        return nav(.class("pagination"), .aria("aria-label", visit.words.pagination)) {
            ul(.role("list")) {
                if !isFirst { li { a(.href(Paths.notifications)) { visit.words.firstPage } } }
                if let next = page.next {
                    li { a(.href("\(Paths.notifications)?before=\(next)"), .named("rel", "next")) { visit.words.older } }
                }
            }
        }
    }

    private static func icon(of kind: EventKind) -> String {
        switch kind {
        case .messagePosted: "message-circle"
        case .notePosted: "lock"
        default: Words.icon(of: kind)
        }
    }
}
