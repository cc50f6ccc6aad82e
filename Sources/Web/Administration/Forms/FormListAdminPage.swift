import Application
import Domain
import HTML
import Storage

/// Every form that one edits, with its state, version and use.
enum FormListAdminPage {
    static func page(_ visit: Visit, _ filter: FormLibrary.Filter, _ list: FormLibrary.List) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.forms), place: .forms, isRoot: true,
            actions: HTML {
                AdminLayout.newButton(visit, visit.words.designer.newForm, Paths.Admin.designerNew)
                a(.class("button button--secondary"), .href(Paths.Admin.designer)) { visit.words.designer.inWriting }
                a(.class("button button--secondary"), .href(Paths.Admin.formLoading)) { words.loadForm }
                a(.class("button button--secondary"), .href(Paths.Admin.formImport)) { words.importForm }
            }
        ) {
            filters(visit, filter, list)
            p(.role("status"), .class("hint")) { words.formsFound(list.count) }
            if list.entries.isEmpty {
                div(.class("empty-state")) {
                    h2 { words.noForm }
                    p { words.noFormHint }
                    a(.class("button"), .href(Paths.Admin.formLoading)) { words.loadForm }
                }
            } else {
                AdminTable.table(
                    words.place(.forms), id: "t-forms",
                    columns: [
                        AdminTable.head(words.form), AdminTable.head(words.service), AdminTable.head(words.state),
                        AdminTable.head(words.version), AdminTable.head(words.use, isNumber: true),
                    ], rows: list.entries.map { entry in row(visit, entry) })
                pages(visit, filter, list)
            }
        }
    }

    private static func filters(_ visit: Visit, _ filter: FormLibrary.Filter, _ list: FormLibrary.List) -> HTML {
        let words = visit.words.admin
        let services = list.services.map { service in (service.id.description, visit.words.text(service.name)) }
        let states = [FormStore.Status.loaded, .published, .withdrawn].map { status in (status.rawValue, words.status(status)) }
        return form(.class("filter-form"), .role("search"), .action(Paths.Admin.forms)) {
            AdminField("q", words.formSearch).text(visit, value: filter.search, type: "search")
            AdminField("service", words.service).menu(
                visit, options: [("", words.all)] + services, selected: filter.service?.description ?? "")
            AdminField("state", words.state).menu(
                visit, options: [("", words.all)] + states, selected: filter.status?.rawValue ?? "")
            AdminField("waiting", words.onlyWaiting).tick(visit, isOn: filter.onlyWaiting)
            button(.class("button button--secondary")) { words.filter }
        }
    }

    private static func row(_ visit: Visit, _ entry: FormLibrary.Entry) -> HTML {
        let words = visit.words.admin
        return tr {
            AdminTable.link(
                visit.words.text(entry.title), Paths.Admin.form(entry.row.id.description), lang: visit.words.lang(entry.title))
            AdminTable.cell(visit.words.text(entry.service.name), label: words.service)
            AdminTable.cell(label: words.state) { FormStatusPill.pill(visit, entry.row.status) }
            AdminTable.cell(words.versions(entry.row), label: words.version)
            AdminTable.cell(visit.words.number(entry.row.useCount), label: words.use, isNumber: true)
        }
    }

    private static func pages(_ visit: Visit, _ filter: FormLibrary.Filter, _ list: FormLibrary.List) -> HTML {
        guard list.pageCount > 1 else { return .empty }
        var query = "q=\(percentEncoded(filter.search))"
        if let service = filter.service { query += "&service=\(service)" }
        if let status = filter.status { query += "&state=\(status.rawValue)" }
        if filter.onlyWaiting { query += "&waiting=1" }
        let current = min(max(1, filter.page), list.pageCount)
        return nav(.class("pagination"), .aria("aria-label", visit.words.pagination)) {
            ul(.role("list")) {
                for page in 1...list.pageCount {
                    li {
                        if page == current {
                            span(.current("page")) { page }
                        } else {
                            a(.href("\(Paths.Admin.forms)?\(query)&page=\(page)")) { page }
                        }
                    }
                }
            }
        }
    }
}

/// Where a form stands, in a word and a shape.
enum FormStatusPill {
    static func pill(_ visit: Visit, _ status: FormStore.Status) -> HTML {
        let shape =
            switch status {
            case .loaded: "assigned"
            case .published: "resolved"
            case .withdrawn: "closed"
            }
        return span(.class("status status--\(shape)")) {
            Icon.icon("state-\(shape)", visit)
            visit.words.admin.status(status)
        }
    }
}
