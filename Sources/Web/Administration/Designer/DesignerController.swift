import Application
import Domain
import HTML
import Hummingbird
import Storage

/// Forms being written: listed, begun, opened, and what is said of them.
enum DesignerController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.designer, .forms) { visit in
            .html(DesignerListPage.page(visit, try await FormDesigner(visit.portal).list(by: try visit.me())))
        }
        routes.get(Paths.Admin.designerNew, .forms) { visit in try await begin(visit, .init(), days: "5", [:]) }
        routes.post(Paths.Admin.designerNew, .forms, begin)
        routes.post(Paths.Admin.rewriting("{form}"), .forms) { visit, _ in
            let id = try await FormDesigner(visit.portal).begin(on: try visit.id("form"), by: try visit.me())
            return .seeOther(Paths.Admin.working(id.description))
        }
        routes.get(Paths.Admin.working("{working}"), .forms) { visit in try await description(visit) }
        routes.post(Paths.Admin.working("{working}"), .forms, describe)
        routes.post(Paths.Admin.working("{working}", .undoing), .forms, undo)
        DesignerQuestionController.register(in: &routes)
        DesignerConditionController.register(in: &routes)
        DesignerPageController.register(in: &routes)
        DesignerReviewController.register(in: &routes)
    }

    @Sendable static func begin(_ visit: Visit, _ form: FormBody) async throws -> Response {
        var new = FormDesigner.NewForm()
        new.title = form.text("title") ?? ""
        new.service = form.text("service").flatMap(ServiceID.init(text:))
        new.kind = form.value("kind").flatMap(TicketKind.init(rawValue:)) ?? .request
        new.team = form.text("team").flatMap(TeamID.init(text:))
        new.category = form.text("category").flatMap(CategoryID.init(text:))
        new.workingDays = form.integer("workingDays")
        do {
            let id = try await FormDesigner(visit.portal).begin(new, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.working(id.description), .created))
        } catch let refusal as FormDesigner.NewFormRefusal {
            return try await begin(visit, new, days: form.text("workingDays") ?? "", refusal.problems)
        }
    }

    private static func begin(
        _ visit: Visit, _ new: FormDesigner.NewForm, days: String,
        _ problems: [FormDesigner.NewFormRefusal.Field: FormDesigner.NewFormRefusal.Problem]
    ) async throws -> Response {
        let catalogue = try await visit.portal.currentCatalogue()
        let policy = try visit.me().policy
        return .html(
            DesignerNewPage.page(
                visit,
                .init(
                    new: new, days: days, problems: problems,
                    services: catalogue.services.filter { service in policy.canEditForms(of: service.id) }, catalogue: catalogue)),
            status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    // MARK: Description

    private static func description(
        _ visit: Visit, typed: FormDescription? = nil, daysTyped: String? = nil, refusal: FormDesigner.Refusal? = nil
    ) async throws -> Response {
        let bench = try await Bench(visit)
        let policy = try visit.me().policy
        let own = typed ?? FormDescription(bench.opened.definition)
        let issues = bench.opened.issues.filter { issue in !issue.pointer.hasPrefix("/pages/") }
        let editor = DescriptionEditor(
            visit: visit, description: own, revision: bench.opened.row.revision,
            services: bench.opened.catalogue.services.filter { service in
                policy.canEditForms(of: service.id) || service.key == own.service
            }, catalogue: bench.opened.catalogue, daysTyped: daysTyped, issues: issues)
        let notice = refusal.map { refusal in RefusalView.notice(visit, refusal, about: .description, mine: nil) } ?? .empty
        return try await bench.page(
            .description, notice: notice, status: refusal?.status ?? (daysTyped == nil ? .ok : .unprocessableContent)
        ) { model in
            HTML {
                if daysTyped != nil {
                    ErrorSummary.summary(
                        [.init(visit.words.designer.daysWanted, link: "#f-workingDays")], title: visit.words.corrections(1))
                }
                editor.editor(model)
            }
        }
    }

    @Sendable static func describe(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        let designer = FormDesigner(visit.portal)
        let known = FormDescription(try await designer.open(id, by: try visit.me()).definition)
        let (typed, daysTyped) = DescriptionEditor.read(form, on: known)
        guard daysTyped == nil else { return try await description(visit, typed: typed, daysTyped: daysTyped) }
        do {
            let saved = try await designer.save(.describe(typed), to: id, madeOn: form.revision, by: try visit.me())
            return .seeOther(PreviewOptions(form).appended(to: Paths.Admin.working(id.description), saved.fields))
        } catch let refusal as FormDesigner.Refusal {
            return try await description(visit, typed: typed, refusal: refusal)
        }
    }

    @Sendable static func undo(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        let designer = FormDesigner(visit.portal)
        do {
            let saved = try await designer.undo(id, madeOn: form.revision, by: try visit.me())
            // What was chosen may be what was taken back.
            let definition = try await designer.open(id, by: try visit.me()).definition
            let stays =
                switch WorkbenchModel.Focus(code: form.value("focus") ?? "") {
                case .description: true
                case .question(let key): definition.question(key) != nil
                case .page(let key): definition.page(key) != nil
                }
            guard stays else {
                return .seeOther(PreviewOptions(form).appended(to: Paths.Admin.working(id.description), saved.fields))
            }
            return .seeOther(Bench.back(form, id, saved.fields))
        } catch let refusal as FormDesigner.Refusal {
            return try await Bench.refused(visit, form, refusal)
        }
    }
}

extension FormBody {
    /// What the page saw; nothing sensible is older than everything.
    var revision: Int { max(0, integer("revision") ?? 0) }
}

extension FormDesigner.Saved {
    /// What the next page says of it.
    var fields: [(name: String, value: String)] {
        [("done", AdminDone.saved.rawValue)] + (isMerged ? [("merged", "1")] : [])
    }
}

extension FormDesigner.Refusal {
    var status: HTTPResponse.Status {
        switch self {
        case .conflict, .undoTouched, .nothingToUndo: .conflict
        case .edit(.gone): .conflict
        default: .unprocessableContent
        }
    }
}
