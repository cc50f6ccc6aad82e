import Application
import Domain
import HTML
import Hummingbird

/// Rights: listed, given, taken back.
enum RightController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.rights, .administration, list)
        routes.get(Paths.Admin.newRight, .administration, new)
        routes.post(Paths.Admin.rights, .administration, grant)
        routes.get(Paths.Admin.revocation("{right}"), .administration) { visit in try await ask(visit, refusal: nil) }
        routes.post(Paths.Admin.revocation("{right}"), .administration, revoke)
    }

    @Sendable static func list(_ visit: Visit) async throws -> Response {
        let search = visit.query("q") ?? ""
        let after = visit.query("after").flatMap(RightListPage.position)
        let page = try await RightAdministration(visit.portal).list(search: search, after: after, by: try visit.me())
        return .html(RightListPage.page(visit, .init(page: page, search: search, isFirst: after == nil)))
    }

    @Sendable static func new(_ visit: Visit) async throws -> Response {
        var model = RightFormPage.Model()
        model.search = visit.query("q") ?? ""
        model.holder = visit.query("person").map { id in "person:\(id)" }
        model.role = visit.query("role").flatMap(Role.init(rawValue:))
        model.team = visit.query("team").flatMap(TeamID.init(text:))
        return try await page(visit, model)
    }

    @Sendable static func grant(_ visit: Visit, _ form: FormBody) async throws -> Response {
        var model = RightFormPage.Model()
        model.search = form.text("q") ?? ""
        model.holder = form.text("holder")
        model.role = form.text("role").flatMap(Role.init(rawValue:))
        model.team = form.text("team").flatMap(TeamID.init(text:))
        model.service = form.text("service").flatMap(ServiceID.init(text:))
        if form.value("intent") == "search" { return try await page(visit, model) }
        let holder = model.holder.flatMap(RightFormPage.holder)
        if holder == nil { model.problems[.holder] = visit.words.admin.chooseHolder }
        if model.role == nil { model.problems[.role] = visit.words.admin.chooseRole }
        if model.role == .technician, model.team == nil { model.problems[.team] = visit.words.admin.chooseTeam }
        if model.role == .owner, model.service == nil { model.problems[.service] = visit.words.admin.chooseService }
        guard model.problems.isEmpty, let holder, let role = model.role else { return try await page(visit, model) }
        do {
            try await RightAdministration(visit.portal).grant(
                role, to: holder, team: role == .technician ? model.team : nil,
                service: role == .owner ? model.service : nil, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.rights, .granted))
        } catch let refusal as RightAdministration.Refusal {
            model.problems[.holder] = visit.words.admin.refusal(refusal)
            return try await page(visit, model)
        }
    }

    private static func page(_ visit: Visit, _ model: RightFormPage.Model) async throws -> Response {
        let chosen = model.holder.flatMap(RightFormPage.holder)
        let candidates = try await RightAdministration(visit.portal).candidates(
            for: model.search, including: chosen, by: try visit.me())
        return .html(
            RightFormPage.page(visit, model, candidates), status: model.problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func ask(_ visit: Visit, refusal: RightAdministration.Refusal?) async throws -> Response {
        let found = try await RightAdministration(visit.portal).right(try visit.id("right"), by: try visit.me())
        return .html(
            RevocationPage.page(visit, found.right, found.page, refusal: refusal),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    @Sendable static func revoke(_ visit: Visit, _ form: FormBody) async throws -> Response {
        guard form.isTicked("confirmed") else { return try await ask(visit, refusal: nil) }
        do {
            try await RightAdministration(visit.portal).revoke(try visit.id("right"), by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.rights, .revoked))
        } catch let refusal as RightAdministration.Refusal {
            return try await ask(visit, refusal: refusal)
        }
    }
}
