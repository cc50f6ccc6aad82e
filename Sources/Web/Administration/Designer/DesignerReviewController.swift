import Application
import Domain
import HTML
import Hummingbird
import Storage

/// A form being written, read again before it is published; its history, and its older versions.
enum DesignerReviewController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.working("{working}", .review), .forms) { visit in try await review(visit) }
        routes.post(Paths.Admin.working("{working}", .publication), .forms, publish)
        routes.post(Paths.Admin.working("{working}", .scheduling), .forms, schedule)
        routes.post(Paths.Admin.working("{working}", .asking), .forms, ask)
        routes.get(Paths.Admin.working("{working}", .history), .forms) { visit in
            let designer = FormDesigner(visit.portal)
            let opened = try await designer.open(try visit.id("working"), by: try visit.me())
            return .html(
                HistoryPage.page(visit, opened, versions: try await designer.versions(of: opened.row.id, by: try visit.me())))
        }
        routes.post(Paths.Admin.working("{working}", .restoring), .forms, restore)
    }

    private static func review(
        _ visit: Visit, refusal: FormDesigner.PublicationRefusal? = nil, moment: MomentFields = .init()
    ) async throws -> Response {
        let opened = try await FormDesigner(visit.portal).open(try visit.id("working"), by: try visit.me())
        return .html(
            ReviewPage.page(visit, opened, refusal: refusal, moment: moment),
            status: refusal == nil ? (visit.request.method == .post ? .unprocessableContent : .ok) : .conflict)
    }

    @Sendable static func publish(_ visit: Visit, _ form: FormBody) async throws -> Response {
        do {
            let published = try await FormDesigner(visit.portal).publish(
                try visit.id("working"), revision: form.revision, publishedVersion: form.integer("published"),
                by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.form(published.form.description), .published))
        } catch let refusal as FormDesigner.PublicationRefusal {
            return try await review(visit, refusal: refusal)
        } catch is FormRefusal {
            return try await review(visit)
        }
    }

    @Sendable static func schedule(_ visit: Visit, _ form: FormBody) async throws -> Response {
        var moment = MomentFields(form)
        do {
            let planned = try await FormDesigner(visit.portal).schedule(
                try visit.id("working"), revision: form.revision, publishedVersion: form.integer("published"),
                at: moment.instant(visit), by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.form(planned.form.description), .saved))
        } catch let refusal as FormDesigner.PublicationRefusal {
            return try await review(visit, refusal: refusal)
        } catch is FormLibrary.ScheduleRefusal {
            moment.isRefused = true
            return try await review(visit, moment: moment)
        } catch is FormRefusal {
            return try await review(visit)
        }
    }

    @Sendable static func ask(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        do {
            try await FormDesigner(visit.portal).askReview(id, revision: form.revision, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.working(id.description, .review), .saved))
        } catch let refusal as FormDesigner.PublicationRefusal {
            return try await review(visit, refusal: refusal)
        } catch is FormRefusal {
            return try await review(visit)
        }
    }

    @Sendable static func restore(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        guard let version = form.integer("version") else { throw WebError.badRequest(.missingField) }
        do {
            _ = try await FormDesigner(visit.portal).restore(version, in: id, madeOn: form.revision, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.working(id.description, .review), .saved))
        } catch let refusal as FormDesigner.Refusal {
            return try await Bench.refused(visit, form, refusal)
        }
    }
}
