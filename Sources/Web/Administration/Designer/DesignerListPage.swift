import Application
import Domain
import HTML
import Storage

/// Forms that are being written: what waits to be published.
enum DesignerListPage {
    static func page(_ visit: Visit, _ list: FormDesigner.List) -> HTML {
        let words = visit.words.designer
        return AdminLayout.page(
            visit, title: words.inWriting, place: .forms,
            actions: AdminLayout.newButton(visit, words.newForm, Paths.Admin.designerNew)
        ) {
            p(.class("lead")) { words.inWritingLead }
            if list.entries.isEmpty {
                div(.class("empty-state")) {
                    h2 { words.nothingInWriting }
                    p { words.nothingInWritingHint }
                    a(.class("button"), .href(Paths.Admin.designerNew)) { words.newForm }
                }
            } else {
                AdminTable.table(
                    words.inWriting, id: "t-writing", isTitled: true,
                    columns: [
                        AdminTable.head(visit.words.admin.form), AdminTable.head(visit.words.admin.service),
                        AdminTable.head(visit.words.admin.state), AdminTable.head(words.lastChange),
                    ], rows: list.entries.map { entry in row(visit, entry) })
            }
        }
    }

    private static func row(_ visit: Visit, _ entry: FormDesigner.Entry) -> HTML {
        let words = visit.words.designer
        return tr {
            AdminTable.link(
                visit.words.text(entry.title), Paths.Admin.working(entry.row.id.description), lang: visit.words.lang(entry.title))
            AdminTable.cell(visit.words.text(entry.service.name), label: visit.words.admin.service)
            AdminTable.cell(words.state(entry.row), label: visit.words.admin.state)
            AdminTable.cell(
                words.changed(visit.words.onMoment(entry.row.updatedAt, visit), by: entry.author?.name), label: words.lastChange)
        }
    }
}

/// Where a form is begun from nothing.
enum DesignerNewPage {
    struct Model {
        var new = FormDesigner.NewForm()
        /// As it was typed.
        var days = "5"
        var problems: [FormDesigner.NewFormRefusal.Field: FormDesigner.NewFormRefusal.Problem] = [:]
        var services: [Service] = []
        var catalogue: Catalogue
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.designer
        return AdminLayout.page(
            visit, title: words.newForm, place: .forms, crumbs: [.init(label: words.inWriting, path: Paths.Admin.designer)],
            hasError: !model.problems.isEmpty
        ) {
            AdminField.summary(
                FormDesigner.NewFormRefusal.Field.allCases.map { field in self.field(field, model, visit) }, visit)
            p(.class("lead")) { words.newFormLead }
            AdminForm.form(visit, action: Paths.Admin.designerNew, submit: words.begin, cancel: Paths.Admin.designer) {
                fieldset {
                    legend { words.theForm }
                    field(.title, model, visit).text(visit, value: model.new.title)
                    AdminField("kind", words.kind).radios(
                        visit,
                        options: [TicketKind.request, .incident].map { kind in
                            (kind.rawValue, visit.words.capitalized(visit.words.kind(kind)), nil)
                        }, selected: model.new.kind.rawValue)
                    field(.service, model, visit).menu(
                        visit,
                        options: [("", visit.words.choose)]
                            + model.services.map { service in (service.id.description, visit.words.text(service.name)) },
                        selected: model.new.service?.description ?? "")
                }
                fieldset {
                    legend { words.theTicket }
                    field(.team, model, visit).menu(
                        visit,
                        options: [("", words.teamOfService)]
                            + model.catalogue.teams.filter(\.isActive).map { team in (team.id.description, team.name) },
                        selected: model.new.team?.description ?? "")
                    field(.category, model, visit).menu(
                        visit,
                        options: [("", visit.words.choose)]
                            + model.catalogue.categories.filter(\.isActive).map { one in (one.id.description, one.name) },
                        selected: model.new.category?.description ?? "")
                    field(.workingDays, model, visit).text(visit, value: model.days, isShort: true)
                }
            }
        }
    }

    private static func field(_ field: FormDesigner.NewFormRefusal.Field, _ model: Model, _ visit: Visit) -> AdminField {
        let words = visit.words.designer
        return AdminField(
            field.rawValue, words.name(field), hint: words.hint(field),
            error: model.problems[field].map { problem in words.problem(problem) })
    }
}
