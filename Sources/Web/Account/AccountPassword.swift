import Application
import HTML

/// Changing one's password: the rules said before, the error beside its field.
enum AccountPassword {
    static func section(_ visit: Visit, _ refusal: AccountService.PasswordRefusal?) -> HTML {
        let words = visit.words
        return HTML.section(.class("stack"), .aria("aria-labelledby", "t-motdepasse")) {
            h2(.id("t-motdepasse")) { words.changePassword }
            form(.method("post"), .action(Paths.password), .class("stack")) {
                visit.secretField
                fields(visit, current: words.currentPassword, refusal)
                p(.class("hint")) { words.passwordEndsSessions }
                div(.class("button-row")) { button(.class("button button--secondary")) { words.changePassword } }
            }
        }
    }

    /// The three fields.
    /// - Parameter current: what the password to replace is called.
    static func fields(_ visit: Visit, current: String, _ refusal: AccountService.PasswordRefusal?) -> HTML {
        let words = visit.words
        return HTML {
            field(visit, "current", current, autocomplete: "current-password", refusal)
            field(visit, "new", words.newPassword, autocomplete: "new-password", hint: words.passwordRules, refusal)
            field(visit, "again", words.passwordAgain, autocomplete: "new-password", refusal)
        }
    }

    /// The field that an error is about.
    static func field(of refusal: AccountService.PasswordRefusal) -> String {
        switch refusal {
        case .wrongCurrent: "current"
        case .weak, .unchanged: "new"
        case .different: "again"
        }
    }

    private static func field(
        _ visit: Visit, _ name: String, _ title: String, autocomplete: String, hint: String? = nil,
        _ refusal: AccountService.PasswordRefusal?
    ) -> HTML {
        let problem = refusal.flatMap { refusal in field(of: refusal) == name ? visit.words.refusal(refusal) : nil }
        return div(.class(problem == nil ? "field" : "field field--error")) {
            label(.for(name)) { title }
            if let hint { p(.class("hint"), .id("\(name)-hint")) { hint } }
            if let problem { Notices.fieldError(visit, id: "\(name)-error", problem) }
            input(
                .class("input"), .id(name), .name(name), .type("password"), .autocomplete(autocomplete), .required(),
                .named("aria-invalid", ifPresent: problem == nil ? nil : "true"),
                .describedBy([problem == nil ? nil : "\(name)-error", hint == nil ? nil : "\(name)-hint"]))
        }
    }
}
