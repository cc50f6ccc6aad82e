import Application
import Domain
import HTML
import Storage

/// All that the administration knows of a person, and what it may do.
enum PersonSheetPage {
    static func page(_ visit: Visit, _ sheet: PersonAdministration.Sheet) -> HTML {
        let words = visit.words.admin
        let person = sheet.person
        return AdminLayout.page(
            visit, title: person.name, place: .persons, done: AdminDone(visit), actions: actions(visit, sheet)
        ) {
            div(.class("row")) { PersonState.pill(visit, person) }
            section(.aria("aria-labelledby", "t-identity"), .class("stack")) {
                h2(.id("t-identity")) { words.identity }
                facts(visit, sheet)
            }
            section(.aria("aria-labelledby", "t-groups"), .class("stack")) {
                h2(.id("t-groups")) { words.groups }
                let groups = sheet.catalogue.groups.filter { group in sheet.groups.contains(group.key) }
                if groups.isEmpty {
                    p(.class("muted")) { words.noGroup }
                } else {
                    ul(.class("tags"), .role("list")) { for group in groups { li { group.name } } }
                }
            }
            section(.aria("aria-labelledby", "t-rights"), .class("stack")) {
                h2(.id("t-rights")) { words.place(.rights) }
                rights(visit, sheet)
            }
        }
    }

    private static func actions(_ visit: Visit, _ sheet: PersonAdministration.Sheet) -> HTML {
        let words = visit.words.admin
        let id = sheet.person.id.description
        return HTML {
            a(.class("button"), .href(Paths.Admin.person(id, .identity))) { words.edit }
            if sheet.person.isActive {
                a(.class("button button--secondary"), .href(Paths.Admin.person(id, .password))) { words.resetPassword }
                if sheet.person.id != visit.signedIn?.person.id {
                    a(.class("button button--secondary"), .href(Paths.Admin.person(id, .deactivation))) { words.deactivate }
                }
            } else {
                form(.method("post"), .action(Paths.Admin.person(id, .reactivation))) {
                    visit.secretField
                    button(.class("button button--secondary")) { words.reactivate }
                }
            }
        }
    }

    private static func facts(_ visit: Visit, _ sheet: PersonAdministration.Sheet) -> HTML {
        let words = visit.words.admin
        let person = sheet.person
        let unit = person.unit.map { unit in
            sheet.catalogue.path(of: unit).reversed().map(\.name).joined(separator: " › ")
        }
        let facts: [(String, String?)] = [
            (words.staffNumber, person.staffNumber), (words.email, person.email), (words.phone, person.phone),
            (words.function, person.function), (words.unit, unit),
            (words.workplace, person.place.map { place in sheet.catalogue.name(of: place) }),
            (words.signsIn, sheet.hasPassword ? words.withPassword : words.withoutPassword),
        ]
        return dl(.class("facts")) {
            for (name, value) in facts {
                if let value {
                    div {
                        dt { name }
                        dd { value }
                    }
                }
            }
        }
    }

    private static func rights(_ visit: Visit, _ sheet: PersonAdministration.Sheet) -> HTML {
        let words = visit.words.admin
        return HTML {
            if sheet.rights.isEmpty {
                p(.class("muted")) { words.noRight }
            } else {
                ul(.class("states"), .role("list")) {
                    for right in sheet.rights {
                        li {
                            strong { words.role(right.role) }
                            div { RightWords.scope(visit, right, sheet.catalogue) }
                            a(.href(Paths.Admin.revocation(right.id.description))) {
                                words.revoke
                                span(.class("visually-hidden")) { " \(words.role(right.role))" }
                            }
                        }
                    }
                }
            }
            if sheet.person.isActive {
                p { a(.href("\(Paths.Admin.newRight)?person=\(sheet.person.id)")) { words.giveRight } }
            }
        }
    }
}
