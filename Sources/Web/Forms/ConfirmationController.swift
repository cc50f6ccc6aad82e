import Application
import Domain
import HTML
import Hummingbird
import Storage

/// What is said when a request was sent.
enum ConfirmationController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.confirmation("{reference}"), .person, show)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let sent = try await SubmissionService(visit.portal).sent(try visit.reference(), of: try visit.me())
        return .html(
            ConfirmationPage.page(
                visit,
                ConfirmationPage.Model(
                    reference: sent.ticket.reference.text(sent.ticket.kind), title: sent.ticket.title, team: sent.team,
                    due: visit.portal.calendar.date(sent.ticket.dueAt ?? visit.now),
                    requestPath: sent.isForCaller
                        ? Paths.deskTicket(sent.ticket.reference.description)
                        : Paths.request(sent.ticket.reference.description),
                    organisation: sent.organisation)))
    }
}
