import Application
import HTML

/// « Choisissez votre mot de passe » : the only page of whoever signed in with one that was given.
enum ChoosePasswordPage {
    struct Model {
        /// The page asked for, where the person goes on.
        var next: String?
        var refusal: AccountService.PasswordRefusal?
    }

    static func page(_ visit: Visit, _ model: Model, organisation: String) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: words.choosePassword, hasError: model.refusal != nil, organisation: organisation,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    h1 { words.choosePassword }
                    p(.class("lead")) { words.choosePasswordLead }
                }
                div(.class("stack")) {
                    if let refusal = model.refusal {
                        Notices.errors(
                            title: words.passwordNotChanged, [(AccountPassword.field(of: refusal), words.refusal(refusal))])
                    }
                    form(.method("post"), .action(Paths.password), .class("stack")) {
                        visit.secretField
                        if let next = model.next { input(.type("hidden"), .name("next"), .value(next)) }
                        AccountPassword.fields(visit, current: words.givenPassword, model.refusal)
                        div(.class("button-row")) { button(.class("button")) { words.choosePasswordAction } }
                    }
                }
            })
    }
}
