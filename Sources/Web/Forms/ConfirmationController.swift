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
        var model = ConfirmationPage.Model(
            reference: (sent.steps == nil ? sent.ticket.reference : TicketReference(number: sent.ticket.reference.number))
                .text(sent.ticket.kind),
            title: sent.ticket.title, team: sent.team,
            due: visit.portal.calendar.date(sent.ticket.dueAt ?? visit.now), requestPath: path(of: sent),
            organisation: sent.organisation)
        if let steps = sent.steps {
            model.several = .init(
                title: steps.title, lines: steps.steps.map { step in line(visit, step, steps, sent) })
        }
        return .html(ConfirmationPage.page(visit, model))
    }

    private static func line(
        _ visit: Visit, _ step: RequestSteps.Step, _ steps: RequestSteps, _ sent: SubmissionService.Confirmation
    ) -> ConfirmationPage.Line {
        let words = visit.words
        let calendar = visit.portal.calendar
        var details: [HTML] = []
        if let team = sent.teams[step.team] { details.append(words.french(team, in: words.heldByTeam)) }
        if let due = sent.dueDates[step.reference] {
            let day = words.day(calendar.date(due), today: calendar.date(visit.now), weekday: true)
            details.append(HTML(words.capitalized(words.dueBy(day))))
        } else if let after = step.after.flatMap({ part in steps.name(of: part) }) {
            details.append(words.sentence(with: after) { name in words.begins(after: name) })
        }
        return .init(name: step.name, details: details)
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
