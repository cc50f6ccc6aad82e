import Application
import Domain
import HTML
import Storage

/// Who has which right, by role.
enum RightListPage {
    static func page(_ visit: Visit, _ model: RightAdministration.Page) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.rights), place: .rights, isRoot: true, done: AdminDone(visit),
            actions: AdminLayout.newButton(visit, words.giveRight, Paths.Admin.newRight)
        ) {
            for role in [Role.administrator, .owner, .technician] {
                div(.class("stack")) {
                    h2 { words.roles(role) }
                    p(.class("hint")) { words.explanation(role) }
                    list(visit, model, role)
                }
            }
        }
    }

    private static func list(_ visit: Visit, _ model: RightAdministration.Page, _ role: Role) -> HTML {
        let words = visit.words.admin
        let rights = model.rights.filter { right in right.role == role }
            .map { right in (right, RightWords.holder(visit, right, model), RightWords.scope(visit, right, model.catalogue)) }
            .sorted { left, right in
                left.2 == right.2 ? NameOrder.precedes(left.1, right.1) : NameOrder.precedes(left.2, right.2)
            }
        guard !rights.isEmpty else { return p(.class("muted")) { words.nobodyHas } }
        let hasScope = role != .administrator
        var columns = [AdminTable.head(words.holder)]
        if hasScope { columns.append(AdminTable.head(role == .technician ? words.team : words.service)) }
        columns.append(AdminTable.hiddenHead(words.actions))
        return AdminTable.table(
            words.roles(role), id: "c-\(role.rawValue)", isTitled: true, columns: columns,
            rows: rights.map { right, holder, scope in
                tr {
                    th(.scope("row")) {
                        if let person = right.person {
                            a(.href(Paths.Admin.person(person.description))) { holder }
                        } else {
                            holder
                        }
                    }
                    if hasScope { AdminTable.cell(scope, label: role == .technician ? words.team : words.service) }
                    td(.class("actions-cell")) {
                        a(.href(Paths.Admin.revocation(right.id.description))) {
                            words.revoke
                            span(.class("visually-hidden")) { " \(holder) \(scope)" }
                        }
                    }
                }
            })
    }
}

/// Whose a right is, and on what.
enum RightWords {
    static func scope(_ visit: Visit, _ right: RightStore.Right, _ catalogue: Catalogue) -> String {
        if let team = right.team { return catalogue.team(team)?.name ?? "" }
        if let service = right.service { return catalogue.service(service).map { found in visit.words.text(found.name) } ?? "" }
        return ""
    }

    static func holder(_ visit: Visit, _ right: RightStore.Right, _ page: RightAdministration.Page) -> String {
        let words = visit.words.admin
        if let person = right.person.flatMap({ id in page.names[id] }) {
            let name = "\(person.lastName) \(person.firstName)"
            return person.isActive ? name : "\(name) (\(words.inactive.lowercased()))"
        }
        let group = right.group.flatMap { id in page.catalogue.groups.first { group in group.id == id } }
        return words.group(named: group?.name ?? "")
    }
}
