import Application
import Domain
import HTML
import Storage

/// The form that makes a person, or changes one.
enum PersonFormPage {
    struct Model {
        var id: PersonID?
        /// As it is known, whatever is being typed.
        var name: String?
        var draft: PersonAdministration.Draft
        var problems: [PersonAdministration.Field: PersonAdministration.Problem]
        var catalogue: Catalogue
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let path = model.id.map { id in Paths.Admin.person(id.description) }
        return AdminLayout.page(
            visit, title: model.id == nil ? words.newPerson : words.editPerson, place: .persons,
            crumbs: path.map { path in [.init(label: model.name ?? words.identity, path: path)] } ?? [],
            hasError: !model.problems.isEmpty
        ) {
            AdminField.summary(PersonAdministration.Field.allCases.map { field in self.field(field, model, words) }, visit)
            AdminForm.form(
                visit, action: model.id.map { id in Paths.Admin.person(id.description, .identity) } ?? Paths.Admin.persons,
                submit: visit.words.save, cancel: path ?? Paths.Admin.persons
            ) {
                fieldset {
                    legend { words.identity }
                    field(.staffNumber, model, words).text(visit, value: model.draft.staffNumber, isShort: true)
                    field(.firstName, model, words).text(visit, value: model.draft.firstName)
                    field(.lastName, model, words).text(visit, value: model.draft.lastName)
                    field(.email, model, words).text(visit, value: model.draft.email, type: "email")
                    field(.phone, model, words).text(visit, value: model.draft.phone, type: "tel", isShort: true)
                }
                fieldset {
                    legend { words.post }
                    field(.function, model, words).text(visit, value: model.draft.function)
                    field(.unit, model, words).menu(
                        visit, options: units(model.catalogue, words), selected: model.draft.unit?.description ?? "")
                    field(.place, model, words).menu(
                        visit, options: places(model, words), selected: model.draft.place?.description ?? "")
                }
                if !model.catalogue.groups.isEmpty { groups(visit, model) }
            }
        }
    }

    private static func field(_ field: PersonAdministration.Field, _ model: Model, _ words: AdminWords) -> AdminField {
        let isRequired = [.staffNumber, .firstName, .lastName].contains(field)
        return AdminField(
            field.rawValue, words.personField(field), hint: words.personHint(field),
            error: model.problems[field].map { problem in words.problem(problem) }, isOptional: !isRequired)
    }

    /// Units by their path, so that two of one name are told apart.
    private static func units(_ catalogue: Catalogue, _ words: AdminWords) -> [(value: String, label: String)] {
        let named = catalogue.units.map { unit in
            (value: unit.id.description, label: catalogue.path(of: unit.id).reversed().map(\.name).joined(separator: " › "))
        }
        return [("", words.noUnit)] + named.sorted(byName: \.label)
    }

    /// Sites and buildings; the person's own room too. Hundreds of rooms would make a list nobody reads.
    private static func places(_ model: Model, _ words: AdminWords) -> [(value: String, label: String)] {
        let offered = model.catalogue.places.filter { place in place.kind != .room || place.id == model.draft.place }
        let named = offered.map { place in (value: place.id.description, label: model.catalogue.name(of: place.id)) }
        return [("", words.noPlace)] + named.sorted(byName: \.label)
    }

    private static func groups(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        let error = model.problems[.groups].map { problem in words.problem(problem) }
        return div(.class(error == nil ? "stack" : "field--error")) {
            fieldset(.class("field"), .describedBy([error == nil ? nil : "f-groups-error"])) {
                legend {
                    words.groups
                    span(.class("optional")) { " (\(visit.words.optional))" }
                }
                if let error { p(.class("field-error"), .id("f-groups-error")) { error } }
                div(.class("choices")) {
                    for (index, group) in model.catalogue.groups.enumerated() {
                        label(.class("choice")) {
                            input(
                                .type("checkbox"), .id(index == 0 ? "f-groups" : "f-groups-\(index)"), .name("groups"),
                                .value(group.key), .checked(model.draft.groups.contains(group.key)))
                            span { group.name }
                        }
                    }
                }
            }
        }
    }
}
