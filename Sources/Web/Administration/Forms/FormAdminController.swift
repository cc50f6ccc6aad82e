import Application
import Domain
import HTML
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Forms: listed, shown, downloaded, published, withdrawn.
enum FormAdminController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.forms, .forms, list)
        FormLoadingController.register(in: &routes)
        FormImportController.register(in: &routes)
        routes.get(Paths.Admin.form("{form}"), .forms, show)
        routes.get(Paths.Admin.formVersion("{form}", "{version}"), .forms, show)
        routes.get(Paths.Admin.formDocument("{form}", "{version}"), .forms, download)
        routes.post(Paths.Admin.formPublication("{form}"), .forms, publish)
        routes.post(Paths.Admin.formUnscheduling("{form}"), .forms) { visit, form in
            let id: FormID = try visit.id("form")
            guard let kind = form.value("kind").flatMap(FormScheduleStore.Kind.init(rawValue:)) else {
                throw WebError.badRequest(.missingField)
            }
            try await FormLibrary(visit.portal).unschedule(kind, of: id, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.form(id.description), .saved))
        }
        routes.get(Paths.Admin.formWithdrawal("{form}"), .forms) { visit in try await askWithdrawal(visit) }
        routes.post(Paths.Admin.formWithdrawal("{form}"), .forms, withdraw)
    }

    @Sendable static func list(_ visit: Visit) async throws -> Response {
        var filter = FormLibrary.Filter()
        filter.search = visit.query("q") ?? ""
        filter.service = visit.query("service").flatMap(ServiceID.init(text:))
        filter.status = visit.query("state").flatMap(FormStore.Status.init(rawValue:))
        filter.onlyWaiting = visit.query("waiting") == "1"
        filter.page = visit.query("page").flatMap { text in Int(text) } ?? 1
        let list = try await FormLibrary(visit.portal).list(filter, by: try visit.me())
        return .html(FormListAdminPage.page(visit, filter, list))
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response { try await sheet(visit, issues: []) }

    /// - Parameter issues: why the version could not be published.
    private static func sheet(
        _ visit: Visit, issues: [FormIssue], needsSecondPerson: Bool = false
    ) async throws -> Response {
        let version = visit.parameters.get("version").map { text in Int(text) ?? 0 }
        let sheet = try await FormLibrary(visit.portal).sheet(try visit.id("form"), version: version, by: try visit.me())
        return .html(
            FormSheetPage.page(visit, sheet, refused: issues, isOneVersion: version != nil, needsSecondPerson: needsSecondPerson),
            status: needsSecondPerson ? .conflict : issues.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable static func download(_ visit: Visit) async throws -> Response {
        guard let version = Int(try visit.parameter("version")) else { throw WebError.notFound }
        let document = try await FormLibrary(visit.portal).document(try visit.id("form"), version: version, by: try visit.me())
        var response = Response.json(document.json)
        // A key is letters, digits and hyphens.
        response.headers[.contentDisposition] = "attachment; filename=\"\(document.key)-v\(version).json\""
        return response
    }

    @Sendable static func publish(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: FormID = try visit.id("form")
        guard let version = form.integer("version") else { throw WebError.badRequest(.missingField) }
        do {
            try await FormLibrary(visit.portal).publish(id, version: version, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.form(id.description), .published))
        } catch let refusal as FormRefusal {
            return try await sheet(visit, issues: refusal.issues)
        } catch is FormLibrary.SecondPersonNeeded {
            return try await sheet(visit, issues: [], needsSecondPerson: true)
        }
    }

    private static func askWithdrawal(
        _ visit: Visit, successor: String = "", refusal: FormLibrary.WithdrawalRefusal? = nil,
        moment: MomentFields = .init()
    ) async throws -> Response {
        let sheet = try await FormLibrary(visit.portal).sheet(try visit.id("form"), version: nil, by: try visit.me())
        guard sheet.row.status == .published else { return .seeOther(Paths.Admin.form(sheet.row.id.description)) }
        return .html(
            FormWithdrawalPage.page(visit, sheet, successor: successor, refusal: refusal, moment: moment),
            status: refusal == nil && !moment.isRefused ? .ok : .unprocessableContent)
    }

    @Sendable static func withdraw(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: FormID = try visit.id("form")
        let typed = form.text("successor") ?? ""
        guard form.isTicked("confirmed") else { return try await askWithdrawal(visit, successor: typed) }
        var moment = MomentFields(form)
        do {
            if !moment.date.isEmpty {
                try await FormLibrary(visit.portal).scheduleWithdrawal(
                    id, successorKey: typed.isEmpty ? nil : typed, at: moment.instant(visit), by: try visit.me())
                return .seeOther(Paths.Admin.done(Paths.Admin.form(id.description), .saved))
            }
            try await FormLibrary(visit.portal).withdraw(id, successorKey: typed.isEmpty ? nil : typed, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.form(id.description), .withdrawn))
        } catch let refusal as FormLibrary.WithdrawalRefusal {
            return try await askWithdrawal(visit, successor: typed, refusal: refusal)
        } catch FormLibrary.ScheduleRefusal.badSuccessor {
            return try await askWithdrawal(visit, successor: typed, refusal: .badSuccessor, moment: moment)
        } catch FormLibrary.ScheduleRefusal.badMoment {
            moment.isRefused = true
            return try await askWithdrawal(visit, successor: typed, moment: moment)
        }
    }
}
