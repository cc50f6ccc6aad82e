import Application
import Domain
import HTML
import Hummingbird

/// Brings in a form of another program: what came in and what did not is shown, then what must be said here.
enum FormImportController {
    enum Kind: String, CaseIterable { case guichet, glpi, xlsform }

    private static let formSize = 3 * GLPIExport.maximumSize + 64 * 1_024

    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.formImport, .forms) { visit in .html(FormImportPage.page(visit, .init())) }
        routes.post(Paths.Admin.formImport, .forms, takesFiles: true, maximumFormSize: formSize, read)
        routes.post(Paths.Admin.formImportLoading, .forms, maximumFormSize: formSize, load)
    }

    /// What was sent, and its text to send again with what is chosen.
    struct Sent {
        var kind = Kind.guichet
        var json = ""
        var survey = ""
        var choices = ""
        /// Which form of an export.
        var form = 0

        var source: FormSource {
            switch kind {
            case .guichet: .guichet(Array(json.utf8))
            case .glpi: .glpi(Array(json.utf8), form: form)
            case .xlsform: .xlsForm(survey: Array(survey.utf8), choices: choices.isEmpty ? nil : Array(choices.utf8))
            }
        }
    }

    @Sendable static func read(_ visit: Visit, _ form: FormBody) async throws -> Response {
        var model = FormImportPage.Model()
        do {
            model.sent = try await sent(visit, form, keepingIn: &model)
            let preview = try await FormLibrary(visit.portal).preview(model.sent.source, frame: nil, by: try visit.me())
            return .html(FormImportReportPage.page(visit, .init(sent: model.sent, preview: preview)))
        } catch let refusal as SentText.Refusal {
            model.error = visit.words.admin.refusal(refusal)
        } catch let refusal as FormImportRefusal {
            model.refusal = refusal
        }
        return .html(FormImportPage.page(visit, model), status: .unprocessableContent)
    }

    /// - Parameter model: holds what could be read of the texts, should one be refused.
    private static func sent(
        _ visit: Visit, _ form: FormBody, keepingIn model: inout FormImportPage.Model
    ) async throws -> Sent {
        model.sent = typed(form)
        func text(_ file: String, _ field: String, _ limit: Int) async throws -> String {
            let bytes = try await SentText.bytes(of: form, file: file, text: field, limit: limit, visit)
            // A text alone goes on; what is none is refused with the line where it stops being one.
            guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
                throw FormImportRefusal.notText(bytes)
            }
            return text
        }
        switch model.sent.kind {
        case .guichet: model.sent.json = try await text("document", "json", FormReader.maximumSize)
        case .glpi: model.sent.json = try await text("document", "json", GLPIExport.maximumSize)
        case .xlsform:
            model.sent.survey = try await text("surveyFile", "survey", XLSFormReader.maximumSize)
            do {
                model.sent.choices = try await text("choicesFile", "choices", XLSFormReader.maximumSize)
            } catch SentText.Refusal.nothing { model.sent.choices = "" }
        }
        return model.sent
    }

    private static func typed(_ form: FormBody) -> Sent {
        var sent = Sent()
        sent.kind = form.value("source").flatMap(Kind.init(rawValue:)) ?? .guichet
        sent.json = unix(form.value("json"))
        sent.survey = unix(form.value("survey"))
        sent.choices = unix(form.value("choices"))
        sent.form = form.integer("form") ?? 0
        return sent
    }

    /// A browser sends every end of line of a text area as CR LF.
    private static func unix(_ text: String?) -> String { (text ?? "").replacing("\r\n", with: "\n") }

    @Sendable static func load(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let me = try visit.me()
        let library = FormLibrary(visit.portal)
        let sent = typed(form)
        do {
            let own = try await library.preview(sent.source, frame: nil, by: me).frame
            let frame = FormImportFields.frame(form, own)
            var issues: [FormIssue] = []
            var error: String?
            do {
                let loaded = try await library.load(sent.source, frame: frame, by: me)
                return .seeOther(
                    Paths.Admin.done(
                        Paths.Admin.formVersion(loaded.form.description, String(loaded.version)),
                        loaded.isNew ? .loaded : .unchanged))
            } catch let refusal as FormRefusal {
                issues = refusal.issues
            } catch is NotAllowed {
                error = visit.words.admin.notYourService
            }
            let preview = try await library.preview(sent.source, frame: frame, by: me)
            return .html(
                FormImportReportPage.page(visit, .init(sent: sent, preview: preview, issues: issues, error: error)),
                status: .unprocessableContent)
        } catch let refusal as FormImportRefusal {
            return .html(
                FormImportPage.page(visit, .init(sent: sent, refusal: refusal)), status: .unprocessableContent)
        }
    }
}
