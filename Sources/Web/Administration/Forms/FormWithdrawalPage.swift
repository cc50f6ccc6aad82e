import Application
import Domain
import HTML
import Storage

/// Asks before a form is withdrawn, and which one takes over.
enum FormWithdrawalPage {
    static func page(
        _ visit: Visit, _ sheet: FormLibrary.Sheet, successor: String, refusal: FormLibrary.WithdrawalRefusal?,
        moment: MomentFields = .init()
    ) -> HTML {
        let words = visit.words.admin
        let name = visit.words.text(sheet.definition.title)
        let path = Paths.Admin.form(sheet.row.id.description)
        let field = AdminField(
            "successor", words.successor, hint: words.successorHint, error: refusal.map { _ in words.badSuccessor },
            isOptional: true)
        return AdminLayout.page(
            visit, title: words.withdrawQuestion, place: .forms, crumbs: [.init(label: name, path: path)],
            hasError: refusal != nil || moment.isRefused
        ) {
            AdminField.summary([field], visit)
            p(.class("lead")) { name }
            p { words.withdrawConsequence }
            p { strong { words.draftsLost(sheet.openDrafts) } }
            AdminForm.form(
                visit, action: Paths.Admin.formWithdrawal(sheet.row.id.description), submit: words.withdrawForm, cancel: path,
                isDangerous: true
            ) {
                AdminForm.confirmation
                field.menu(visit, options: options(visit, sheet), selected: successor)
                p(.class("hint")) { visit.words.designer.withdrawLaterHint }
                moment.fields(visit, isOptional: true)
            }
        }
    }

    /// The published forms of the same service first, then the others.
    private static func options(_ visit: Visit, _ sheet: FormLibrary.Sheet) -> [(value: String, label: String)] {
        let others = sheet.catalogue.forms.filter { form in form.id != sheet.row.id }
        let near = others.filter { form in form.service.id == sheet.service.id }
        let far = others.filter { form in form.service.id != sheet.service.id }
        return [("", visit.words.admin.noSuccessor)]
            + (near + far).map { form in (form.definition.key, visit.words.text(form.definition.title)) }
    }
}
