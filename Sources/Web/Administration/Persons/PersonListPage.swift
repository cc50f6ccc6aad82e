import Application
import Domain
import HTML
import Storage

/// The persons of the body, by name.
enum PersonListPage {
    struct Model {
        var page: PersonAdministration.Page
        var search: String
        var onlyInactive: Bool
        var isFirst: Bool
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.persons), place: .persons, isRoot: true,
            actions: AdminLayout.newButton(visit, words.newPerson, Paths.Admin.newPerson)
        ) {
            filters(visit, model)
            if model.page.persons.isEmpty {
                empty(visit, model)
            } else {
                AdminTable.table(
                    words.place(.persons), id: "t-persons",
                    columns: [
                        AdminTable.head(words.name), AdminTable.head(words.staffNumber), AdminTable.head(words.unit),
                        AdminTable.head(words.email), AdminTable.head(words.state),
                    ],
                    rows: model.page.persons.map { person in row(visit, person, model.page.catalogue) })
                pages(visit, model)
            }
        }
    }

    private static func empty(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        if model.onlyInactive {
            return Notices.empty(
                title: words.nobodyInactive, why: words.nobodyInactiveWhy,
                action: a(.class("button button--secondary"), .href(Paths.Admin.persons)) { words.everyone })
        }
        return Notices.empty(
            title: words.noPerson, why: words.noPersonHint,
            action: a(.class("button"), .href(Paths.Admin.imports)) { words.place(.imports) })
    }

    private static func filters(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        return form(.class("filter-form"), .role("search"), .action(Paths.Admin.persons)) {
            AdminField("q", words.personSearch).text(visit, value: model.search, type: "search")
            AdminField("inactive", words.state).menu(
                visit, options: [("", words.everyone), ("1", words.onlyInactive)], selected: model.onlyInactive ? "1" : "")
            button(.class("button button--secondary")) { visit.words.search }
        }
    }

    private static func row(_ visit: Visit, _ person: Person, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.admin
        return tr {
            AdminTable.link("\(person.lastName) \(person.firstName)", Paths.Admin.person(person.id.description))
            AdminTable.cell(person.staffNumber, label: words.staffNumber)
            AdminTable.cell(person.unit.flatMap { unit in catalogue.unit(unit)?.name } ?? "", label: words.unit)
            AdminTable.cell(person.email ?? "", label: words.email)
            AdminTable.cell(label: words.state) { PersonState.pill(visit, person) }
        }
    }

    private static func pages(_ visit: Visit, _ model: Model) -> HTML {
        var query = "q=\(percentEncoded(model.search))"
        if model.onlyInactive { query += "&inactive=1" }
        guard !model.isFirst || model.page.next != nil else { return .empty }
        return nav(.class("pagination"), .aria("aria-label", visit.words.pagination)) {
            ul(.role("list")) {
                if !model.isFirst { li { a(.href("\(Paths.Admin.persons)?\(query)")) { visit.words.firstPage } } }
                if let next = model.page.next {
                    li { a(.href("\(Paths.Admin.persons)?\(query)&after=\(next)")) { visit.words.nextPage } }
                }
            }
        }
    }
}

/// Whether somebody is still there, in a word and a shape.
enum PersonState {
    static func pill(_ visit: Visit, _ person: Person) -> HTML {
        let words = visit.words.admin
        return span(.class(person.isActive ? "status status--resolved" : "status status--closed")) {
            Icon.icon(person.isActive ? "state-resolved" : "state-closed", visit)
            person.isActive ? words.active : words.inactive
        }
    }
}
