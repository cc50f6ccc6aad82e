import Application
import Domain
import HTML
import Hummingbird

/// What is done to the account of a person, each after a page that says what follows.
enum PersonStateController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.person("{person}", .deactivation), .administration) { visit in
            try await ask(visit, .deactivation)
        }
        routes.post(Paths.Admin.person("{person}", .deactivation), .administration, deactivate)
        routes.post(Paths.Admin.person("{person}", .reactivation), .administration, reactivate)
        routes.get(Paths.Admin.person("{person}", .password), .administration) { visit in try await ask(visit, .password) }
        routes.post(Paths.Admin.person("{person}", .password), .administration, resetPassword)
    }

    private static func ask(
        _ visit: Visit, _ part: Paths.Admin.PersonPart, refusal: PersonAdministration.Refusal? = nil
    ) async throws -> Response {
        let sheet = try await PersonAdministration(visit.portal).sheet(try visit.id("person"), by: try visit.me())
        return .html(
            PersonStatePage.page(visit, sheet, part, refusal: refusal), status: refusal == nil ? .ok : .unprocessableContent)
    }

    @Sendable static func deactivate(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: PersonID = try visit.id("person")
        guard form.isTicked("confirmed") else { return try await ask(visit, .deactivation) }
        do {
            try await PersonAdministration(visit.portal).deactivate(id, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.person(id.description), .deactivated))
        } catch let refusal as PersonAdministration.Refusal {
            return try await ask(visit, .deactivation, refusal: refusal)
        }
    }

    @Sendable static func reactivate(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: PersonID = try visit.id("person")
        do {
            try await PersonAdministration(visit.portal).reactivate(id, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.person(id.description), .reactivated))
        } catch let refusal as PersonAdministration.Refusal {
            return try await ask(visit, .reactivation, refusal: refusal)
        }
    }

    /// The one page that shows the new password; nothing keeps it.
    @Sendable static func resetPassword(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: PersonID = try visit.id("person")
        guard form.isTicked("confirmed") else { return try await ask(visit, .password) }
        do {
            let made = try await PersonAdministration(visit.portal).resetPassword(of: id, by: try visit.me())
            return .html(PersonStatePage.newPassword(visit, made))
        } catch let refusal as PersonAdministration.Refusal {
            return try await ask(visit, .password, refusal: refusal)
        }
    }
}
