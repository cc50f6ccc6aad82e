import Application
import Domain
import HTML
import Hummingbird

/// Imports of the directory: a page that explains, a dry run, then the same for good.
enum ImportController {
    /// A file of 4 MiB whose every byte is escaped, with room for the rest.
    private static let formSize = 3 * ImportService.maximumSize + 64 * 1_024

    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.imports, .administration) { visit in .html(ImportPage.index(visit)) }
        routes.get(Paths.Admin.imports("{kind}"), .administration) { visit in
            .html(ImportPage.page(visit, .init(kind: try kind(visit))))
        }
        routes.post(
            Paths.Admin.importCheck("{kind}"), .administration, takesFiles: true, maximumFormSize: formSize
        ) { visit, form in
            try await run(visit, form, isApplied: false)
        }
        routes.post(Paths.Admin.importRun("{kind}"), .administration, maximumFormSize: formSize) { visit, form in
            try await run(visit, form, isApplied: true)
        }
    }

    private static func kind(_ visit: Visit) throws(WebError) -> ImportKind {
        guard let kind = ImportKind(rawValue: try visit.parameter("kind")) else { throw .notFound }
        return kind
    }

    private static func run(_ visit: Visit, _ form: FormBody, isApplied: Bool) async throws -> Response {
        let kind = try kind(visit)
        let me = try visit.me()
        var bytes: [UInt8] = []
        do {
            bytes = try await SentText.bytes(of: form, file: "file", text: "csv", limit: ImportService.maximumSize, visit)
            let report = try await ImportService(visit.portal).run(kind, csv: bytes, isApplied: isApplied, by: me)
            return .html(ImportReportPage.page(visit, report, csv: String(decoding: bytes, as: UTF8.self)))
        } catch let refusal as ImportRefusal {
            return page(visit, .init(kind: kind, csv: text(bytes), error: visit.words.admin.refusal(refusal)))
        } catch let refusal as SentText.Refusal {
            return page(visit, .init(kind: kind, csv: form.value("csv") ?? "", error: visit.words.admin.refusal(refusal)))
        }
    }

    /// What was sent comes back to be mended, unless nobody could read it.
    private static func text(_ bytes: [UInt8]) -> String {
        bytes.contains(0) ? "" : String(validating: bytes, as: UTF8.self) ?? ""
    }

    private static func page(_ visit: Visit, _ model: ImportPage.Model) -> Response {
        .html(ImportPage.page(visit, model), status: .unprocessableContent)
    }
}
