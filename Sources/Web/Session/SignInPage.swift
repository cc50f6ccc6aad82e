import Application
import HTML

/// The sign-in page.
enum SignInPage {
    struct Model {
        var next: String?
        var login = ""
        var isShared = false
        var refusal: SessionService.Refusal?
        var retryTime: String?
        var organisation = ""
        /// The printed accounts of a demonstration.
        var accounts: [DemoAccounts.Listed] = []
        /// What was typed in a form whose session had ended.
        var kept: KeptAnswers?
    }

    static func page(_ visit: Visit, _ model: Model, secret: String) -> HTML {
        let words = visit.words
        return Layout.page(
            visit, title: words.signIn, hasError: model.refusal != nil, family: .portal, keepsDrafts: true
        ) {
            a(.class("skip-link"), .href("#contenu")) { words.skipToContent }
            div(.class("gate")) {
                header(.class("gate-side")) {
                    Header.brand(visit, subtitle: model.organisation, to: Paths.signIn)
                    p(.class("lead")) { words.signInLead }
                }
                main(.class("gate-main"), .id("contenu"), .tabindex(-1)) {
                    div(.class("stack")) {
                        h1 { words.signIn }
                        if let refusal = model.refusal { summary(refusal, model, visit) }
                        if let kept = model.kept { KeptAnswersView.note(kept, visit) }
                        fields(visit, model, secret: secret)
                        if !model.accounts.isEmpty { DemoAccountsView.list(model.accounts, next: model.next, visit) }
                    }
                }
                // Another language would be another page, without what rides in this one.
                Footer.gate(visit, hasLanguage: model.kept == nil)
            }
        }
    }

    static func summary(_ refusal: SessionService.Refusal, _ model: Model, _ visit: Visit) -> HTML {
        let words = visit.words
        let text =
            switch refusal {
            case .wrong: words.wrongPassword
            case .delayed: words.delayed(until: model.retryTime ?? "")
            case .demoAccount: words.demoRefused
            case .busy: words.signInBusy
            }
        return div(
            .class("error-summary"), .tabindex(-1), .flag("autofocus"), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "e-t")
        ) {
            div(.role("alert")) {
                h2(.id("e-t")) { words.oneThingToCorrect }
                ul { li { a(.href("#login")) { text } } }
            }
        }
    }

    static func fields(_ visit: Visit, _ model: Model, secret: String) -> HTML {
        let words = visit.words
        return form(
            .method("post"), .action(Paths.signIn), .class("stack"),
            // Long texts grow threefold in the usual encoding.
            .named("enctype", ifPresent: model.kept == nil ? nil : "multipart/form-data")
        ) {
            input(.type("hidden"), .name("csrf"), .value(secret))
            if let next = model.next { input(.type("hidden"), .name("next"), .value(next)) }
            if let kept = model.kept { KeptAnswersView.fields(kept) }
            div(.class("field")) {
                label(.for("login")) { words.login }
                input(
                    .class("input"), .id("login"), .name("login"), .value(model.login), .autocomplete("username"),
                    .named("autocapitalize", "none"), .named("spellcheck", "false"), .required())
            }
            div(.class("field")) {
                label(.for("password")) { words.password }
                input(
                    .class("input"), .id("password"), .name("password"), .type("password"),
                    .autocomplete("current-password"), .required(),
                    // An account was chosen in the list: its password is what is left to type.
                    .flag("data-focus", !model.login.isEmpty && model.refusal == nil))
            }
            label(.class("check")) {
                input(
                    .type("checkbox"), .name("shared"), .value("1"), .checked(model.isShared),
                    .describedBy(["shared-hint"]))
                span {
                    words.sharedWorkstation
                    span(.class("hint"), .id("shared-hint")) {
                        " \(words.sharedWorkstationHint(visit.portal.rules.sharedSessionLength))"
                    }
                }
            }
            button(.class("button")) { words.signInAction }
        }
    }
}
