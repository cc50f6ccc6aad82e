import Application
import Domain
import HTML
import Storage

/// Asks before a right is taken back.
enum RevocationPage {
    static func page(
        _ visit: Visit, _ right: RightStore.Right, _ page: RightAdministration.Page, refusal: RightAdministration.Refusal?
    ) -> HTML {
        let words = visit.words.admin
        let holder = RightWords.holder(visit, right, page)
        let scope = RightWords.scope(visit, right, page.catalogue)
        return AdminLayout.page(visit, title: words.revokeQuestion, place: .rights, hasError: refusal != nil) {
            if let refusal {
                ErrorSummary.summary([.init(words.refusal(refusal), link: Paths.Admin.rights)], title: words.notDone)
            }
            dl(.class("facts")) {
                div {
                    dt { words.holder }
                    dd { holder }
                }
                div {
                    dt { words.right }
                    dd { scope.isEmpty ? words.role(right.role) : "\(words.role(right.role)), \(scope)" }
                }
            }
            p { words.revokeConsequence(right.role) }
            if refusal == nil {
                AdminForm.form(
                    visit, action: Paths.Admin.revocation(right.id.description), submit: words.revokeThisRight,
                    cancel: Paths.Admin.rights, isDangerous: true
                ) { AdminForm.confirmation }
            }
        }
    }
}
