import Application
import Domain
import HTML

/// Services, teams and categories: lists.
enum CatalogueListPages {
    static func services(_ visit: Visit, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.services), place: .services, isRoot: true, done: AdminDone(visit),
            actions: AdminLayout.newButton(visit, words.newService, Paths.Admin.newService)
        ) {
            p(.class("lead")) { words.servicesLead }
            if catalogue.teams.isEmpty { AdminLayout.note(visit, words.teamsFirst, icon: "triangle-alert", kind: "warning") }
            for section in catalogue.sections {
                let services = catalogue.services(of: section.id)
                if services.isEmpty {
                    p(.class("muted")) { words.noService(visit.words.text(section.name)) + "." }
                } else {
                    AdminTable.table(
                        visit.words.text(section.name), id: "t-\(section.key)",
                        columns: [
                            AdminTable.head(words.service), AdminTable.head(words.team),
                            AdminTable.head(words.forms, isNumber: true),
                            AdminTable.head(words.personalData),
                        ], rows: services.map { service in row(visit, service, catalogue) })
                }
            }
        }
    }

    private static func row(_ visit: Visit, _ service: Service, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.admin
        return tr {
            th(.scope("row")) {
                a(.href(Paths.Admin.service(service.id.description)), .named("lang", ifPresent: visit.words.lang(service.name))) {
                    visit.words.text(service.name)
                }
                if service.isConfidential {
                    " "
                    span(.class("tag")) { words.confidentialTag }
                }
            }
            AdminTable.cell(catalogue.team(service.team)?.name ?? "", label: words.team)
            AdminTable.cell(visit.words.number(catalogue.forms(of: service.id).count), label: words.forms, isNumber: true)
            AdminTable.cell(service.privacy == nil ? words.noticeMissing : words.noticeWritten, label: words.personalData)
        }
    }

    static func teams(_ visit: Visit, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.teams), place: .teams, isRoot: true, done: AdminDone(visit),
            actions: AdminLayout.newButton(visit, words.newTeam, Paths.Admin.newTeam)
        ) {
            p(.class("lead")) { words.teamsLead }
            if catalogue.teams.isEmpty { empty(visit, words.noTeamYet, words.noTeamYetWhy, words.newTeam, Paths.Admin.newTeam) }
            for section in catalogue.sections {
                let teams = catalogue.teams.filter { team in team.section == section.id }
                if !teams.isEmpty {
                    AdminTable.table(
                        visit.words.text(section.name), id: "t-\(section.key)",
                        columns: [AdminTable.head(words.team), AdminTable.head(words.levelName), AdminTable.head(words.state)],
                        rows: teams.map { team in
                            tr {
                                AdminTable.link(team.name, Paths.Admin.team(team.id.description))
                                AdminTable.cell(words.level(team.level), label: words.levelName)
                                AdminTable.cell(label: words.state) { ActivePill.pill(visit, isActive: team.isActive) }
                            }
                        })
                }
            }
        }
    }

    static func categories(_ visit: Visit, _ catalogue: Catalogue) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.categories), place: .categories, isRoot: true, done: AdminDone(visit),
            actions: AdminLayout.newButton(visit, words.newCategory, Paths.Admin.newCategory)
        ) {
            p(.class("lead")) { words.categoriesLead }
            if catalogue.categories.isEmpty {
                empty(visit, words.noCategoryYet, words.noCategoryYetWhy, words.newCategory, Paths.Admin.newCategory)
            }
            for section in catalogue.sections {
                let categories = catalogue.categories.filter { category in category.section == section.id }
                if !categories.isEmpty {
                    AdminTable.table(
                        visit.words.text(section.name), id: "t-\(section.key)",
                        columns: [AdminTable.head(words.category), AdminTable.head(words.key), AdminTable.head(words.state)],
                        rows: categories.map { category in
                            tr {
                                AdminTable.link(category.name, Paths.Admin.category(category.id.description))
                                AdminTable.cell(category.key, label: words.key)
                                AdminTable.cell(label: words.state) { ActivePill.pill(visit, isActive: category.isActive) }
                            }
                        })
                }
            }
        }
    }

    private static func empty(_ visit: Visit, _ text: String, _ why: String, _ action: String, _ path: String) -> HTML {
        Notices.empty(title: text, why: why, action: a(.class("button"), .href(path)) { action })
    }
}

/// Whether something is in use, in a word and a shape.
enum ActivePill {
    static func pill(_ visit: Visit, isActive: Bool) -> HTML {
        let words = visit.words.admin
        return span(.class(isActive ? "status status--resolved" : "status status--closed")) {
            Icon.icon(isActive ? "state-resolved" : "state-closed", visit)
            isActive ? words.inUse : words.outOfUse
        }
    }
}
