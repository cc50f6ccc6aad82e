import Application
import Domain
import HTML
import Storage

/// Gives a right: to whom, which, on what.
enum RightFormPage {
    enum Field: String, CaseIterable { case holder, role, team, service }

    struct Model {
        var search = ""
        /// `person:12` or `group:3`.
        var holder: String?
        var role: Role?
        var team: TeamID?
        var service: ServiceID?
        var problems: [Field: String] = [:]
    }

    static func holder(_ text: String) -> RightAdministration.Holder? {
        let parts = text.split(separator: ":")
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "person": return PersonID(text: parts[1]).map(RightAdministration.Holder.person)
        case "group": return GroupID(text: parts[1]).map(RightAdministration.Holder.group)
        default: return nil
        }
    }

    static func page(_ visit: Visit, _ model: Model, _ candidates: RightAdministration.Candidates) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(visit, title: words.giveRight, place: .rights, hasError: !model.problems.isEmpty) {
            AdminField.summary(Field.allCases.map { field in self.field(field, model, words) }, visit)
            AdminForm.form(visit, action: Paths.Admin.rights, submit: words.giveThisRight, cancel: Paths.Admin.rights) {
                fieldset {
                    legend { words.toWhom }
                    div(.class("field")) {
                        label(.for("f-q")) { words.personSearch }
                        div(.class("input-with-button")) {
                            input(
                                .class("input"), .id("f-q"), .name("q"), .type("search"), .value(model.search),
                                .autocomplete("off"))
                            button(.class("button button--secondary"), .name("intent"), .value("search")) { visit.words.search }
                        }
                    }
                    p(.role("status"), .class("hint")) {
                        words.found(candidates.persons.count, hasMore: candidates.hasMore, search: model.search)
                    }
                    let holders = holders(candidates, words)
                    if !holders.isEmpty { field(.holder, model, words).radios(visit, options: holders, selected: model.holder) }
                }
                fieldset {
                    legend { words.whichRight }
                    field(.role, model, words).radios(
                        visit,
                        options: [Role.technician, .owner, .administrator].map { role in
                            (role.rawValue, words.role(role), words.explanation(role))
                        }, selected: model.role?.rawValue)
                    field(.team, model, words).menu(
                        visit,
                        options: [("", visit.words.choose)]
                            + candidates.catalogue.teams.filter(\.isActive).map { team in
                                (team.id.description, team.name)
                            }, selected: model.team?.description ?? "")
                    field(.service, model, words).menu(
                        visit,
                        options: [("", visit.words.choose)]
                            + candidates.catalogue.services.map { service in
                                (service.id.description, visit.words.text(service.name))
                            }, selected: model.service?.description ?? "")
                }
            }
        }
    }

    private static func field(_ field: Field, _ model: Model, _ words: AdminWords) -> AdminField {
        let error = model.problems[field]
        return switch field {
        case .holder: AdminField("holder", words.holder, error: error)
        case .role: AdminField("role", words.right, error: error)
        case .team: AdminField("team", words.team, hint: words.forTechnicians, error: error)
        case .service: AdminField("service", words.service, hint: words.forOwners, error: error)
        }
    }

    private static func holders(
        _ candidates: RightAdministration.Candidates, _ words: AdminWords
    ) -> [(value: String, label: String, hint: String?)] {
        let persons = candidates.persons.map { person -> (value: String, label: String, hint: String?) in
            let unit = person.unit.flatMap { unit in candidates.catalogue.unit(unit)?.name }
            let about = [person.staffNumber, unit].compactMap { text in text }.joined(separator: ", ")
            return ("person:\(person.id)", "\(person.firstName) \(person.lastName)", about)
        }
        let groups = candidates.catalogue.groups.map { group -> (value: String, label: String, hint: String?) in
            ("group:\(group.id)", words.group(named: group.name), nil)
        }
        return persons + groups
    }
}
