import Application
import Domain
import HTML

/// The form of a team, or of a category, which has no level.
enum TeamFormPage {
    enum Kind: Sendable { case team, category }

    struct Model {
        var kind: Kind
        var id: Int64?
        var key = ""
        var name = ""
        var section: SectionID?
        var level = 1
        var isActive = true
        var problems: [CatalogueAdministration.Field: CatalogueAdministration.Refusal.Problem] = [:]

        init(kind: Kind) { self.kind = kind }

        init(_ team: Team) {
            kind = .team
            id = team.id.rawValue
            key = team.key
            name = team.name
            section = team.section
            level = team.level
            isActive = team.isActive
        }

        init(_ category: Domain.Category) {
            kind = .category
            id = category.id.rawValue
            key = category.key
            name = category.name
            section = category.section
            isActive = category.isActive
        }

        init(_ form: FormBody, kind: Kind, id: Int64?) {
            self.kind = kind
            self.id = id
            key = form.text("key") ?? ""
            name = form.text("name") ?? ""
            section = form.text("section").flatMap(SectionID.init(text:))
            level = form.integer("level") ?? 0
            isActive = id == nil || form.isTicked("active")
        }
    }

    static func page(_ visit: Visit, _ model: Model, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.admin
        let isTeam = model.kind == .team
        let list = isTeam ? Paths.Admin.teams : Paths.Admin.categories
        let fresh = isTeam ? words.newTeam : words.newCategory
        return AdminLayout.page(
            visit, title: model.id == nil ? fresh : model.name, place: isTeam ? .teams : .categories,
            hasError: !model.problems.isEmpty
        ) {
            AdminField.summary(
                [CatalogueAdministration.Field.key, .name, .section, .level].map { field in self.field(field, model, words) },
                visit)
            AdminForm.form(
                visit, action: model.id.map { id in "\(list)/\(id)" } ?? list, submit: visit.words.save, cancel: list
            ) {
                fieldset {
                    legend { isTeam ? words.team : words.category }
                    if model.id == nil {
                        field(.key, model, words).text(visit, value: model.key, isShort: true)
                    } else {
                        p(.class("hint")) { "\(words.key)\(words.colon)\(model.key)" }
                    }
                    field(.name, model, words).text(visit, value: model.name)
                    field(.section, model, words).menu(
                        visit,
                        options: [("", visit.words.choose)]
                            + catalogue.sections.map { section in
                                (section.id.description, visit.words.text(section.name))
                            }, selected: model.section?.description ?? "")
                    if isTeam {
                        field(.level, model, words).radios(
                            visit,
                            options: [
                                ("1", words.level(1), words.levelExplanation(1)),
                                ("2", words.level(2), words.levelExplanation(2)),
                            ], selected: String(model.level))
                    }
                    if model.id != nil {
                        AdminField("active", words.inUse, hint: isTeam ? words.teamInUseHint : words.categoryInUseHint)
                            .tick(visit, isOn: model.isActive)
                    }
                }
            }
        }
    }

    private static func field(_ field: CatalogueAdministration.Field, _ model: Model, _ words: AdminWords) -> AdminField {
        AdminField(
            field.rawValue, field == .level ? words.levelName : words.fieldName(field),
            hint: field == .key ? words.keyHint : nil,
            error: model.problems[field].map { problem in words.problem(problem) })
    }
}
