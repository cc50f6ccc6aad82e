import Application
import Domain
import HTML
import Hummingbird

/// The pages of information of the footer, edited.
enum StatementAdminController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.Admin.statements, .administration) { visit in
            .html(StatementPages.list(visit, try await service(visit).list(by: try visit.me())))
        }
        routes.get(Paths.Admin.statement("{statement}"), .administration) { visit in
            let key = try visit.parameter("statement")
            let statement = try await service(visit).statement(key, by: try visit.me())
            return .html(StatementPages.edit(visit, .init(key: key, draft: .init(statement))))
        }
        routes.post(Paths.Admin.statement("{statement}"), .administration, save)
    }

    /// What nobody has written is edited from the product's text, which visitors read meanwhile.
    private static func service(_ visit: Visit) -> StatementAdministration {
        StatementAdministration(visit.portal, defaults: visit.site.settings.statements)
    }

    @Sendable static func save(_ visit: Visit, _ form: FormBody) async throws -> Response {
        let key = try visit.parameter("statement")
        var draft = StatementAdministration.Draft()
        draft.title = form.text("title") ?? ""
        draft.titleEnglish = form.text("titleEnglish") ?? ""
        draft.text = form.text("text") ?? ""
        draft.textEnglish = form.text("textEnglish") ?? ""
        draft.conformity = form.text("conformity").flatMap(Statement.Conformity.init(rawValue:)) ?? .none
        do {
            try await service(visit).save(key, draft, by: try visit.me())
            return .seeOther(Paths.Admin.done(Paths.Admin.statements, .saved))
        } catch let refusal as StatementAdministration.Refusal {
            return .html(
                StatementPages.edit(visit, .init(key: key, draft: draft, problems: refusal.problems)),
                status: .unprocessableContent)
        }
    }
}

enum StatementPages {
    struct Model {
        var key: String
        var draft: StatementAdministration.Draft
        var problems: [StatementAdministration.Field: StatementAdministration.Problem] = [:]
    }

    static func list(_ visit: Visit, _ entries: [StatementAdministration.Entry]) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.statements), place: .statements, isRoot: true, done: AdminDone(visit)
        ) {
            p(.class("lead")) { words.statementsLead }
            AdminTable.table(
                words.place(.statements), id: "t-statements",
                columns: [
                    AdminTable.head(words.page), AdminTable.head(words.state), AdminTable.hiddenHead(words.actions),
                ],
                rows: entries.map { entry in
                    let statement = entry.statement
                    let name = words.statement(statement.key)
                    return tr {
                        th(.scope("row")) { name }
                        AdminTable.cell(
                            !entry.isOwn ? words.standardText : statement.body.en == nil ? words.frenchOnly : words.bothLanguages,
                            label: words.state)
                        td(.class("actions-cell")) {
                            a(.href(Paths.Admin.statement(statement.key))) {
                                words.edit
                                span(.class("visually-hidden")) { " \(name)" }
                            }
                        }
                    }
                })
        }
    }

    static func edit(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let draft = model.draft
        return AdminLayout.page(
            visit, title: words.statement(model.key), place: .statements, hasError: !model.problems.isEmpty
        ) {
            AdminField.summary(StatementAdministration.Field.allCases.map { field in self.field(field, model, words) }, visit)
            p(.class("lead")) { words.statementHelp }
            if model.key == "accessibility" { AdminLayout.note(visit, words.accessibilityDuty) }
            AdminForm.form(
                visit, action: Paths.Admin.statement(model.key), submit: visit.words.save, cancel: Paths.Admin.statements
            ) {
                if model.key == Statement.accessibility { conformity(visit, draft.conformity) }
                fieldset {
                    legend { words.inFrench }
                    field(.title, model, words).text(visit, value: draft.title)
                    field(.text, model, words).area(visit, value: draft.text, rows: 16)
                }
                fieldset {
                    legend { words.inEnglishTitle }
                    field(.titleEnglish, model, words).text(visit, value: draft.titleEnglish)
                    field(.textEnglish, model, words).area(visit, value: draft.textEnglish, rows: 16)
                }
            }
            p { a(.href(Paths.statement(model.key))) { words.seePublicPage } }
        }
    }

    /// What the foot of every page says.
    private static func conformity(_ visit: Visit, _ chosen: Statement.Conformity) -> HTML {
        let words = visit.words.admin
        return AdminField("conformity", words.conformityState, hint: words.conformityHint).menu(
            visit,
            options: Statement.Conformity.allCases.map { level in
                (level.rawValue, visit.words.capitalized(visit.words.conformity(level)))
            }, selected: chosen.rawValue)
    }

    private static func field(_ field: StatementAdministration.Field, _ model: Model, _ words: AdminWords) -> AdminField {
        let isEnglish = field == .titleEnglish || field == .textEnglish
        let isTitle = field == .title || field == .titleEnglish
        let name = isTitle ? words.pageTitle : words.pageText
        return AdminField(
            field.rawValue, isEnglish ? words.inEnglish(name) : name,
            error: model.problems[field].map { problem in words.problem(problem) }, isOptional: isEnglish,
            language: isEnglish ? "en" : "fr")
    }
}
