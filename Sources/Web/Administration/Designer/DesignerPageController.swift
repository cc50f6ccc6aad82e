import Application
import Domain
import HTML
import Hummingbird

/// The pages of a form being written.
enum DesignerPageController {
    static func register(in routes: inout RouteTable) {
        routes.post(Paths.Admin.working("{working}", .pages), .forms, add)
        routes.get(Paths.Admin.workingPage("{working}", "{page}"), .forms, show)
        routes.post(Paths.Admin.workingPage("{working}", "{page}"), .forms) { visit, form in
            let key = try visit.parameter("page")
            let title = LocalizedText(fr: form.text("title") ?? "", en: form.text("title-en"))
            return try await DesignerQuestionController.command(visit, form, .renamePage(key, title), to: .page(key))
        }
        routes.post(Paths.Admin.workingPage("{working}", "{page}", .moving), .forms) { visit, form in
            let key = try visit.parameter("page")
            guard let way = form.value("way").flatMap(FormEdit.Direction.init(rawValue:)) else {
                throw WebError.badRequest(.missingField)
            }
            return try await DesignerQuestionController.command(visit, form, .shiftPage(key, way)) { _ in
                [("moved", "p:\(key)"), ("way", way.rawValue)]
            }
        }
        routes.post(Paths.Admin.workingPage("{working}", "{page}", .unchecking), .forms) { visit, form in
            let key = try visit.parameter("page")
            let opened = try await FormDesigner(visit.portal).open(try visit.id("working"), by: try visit.me())
            var checks = opened.definition.page(key)?.checks ?? []
            if let number = form.integer("check"), checks.indices.contains(number) { checks.remove(at: number) }
            return try await DesignerQuestionController.command(
                visit, form, .setChecks(key, checks.isEmpty ? nil : checks), to: .page(key))
        }
        routes.post(Paths.Admin.workingPage("{working}", "{page}", .dropping), .forms) { visit, form in
            try await DesignerQuestionController.command(
                visit, form, .removePage(try visit.parameter("page")), to: .description)
        }
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let bench = try await Bench(visit)
        let key = try visit.parameter("page")
        let definition = bench.opened.definition
        guard let page = definition.page(key), let number = definition.pages.firstIndex(of: page) else {
            throw WebError.notFound
        }
        let pointer = "/pages/\(number)"
        let issues = bench.opened.issues.filter { issue in
            [pointer, "\(pointer)/questions", "\(pointer)/key"].contains(issue.pointer)
                || ["\(pointer)/title", "\(pointer)/checks"].contains { start in issue.pointer.hasPrefix(start) }
        }
        return try await bench.page(.page(key)) { model in PageEditor.editor(visit, model, page, issues: issues) }
    }

    @Sendable static func add(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let id: WorkingFormID = try visit.id("working")
        let designer = FormDesigner(visit.portal)
        let me = try visit.me()
        let definition = try await designer.open(id, by: me).definition
        let title = String((form.text("new-title") ?? "").unicodeScalars.prefix(200).map(Character.init))
        let key = try await designer.pageKey(title, in: id, by: me)
        let after: String? =
            switch WorkbenchModel.Focus(code: form.value("focus") ?? "") {
            case .page(let key): key
            case .question(let key): definition.page(of: key)?.key
            case .description: definition.pages.last?.key
            }
        return try await DesignerQuestionController.command(
            visit, form, .addPage(.init(key: key, title: LocalizedText(fr: title)), after: after ?? definition.pages.last?.key),
            to: .page(key))
    }
}
