import Application
import Domain
import HTML
import Storage

enum DeskNewPage {
    struct Model {
        var channel: Channel
        /// What was typed to find a person.
        var query: String
        var found: [Person]?
        var sheet: DeskService.PersonSheet?
        var formQuery: String
        var forms: [PublishedForm]?
        var sent: FormBody
        var refusals: [DeskRefusal]
    }

    static func page(_ visit: Visit, _ frame: DeskFrame, _ model: Model) -> HTML {
        let words = visit.words
        return DeskLayout.page(
            visit, title: words.newTicketTitle + (model.query.isEmpty ? "" : ", \(words.search) \(model.query)"), frame: frame,
            place: .new, hasError: !model.refusals.isEmpty
        ) {
            h1 {
                "\(words.newTicketTitle) "
                if let person = model.sheet?.person { span(.class("subtitle")) { words.forPerson(person.name) } }
            }
            if !model.refusals.isEmpty { summary(visit, model.refusals) }
            if let sheet = model.sheet { chosen(visit, sheet, model) } else { choosePerson(visit, model) }
        }
    }

    private static func fieldID(_ refusal: DeskRefusal) -> String {
        switch refusal {
        case .emptyTitle, .longTitle: "q-title"
        case .emptyDescription, .tooLong: "q-description"
        case .unknownService: "q-service"
        case .unknownCategory: "q-category"
        case .unknownTeam: "q-team"
        default: "contenu"
        }
    }

    private static func summary(_ visit: Visit, _ refusals: [DeskRefusal]) -> HTML {
        div(
            .class("error-summary"), .tabindex(-1), .flag("autofocus"), .flag("data-focus"), .role("group"),
            .aria("aria-labelledby", "e-t")
        ) {
            div(.role("alert")) {
                h2(.id("e-t")) { visit.words.notDoneTitle }
                ul {
                    for refusal in refusals { li { a(.href("#\(fieldID(refusal))")) { visit.words.refusal(refusal) } } }
                }
            }
        }
    }

    // MARK: Who

