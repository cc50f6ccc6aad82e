import Application
import Domain
import HTML
import Storage

/// « Mon compte » : display and reading, password, sessions.
enum AccountPage {
    /// What was just done, as the address says it.
    enum Done: String { case preferences, password, sessions }

    struct Model {
        var done: Done?
        var closedSessions = 0
        var refusal: AccountService.PasswordRefusal?
    }

    static func page(_ visit: Visit, _ model: Model, _ me: SignedIn, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        return Layout.portal(
            visit, title: words.accountTitle, hasError: model.refusal != nil, organisation: catalogue.organisationName,
            main(.class("container"), .id("contenu"), .tabindex(-1)) {
                div(.class("page-head")) {
                    Breadcrumbs.nav(visit, [(words.home, Paths.home)], current: words.accountTitle)
                    h1 { words.accountTitle }
                }
                div(.class("split split--aside")) {
                    div(.class("stack stack--wide")) {
                        notice(visit, model)
                        display(visit, me)
                        AccountPassword.section(visit, model.refusal)
                        sessions(visit)
                    }
                    identity(visit, me.person, catalogue)
                }
            })
    }

    private static func notice(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        return HTML {
            if let refusal = model.refusal {
                Notices.errors(
                    title: words.passwordNotChanged, [(AccountPassword.field(of: refusal), AccountPassword.text(refusal, visit))])
            } else {
                switch model.done {
                case .preferences:
                    Notices.flash(visit, title: words.preferencesSaved.title, text: words.preferencesSaved.text)
                case .password: Notices.flash(visit, title: words.passwordChanged.title, text: words.passwordChanged.text)
                case .sessions:
                    Notices.flash(visit, title: words.sessionsClosed, text: words.closedSessions(model.closedSessions))
                case nil: HTML.empty
                }
            }
        }
    }

    private static func display(_ visit: Visit, _ me: SignedIn) -> HTML {
        let words = visit.words
        let preferences = me.person.preferences
        return section(.class("stack"), .aria("aria-labelledby", "t-affichage")) {
            h2(.id("t-affichage")) { words.displayAndReading }
            form(.method("post"), .action(Paths.preferences), .class("stack")) {
                visit.secretField
                choices(
                    "language", words.languageLabel, chosen: preferences.language.rawValue,
                    Domain.Language.allCases.map { one in .init(one.rawValue, words.languageName(one), lang: one.rawValue) })
                choices(
                    "theme", words.themeLabel, chosen: preferences.theme.rawValue,
                    Preferences.Theme.allCases.map { one in .init(one.rawValue, words.theme(one)) })
                choices(
                    "reading", words.readingLabel, chosen: preferences.reading.rawValue,
                    Preferences.Reading.allCases.map { one in
                        .init(one.rawValue, words.reading(one), hint: one == .easy ? words.easyReadingHint : nil)
                    })
                if me.policy.canUseWorkbench {
                    div(.class("field")) {
                        label(.class("check")) {
                            input(
                                .type("checkbox"), .name("shortcuts"), .value("1"), .checked(preferences.shortcuts),
                                .describedBy(["shortcuts-hint"]))
                            span { words.shortcutsLabel }
                        }
                        p(.class("hint"), .id("shortcuts-hint")) { words.shortcutsHint }
                    }
                }
                div(.class("button-row")) { button(.class("button")) { words.save } }
            }
        }
    }

    private struct Choice {
        let value: String
        let text: String
        let hint: String?
        let lang: String?

        init(_ value: String, _ text: String, hint: String? = nil, lang: String? = nil) {
            (self.value, self.text, self.hint, self.lang) = (value, text, hint, lang)
        }
    }

    private static func choices(_ name: String, _ title: String, chosen: String, _ all: [Choice]) -> HTML {
        fieldset(.class("field")) {
            legend { title }
            div(.class("choices choices--inline")) {
                for choice in all {
                    let hint = choice.hint == nil ? nil : "\(name)-\(choice.value)-hint"
                    label(.class("choice")) {
                        input(
                            .type("radio"), .name(name), .value(choice.value), .checked(choice.value == chosen),
                            .describedBy([hint]))
                        span(.named("lang", ifPresent: choice.lang)) { choice.text }
                        if let hint, let text = choice.hint { span(.class("hint"), .id(hint)) { text } }
                    }
                }
            }
        }
    }

    private static func sessions(_ visit: Visit) -> HTML {
        let words = visit.words
        return section(.class("stack"), .aria("aria-labelledby", "t-sessions")) {
            h2(.id("t-sessions")) { words.otherSessions }
            p { words.otherSessionsHint }
            form(.method("post"), .action(Paths.otherSessions)) {
                visit.secretField
                button(.class("button button--secondary")) { words.closeOtherSessions }
            }
        }
    }

    private static func identity(_ visit: Visit, _ person: Person, _ catalogue: Catalogue) -> HTML {
        let words = visit.words
        let facts: [(String, String?)] = [
            (words.nameLabel, person.name), (words.staffNumberLabel, person.staffNumber), (words.emailLabel, person.email),
            (words.phoneLabel, person.phone), (words.unitLabel, person.unit.flatMap { id in catalogue.unit(id)?.name }),
            (words.workplaceLabel, person.place.map { id in catalogue.name(of: id) }),
        ]
        return HTML.aside(.class("stack stack--tight"), .aria("aria-labelledby", "t-identite")) {
            h2(.id("t-identite")) { words.whoYouAre }
            dl(.class("facts facts--stacked")) {
                for (name, value) in facts {
                    if let value, !value.isEmpty {
                        div {
                            dt { name }
                            dd { value }
                        }
                    }
                }
            }
            p(.class("hint")) { words.identityHint }
        }
    }
}
