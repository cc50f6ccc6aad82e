import Application
import Domain
import HTML

/// The pages that ask before something is done to an account, and the one that shows a new password.
enum PersonStatePage {
    static func page(
        _ visit: Visit, _ sheet: PersonAdministration.Sheet, _ part: Paths.Admin.PersonPart,
        refusal: PersonAdministration.Refusal?
    ) -> HTML {
        let words = visit.words.admin
        let person = sheet.person
        let path = Paths.Admin.person(person.id.description)
        let text = words.question(part, person.name, openTickets: sheet.openTickets)
        return AdminLayout.page(
            visit, title: text.title, place: .persons, crumbs: [.init(label: person.name, path: path)],
            hasError: refusal != nil
        ) {
            if let refusal {
                ErrorSummary.summary(
                    [.init(words.refusal(refusal), link: path)], title: words.notDone)
            }
            div(.class("stack")) { for consequence in text.consequences { p { consequence } } }
            if refusal == nil {
                AdminForm.form(
                    visit, action: Paths.Admin.person(person.id.description, part), submit: text.action, cancel: path,
                    isDangerous: part == .deactivation
                ) { AdminForm.confirmation }
            }
        }
    }

    static func newPassword(_ visit: Visit, _ made: PersonAdministration.NewPassword) -> HTML {
        let words = visit.words.admin
        let person = made.person
        let path = Paths.Admin.person(person.id.description)
        return AdminLayout.page(
            visit, title: words.newPasswordTitle, place: .persons, crumbs: [.init(label: person.name, path: path)]
        ) {
            div(
                .class("flash flash--success"), .tabindex(-1), .flag("data-focus"), .role("group"),
                .aria("aria-labelledby", "flash-t")
            ) {
                Icon.icon("circle-check", visit)
                h2(.id("flash-t")) { words.newPasswordOf(person.name) }
                p { code(.class("secret")) { made.password } }
                p { words.newPasswordOnce }
            }
            p { a(.class("button"), .href(path)) { words.backToPerson(person.name) } }
        }
    }
}
