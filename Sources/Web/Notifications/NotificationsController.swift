import Application
import Domain
import Hummingbird
import Storage

/// What a person is told.
enum NotificationsController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.notifications, .person, show)
        routes.post(Paths.notificationsReading, .person, markAllRead)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let last = visit.query("before").flatMap { text in NotificationID(text: text) }
        let page = try await NotificationService(visit.portal).page(before: last, of: try visit.me())
        return .html(NotificationsPage.page(visit, page, isFirst: last == nil, wasRead: visit.query("done") != nil))
    }

    @Sendable static func markAllRead(_ visit: Visit, _ form: FormBody) async throws -> Response {
        try await NotificationService(visit.portal).markAllRead(of: try visit.me())
        return .seeOther("\(Paths.notifications)?done=1")
    }
}
