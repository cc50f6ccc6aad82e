import Application
import Domain
import HTML
import Hummingbird
import Storage

/// The sheet of a person.
enum DeskPersonController {
    static func register(in routes: inout RouteTable) { routes.get(Paths.deskPerson("{id}"), .workbench, show) }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let sheet = try await DeskService(visit.portal).personSheet(try visit.id("id"), of: try visit.me())
        return .html(DeskPersonPage.page(visit, sheet))
    }
}

enum DeskPersonPage {
    static func page(_ visit: Visit, _ sheet: DeskService.PersonSheet) -> HTML {
        let words = visit.words
        let person = sheet.person
        return DeskLayout.page(visit, title: person.name, frame: sheet.frame) {
            div(.class("row row--spread")) {
                h1 {
                    "\(person.name) "
                    span(.class("subtitle")) { person.function ?? "" }
                }
                if person.isActive {
                    a(.class("button"), .href("\(Paths.deskNew)?person=\(person.id)"), .named("data-key", "c")) {
                        Icon.icon("plus", visit)
                        words.newTicketFor
                    }
                }
            }
            if !person.isActive {
                div(.class("note note--warning")) {
                    Icon.icon("triangle-alert", visit)
                    p { words.inactivePerson }
                }
            }
            div(.class("columns")) {
                section(.class("stack")) {
                    h2 { words.identity }
                    facts(visit, sheet)
                }
                section(.class("stack")) {
                    h2 { words.lastTickets }
                    tickets(visit, sheet.rows)
                }
            }
        }
    }

    private static func facts(_ visit: Visit, _ sheet: DeskService.PersonSheet) -> HTML {
        let words = visit.words
        let person = sheet.person
        let catalogue = sheet.frame.catalogue
        let units = person.unit.map { unit in catalogue.path(of: unit).reversed().map(\.name).joined(separator: " › ") }
        let rows: [(String, String?)] = [
            (words.staffNumber, person.staffNumber), (words.unitLabel, units),
            (words.workplaceLabel, person.place.map { place in catalogue.name(of: place) }), (words.phoneLabel, person.phone),
            (words.groupsLabel, sheet.groups.isEmpty ? nil : sheet.groups.map(\.name).joined(separator: ", ")),
        ]
        return dl(.class("facts")) {
            for (name, value) in rows {
                if let value {
                    div {
                        dt { name }
                        dd { value }
                    }
                }
            }
            if let email = person.email {
                div {
                    dt { words.emailLabel }
                    dd { a(.href("mailto:\(email)")) { email } }
                }
            }
        }
    }

    static func tickets(_ visit: Visit, _ rows: [TicketRow]) -> HTML {
        let words = visit.words
        guard !rows.isEmpty else { return p(.class("muted")) { words.noTicketVisible } }
        return ul(.class("work-list"), .role("list")) {
            for row in rows {
                li {
                    a(.href(Paths.deskTicket(row.reference.description))) { row.title }
                    Status.desk(row.state, visit)
                    small {
                        let moment = words.moment(row.createdAt, now: visit.now, calendar: visit.portal.calendar)
                        "\(row.reference.text(row.kind)), \(moment)"
                    }
                }
            }
        }
    }
}
