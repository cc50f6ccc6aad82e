import Application
import Domain
import HTML

/// Makes the first administrator.
enum FirstRunPage {
    typealias Field = FirstRunService.Field

    struct Model {
        var code = ""
        var administrator = FirstRunService.Administrator()
        var problems: [Field: FirstRunService.Problem] = [:]
    }

    static func page(_ visit: Visit, _ model: Model, secret: String) -> HTML {
        let words = visit.words.admin
        return Layout.page(visit, title: words.firstRun, hasError: !model.problems.isEmpty, family: .portal) {
            a(.class("skip-link"), .href("#contenu")) { visit.words.skipToContent }
            div(.class("gate")) {
                header(.class("gate-side")) {
                    Header.brand(visit, subtitle: "", to: Paths.firstRun)
                    p(.class("lead")) { words.firstRunLead }
                    p { words.firstRunFoot }
                }
                main(.class("gate-main"), .id("contenu"), .tabindex(-1)) {
                    div(.class("stack")) {
                        h1 { words.firstRun }
                        AdminField.summary(Field.allCases.map { field in self.field(field, model, words) }, visit)
                        fields(visit, model, secret: secret)
                    }
                }
                Footer.gate(visit)
            }
        }
    }

    private static func fields(_ visit: Visit, _ model: Model, secret: String) -> HTML {
        let words = visit.words.admin
        let typed = model.administrator
        return form(.method("post"), .action(Paths.firstRun), .class("stack"), .flag("novalidate")) {
            input(.type("hidden"), .name("csrf"), .value(secret))
            field(.code, model, words).text(visit, value: model.code)
            field(.organisation, model, words).text(visit, value: typed.organisation, autocomplete: "organization")
            field(.staffNumber, model, words).text(visit, value: typed.staffNumber, autocomplete: "username", isShort: true)
            field(.firstName, model, words).text(visit, value: typed.firstName, autocomplete: "given-name")
            field(.lastName, model, words).text(visit, value: typed.lastName, autocomplete: "family-name")
            field(.email, model, words).text(visit, value: typed.email, type: "email", autocomplete: "email")
            field(.password, model, words).text(visit, value: "", type: "password", autocomplete: "new-password")
            field(.again, model, words).text(visit, value: "", type: "password", autocomplete: "new-password")
            button(.class("button")) { words.createAdministrator }
        }
    }

    private static func field(_ field: Field, _ model: Model, _ words: AdminWords) -> AdminField {
        let hint: String? =
            switch field {
            case .code: words.codeHint
            case .password: words.passwordHint
            case .organisation: words.organisationHint
            default: nil
            }
        return AdminField(
            field.rawValue, words.firstRunField(field), hint: hint,
            error: model.problems[field].map { problem in words.problem(problem) }, isOptional: field == .email)
    }
}