    private static func choosePerson(_ visit: Visit, _ model: Model) -> HTML {
        let words = visit.words
        return HTML {
            form(.class("questions"), .action(Paths.deskNew)) {
                channels(visit, model.channel)
                div(.class("search")) {
                    HTML.label(.for("q")) { words.whoCalls }
                    p(.class("hint"), .id("q-hint")) { words.beneficiaryHint }
                    div(.class("search-row")) {
                        Icon.icon("search", visit)
                        input(
                            .id("q"), .name("q"), .type("search"), .value(model.query), .autocomplete("off"),
                            .describedBy(["q-hint"]), .named("data-key", "/"), .flag("data-focus", model.found == nil))
                        button(.class("button")) {
                            Icon.icon("search", visit)
                            span { words.search }
                        }
                    }
                }
            }
            if let found = model.found {
                section(.class("stack")) {
                    h2(.tabindex(-1), .flag("data-focus")) { words.personMatches(found.count) }
                    if found.isEmpty {
                        p { words.nobodyFoundAdvice }
                        p { a(.class("button button--secondary button--small"), .href(Paths.deskNew)) { words.searchAgain } }
                    } else {
                        ul(.class("work-list"), .role("list")) {
                            for person in found {
                                li {
                                    a(.href(address(person.id, model.channel))) { person.name }
                                    span(.class("muted small")) {
                                        person.phone.map { phone in "\(words.extensionLabel) \(phone)" } ?? ""
                                    }
                                    small { [person.staffNumber, person.function].compactMap { $0 }.joined(separator: ", ") }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func channels(_ visit: Visit, _ chosen: Channel) -> HTML {
        let words = visit.words
        return fieldset(.class("field")) {
            legend { words.channelLabel }
            div(.class("choices choices--inline")) {
                for channel in [Channel.phone, .counter, .mail] {
                    HTML.label(.class("choice")) {
                        input(.type("radio"), .name("channel"), .value(channel.rawValue), .checked(channel == chosen))
                        span { words.capitalized(words.channel(channel)) }
                    }
                }
            }
        }
    }

    private static func address(_ person: PersonID, _ channel: Channel) -> String {
        "\(Paths.deskNew)?person=\(person)&channel=\(channel.rawValue)"
    }

    // MARK: What

    private static func chosen(_ visit: Visit, _ sheet: DeskService.PersonSheet, _ model: Model) -> HTML {
        let words = visit.words
        let person = sheet.person
        return HTML {
            p(.class("person")) {
                span(.class("avatar"), .ariaHidden) { person.initials }
                span {
                    a(.href(Paths.deskPerson(person.id.description))) { person.name }
                    small {
                        [
                            person.unit.flatMap { unit in sheet.frame.catalogue.unit(unit)?.name },
                            person.place.map { place in sheet.frame.catalogue.name(of: place) },
                            person.phone.map { phone in "\(words.extensionLabel) \(phone)" },
                        ].compactMap { text in text }.joined(separator: ", ")
                    }
                    small {
                        "\(words.capitalized(words.channel(model.channel))), "
                        a(.href("\(Paths.deskNew)?channel=\(model.channel.rawValue)")) { words.changePerson }
                    }
                }
            }
            div(.class("columns")) {
                div(.class("stack stack--wide")) {
                    section(.class("stack")) {
                        h2 { words.withForm }
                        formSearch(visit, person.id, model)
                    }
                    section(.class("stack")) {
                        h2 { words.lastTickets }
                        DeskPersonPage.tickets(visit, Array(sheet.rows.prefix(5)))
                    }
                }
                section(.class("stack")) {
                    h2 { words.withoutForm }
                    quickForm(visit, person.id, sheet.frame, model)
                }
            }
        }
    }

    private static func formSearch(_ visit: Visit, _ person: PersonID, _ model: Model) -> HTML {
        let words = visit.words
        return HTML {
            form(.class("field"), .role("search"), .action(Paths.deskNew)) {
                input(.type("hidden"), .name("person"), .value(person.description))
                input(.type("hidden"), .name("channel"), .value(model.channel.rawValue))
                HTML.label(.for("f")) { words.searchForm }
                div(.class("input-with-button")) {
                    input(
                        .class("input"), .id("f"), .name("f"), .type("search"), .value(model.formQuery), .autocomplete("off"),
                        .flag("data-focus", model.refusals.isEmpty && model.forms == nil))
                    button(.class("button button--secondary")) { words.search }
                }
            }
            if let forms = model.forms {
                if forms.isEmpty {
                    p(.role("status")) { words.noFormFound }
                } else {
                    ul(.class("link-list")) {
                        for form in forms {
                            li {
                                beginning(visit, form, person, model.channel)
                                small(.named("lang", ifPresent: words.lang(form.service.name))) { words.text(form.service.name) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The form opens as a draft in the name of whoever calls.
    private static func beginning(_ visit: Visit, _ published: PublishedForm, _ person: PersonID, _ channel: Channel) -> HTML {
        form(.method("post"), .action(Paths.deskNew(published.definition.key))) {
            visit.secretField
            input(.type("hidden"), .name("person"), .value(person.description))
            input(.type("hidden"), .name("channel"), .value(channel.rawValue))
            button(.class("link-button"), .named("lang", ifPresent: visit.words.lang(published.definition.title))) {
                visit.words.text(published.definition.title)
            }
        }
    }

    private static func quickForm(_ visit: Visit, _ person: PersonID, _ frame: DeskFrame, _ model: Model) -> HTML {
        let words = visit.words
        let sent = model.sent
        let catalogue = frame.catalogue
        let sections = catalogue.sections.filter { section in visit.signedIn?.actor.sections.contains(section.id) ?? false }
        func error(_ field: String) -> String? {
            model.refusals.first { refusal in fieldID(refusal) == field }.map { refusal in words.refusal(refusal) }
        }
        let services = sections.flatMap { section in catalogue.services(of: section.id) }
        let categories = catalogue.categories.filter { category in
            category.isActive && sections.contains { section in section.id == category.section }
        }
        return form(
            .class("stack"), .method("post"), .action(Paths.deskNew), .flag("novalidate"),
            visit.keepsText(as: "\(Paths.deskNew) \(person)")
        ) {
            visit.secretField
            DeskCommandForms.token(sent)
            input(.type("hidden"), .name("person"), .value(person.description))
            input(.type("hidden"), .name("channel"), .value(model.channel.rawValue))
            DeskFields.radios(
                visit, "kind", words.kindLabel, chosen: sent.value("kind") ?? TicketKind.incident.rawValue,
                TicketKind.allCases.map { kind in (kind.rawValue, words.capitalized(words.kind(kind)), nil) })
            DeskFields.text(visit, "title", words.subject, value: sent.value("title") ?? "", error: error("q-title"))
            DeskFields.area(
                visit, "description", words.descriptionLabel, value: sent.value("description") ?? "",
                error: error("q-description"))
            DeskFields.select(
                visit, "service", words.serviceLabel, chosen: sent.value("service") ?? "", error: error("q-service"),
                [("", words.chooseService)] + services.map { service in (service.key, words.text(service.name)) })
            DeskFields.select(
                visit, "category", words.categoryLabel, chosen: sent.value("category") ?? "", error: error("q-category"),
                language: words.frenchLang,
                [("", words.chooseCategory)] + categories.map { category in (category.key, category.name) })
            DeskCommandForms.weights(
                visit, impact: sent.value("impact") ?? Level.low.rawValue, urgency: sent.value("urgency") ?? Level.medium.rawValue
            )
            DeskFields.select(
                visit, "team", "\(words.teamLabel) (\(words.optional))", chosen: sent.value("team") ?? "", error: error("q-team"),
                language: words.frenchLang,
                [("", words.teamOfService)]
                    + catalogue.teams.filter { team in
                        team.isActive && sections.contains { section in section.id == team.section }
                    }.map { team in (team.key, team.name) })
            div(.class("form-actions")) { button(.class("button")) { words.createTicket } }
        }
    }
}
