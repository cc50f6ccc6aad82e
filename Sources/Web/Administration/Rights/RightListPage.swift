import Application
import Domain
import HTML
import Storage

/// Who has which right, by role.
enum RightListPage {
    struct Model {
        var page: RightAdministration.Page
        var search: String
        var isFirst: Bool

        /// Everything is on this page.
        var isWhole: Bool { isFirst && search.isEmpty && page.next == nil }
    }

    /// Where a page begins, as its address says it: `technician-12`.
    static func position(_ text: String) -> RightStore.Position? {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let role = Role(rawValue: String(parts[0])), let id = RightID(text: parts[1]) else { return nil }
        return RightStore.Position(role: role, id: id)
    }

    static func page(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words.admin
        return AdminLayout.page(
            visit, title: words.place(.rights), place: .rights, isRoot: true, done: AdminDone(visit),
            actions: AdminLayout.newButton(visit, words.giveRight, Paths.Admin.newRight)
        ) {
            form(.class("filter-form"), .role("search"), .action(Paths.Admin.rights)) {
                AdminField("q", words.holderSearch).text(visit, value: model.search, type: "search")
                button(.class("button button--secondary")) { visit.words.search }
            }
            if model.page.rights.isEmpty, !model.isWhole { p(.class("muted"), .role("status")) { words.noRightMatches } }
            for role in [Role.administrator, .owner, .technician] where model.isWhole || has(model, role) {
                div(.class("stack")) {
                    h2 { words.roles(role) }
                    p(.class("hint")) { words.explanation(role) }
                    list(visit, model.page, role)
                }
            }
            pages(visit, model)
        }
    }

    private static func has(_ model: Model, _ role: Role) -> Bool {
        model.page.rights.contains { right in right.role == role }
    }

    private static func pages(_ visit: Visit, _ model: Model) -> HTML {
        guard !model.isFirst || model.page.next != nil else { return .empty }
        let path = "\(Paths.Admin.rights)?q=\(percentEncoded(model.search))"
        return nav(.class("pagination"), .aria("aria-label", visit.words.pagination)) {
            ul(.role("list")) {
                if !model.isFirst { li { a(.href(path)) { visit.words.firstPage } } }
                if let next = model.page.next {
                    li { a(.href("\(path)&after=\(next.role.rawValue)-\(next.id)")) { visit.words.nextPage } }
                }
            }
        }
    }

    private static func list(_ visit: Visit, _ model: RightAdministration.Page, _ role: Role) -> HTML {
        let words = visit.words.admin
        let rights = model.rights.filter { right in right.role == role }
            .map { right in (right, RightWords.holder(visit, right, model), RightWords.scope(visit, right, model.catalogue)) }
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
