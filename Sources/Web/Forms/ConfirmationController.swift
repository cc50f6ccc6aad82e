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
                    requestPath: path(of: sent),
                    organisation: sent.organisation)))
    }

    private static func path(of sent: SubmissionService.Confirmation) -> String? {
        let reference = sent.ticket.reference.description
        return switch sent.access {
        case .party: Paths.request(reference)
        case .workbench: Paths.deskTicket(reference)
        case .none: nil
        }
    }
}
