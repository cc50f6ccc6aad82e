import Application
import Domain
import HTML
import Hummingbird

/// Loads a form from JSON: a file, or its text.
enum FormLoadingController {
    private static let formSize = 3 * FormReader.maximumSize + 64 * 1_024

    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.formLoading, .forms) { visit in .html(FormLoadingPage.page(visit, .init())) }
        routes.post(Paths.Admin.formLoading, .forms, takesFiles: true, maximumFormSize: formSize, load)
    }

    @Sendable static func load(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let words = visit.words.admin
        var model = FormLoadingPage.Model(json: form.value("json") ?? "")
        do {
            let bytes = try await SentText.bytes(of: form, file: "file", text: "json", limit: FormReader.maximumSize, visit)
            if model.json.isEmpty, !bytes.contains(0) { model.json = String(validating: bytes, as: UTF8.self) ?? "" }
            let loaded = try await FormLibrary(visit.portal).load(bytes, by: try visit.me())
            return .seeOther(
                Paths.Admin.done(
                    Paths.Admin.formVersion(loaded.form.description, String(loaded.version)), loaded.isNew ? .loaded : .unchanged)
            )
        } catch let refusal as FormRefusal {
            model.issues = refusal.issues
        } catch let refusal as SentText.Refusal {
            model.error = words.refusal(refusal)
        } catch is NotAllowed {
            model.error = words.notYourService
        }
        return .html(FormLoadingPage.page(visit, model), status: .unprocessableContent)
    }
}
