import Application
import Domain
import HTML

/// What can be imported, and the page of each kind: columns, an example, the file or the text.
enum ImportPage {
    struct Model {
        var kind: ImportKind
        var csv = ""
        var error: String?
    }

    static func index(_ visit: Visit) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(visit, title: words.importTitle, place: .imports, isRoot: true) {
            p(.class("lead")) { words.importLead }
            ol(.class("states"), .role("list")) {
                for kind in ImportKind.allCases {
                    li {
                        strong { a(.href(Paths.Admin.imports(kind.rawValue))) { words.importKind(kind) } }
                        div { words.importPurpose(kind) }
                        span(.class("muted")) {}
                    }
                }
            }
        }
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let kind = model.kind
        return AdminLayout.page(
            visit, title: words.importKind(kind), place: .imports, hasError: model.error != nil
        ) {
            if let error = model.error {
                ErrorSummary.summary([.init(error, link: "#f-csv")], title: words.importUnreadable)
            }
            p(.class("lead")) { words.importPurpose(kind) }
            columns(visit, kind)
            section(.aria("aria-labelledby", "t-example"), .class("stack")) {
                h2(.id("t-example")) { words.example }
                pre(.class("sample"), .tabindex(0), .role("group"), .aria("aria-labelledby", "t-example")) {
                    code { words.importExample(kind) }
                }
                p(.class("hint")) { words.importNotes(kind) }
            }
            AdminForm.form(
                visit, action: Paths.Admin.importCheck(kind.rawValue), submit: words.checkImport,
                cancel: Paths.Admin.imports, encoding: "multipart/form-data", keepsText: false
            ) {
                fieldset {
                    legend { words.yourFile }
                    AdminField("file", words.csvFile, hint: words.csvFileHint, isOptional: true)
                        .file(visit, accept: ".csv,text/csv,text/plain")
                    AdminField("csv", words.csvText, error: model.error).area(
                        visit, value: model.csv, rows: 8, spellcheck: false)
                }
                p(.class("hint")) { words.checkImportHint }
            }
        }
    }

    private static func columns(_ visit: Visit, _ kind: ImportKind) -> HTML {
        let words = visit.words.admin
        let columns =
            ImportColumns.required(kind).map { column in (column, true) }
            + ImportColumns.optional(kind).map { column in (column, false) }
        return AdminTable.table(
            words.columns, id: "t-columns",
            columns: [AdminTable.head(words.column), AdminTable.head(words.columnNeeded), AdminTable.head(words.columnMeaning)],
            rows: columns.map { column, isRequired in
                tr {
                    th(.scope("row")) { code { words.importColumn(column, kind) } }
                    AdminTable.cell(isRequired ? visit.words.yes : visit.words.no, label: words.columnNeeded)
                    AdminTable.cell(words.columnMeaning(column, kind), label: words.columnMeaning)
                }
            })
    }
}

/// Text whose spaces and lines are kept.
func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML { element("pre", attributes, content()) }
