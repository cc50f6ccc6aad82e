import Application
import Domain
import HTML
import Storage

/// The fields of each command, filled with what was sent before when it comes back.
enum DeskCommandForms {
    static func assignment(
        _ visit: Visit, _ ticket: DeskTicket, _ technicians: [DeskService.Technician], _ sent: FormBody, _ error: String?
    ) -> HTML {
        let words = visit.words
        let chosen = sent.value("person") ?? ticket.ticket.assignee?.description ?? ""
        let choices = [("", words.nobody)] + technicians.map { person in (person.id.description, person.name) }
        return HTML {
            if choices.count <= 8 {
                DeskFields.radios(
                    visit, "person", words.assignLegend, chosen: chosen, error: error,
                    choices.map { choice in (choice.0, choice.1, nil) })
            } else {
                DeskFields.select(visit, "person", words.assignLegend, chosen: chosen, error: error, choices.map { ($0.0, $0.1) })
            }
            p(.class("hint")) {
                a(.href(Paths.deskPart(ticket.ticket.reference.description, .transfer))) { words.otherTeamHint }
            }
        }
    }

    static func transfer(
        _ visit: Visit, _ ticket: DeskTicket, _ sent: FormBody, teamError: String?, noteError: String?
    ) -> HTML {
        let words = visit.words
        return HTML {
            teams(visit, ticket.catalogue, chosen: sent.value("team") ?? "", except: ticket.ticket.team, error: teamError)
            DeskFields.area(
                visit, "note", "\(words.transferNote) (\(words.optional))", value: sent.value("note") ?? "", rows: 4,
                hint: words.transferNoteHint, error: noteError)
            token(sent)
        }
    }

    /// Teams by section; those of the ticket's section are most likely, so the order of the catalogue holds.
    static func teams(
        _ visit: Visit, _ catalogue: Catalogue, chosen: String, except: TeamID? = nil, error: String?
    ) -> HTML {
        let words = visit.words
        return div(.class(error == nil ? "field" : "field field--error")) {
            HTML.label(.for("q-team")) { words.teamLabel }
            if let error { Notices.fieldError(visit, id: "q-team-error", error) }
            HTML.select(
                .class("input"), .id("q-team"), .name("team"), .describedBy([error == nil ? nil : "q-team-error"]),
                .named("aria-invalid", ifPresent: error == nil ? nil : "true")
            ) {
                option(.value("")) { words.chooseTeam }
                for section in catalogue.sections {
                    optgroup(.named("label", words.text(section.name))) {
                        for team in catalogue.teams
                        where team.section == section.id && team.isActive && team.id != except {

                            option(.value(team.key), .selected(team.key == chosen), .named("lang", ifPresent: words.frenchLang)) {
                                team.name
                            }
                        }
                    }
                }
            }
        }
    }

    static func waiting(
        _ visit: Visit, _ ticket: DeskTicket, _ sent: FormBody, dateError: String?, textError: String?
    ) -> HTML {
        let words = visit.words
        let current = ticket.ticket.waiting
        let until = current?.until.map { until in visit.portal.calendar.date(until).description }
        return HTML {
            DeskFields.radios(
                visit, "reason", words.waitingReason,
                chosen: sent.value("reason") ?? current?.reason.rawValue ?? Waiting.Reason.requester.rawValue,
                Waiting.Reason.allCases.map { reason in (reason.rawValue, words.reason(reason), nil) })
            DeskFields.text(
                visit, "until", "\(words.waitingUntil) (\(words.optional))", value: sent.value("until") ?? until ?? "",
                hint: words.waitingUntilHint, error: dateError, type: "date", isShort: true)
            DeskFields.area(
                visit, "body", "\(words.messageToRequester) (\(words.optional))", value: sent.value("body") ?? "", rows: 4,
                error: textError)
            token(sent)
        }
    }

    static func resolution(_ visit: Visit, _ ticket: DeskTicket, _ sent: FormBody, _ error: String?) -> HTML {
        let waiting = ticket.steps?.waiting(for: ticket.ticket.reference.part) ?? []
        return HTML {
            if !waiting.isEmpty { p { visit.words.willBegin(waiting.map { step in visit.words.text(step.name) }) } }
            DeskFields.area(
                visit, "body", visit.words.solution, value: sent.value("body") ?? "", rows: 6, hint: visit.words.solutionHint,
                error: error, isFocused: error == nil)
            token(sent)
        }
    }

    static func qualification(
        _ visit: Visit, _ ticket: DeskTicket, _ sent: FormBody, _ picked: PersonChoice, categoryError: String?
    ) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        let categories = ticket.catalogue.categories.filter { category in
            category.section == facts.section && category.isActive || category.id == facts.category
        }
        return HTML {
            DeskFields.radios(
                visit, "kind", words.kindLabel, chosen: sent.value("kind") ?? facts.kind.rawValue,
                TicketKind.allCases.map { kind in (kind.rawValue, words.capitalized(words.kind(kind)), nil) })
            DeskFields.select(
                visit, "category", words.categoryLabel,
                chosen: sent.value("category") ?? ticket.catalogue.category(facts.category)?.key ?? "", error: categoryError,
                language: words.frenchLang,
                categories.map { category in (category.key, category.name) })
            weights(
                visit, impact: sent.value("impact") ?? facts.impact.rawValue,
                urgency: sent.value("urgency") ?? facts.urgency.rawValue)
            PersonField.field(visit, picked, name: "beneficiary", title: words.beneficiary)
        }
    }

    static func weights(_ visit: Visit, impact: String, urgency: String) -> HTML {
        let words = visit.words
        return HTML {
            div(.class("field-row")) {
                DeskFields.select(
                    visit, "impact", words.impactLabel, chosen: impact,
                    Level.allCases.map { level in (level.rawValue, "\(words.level(level)), \(words.impactHint(level))") })
                DeskFields.select(
                    visit, "urgency", words.urgencyLabel, chosen: urgency,
                    Level.allCases.map { level in (level.rawValue, "\(words.urgency(level)), \(words.urgencyHint(level))") })
            }
            p(.class("hint")) { words.priorityFollows() }
        }
    }

    /// A message sent twice is one: the token of a page that comes back stays.
    static func token(_ sent: FormBody) -> HTML {
        input(.type("hidden"), .name("token"), .value(DeskForm.token(sent) ?? Secrets.text(randomBytes(18))))
    }
}

/// A person being chosen: who is chosen, what was typed, who was found.
struct PersonChoice {
    var chosen: PersonID?
    var text: String
    var found: [Person]?
    var error: String?
}

/// Choosing a person: a field and « Rechercher », which brings the page back with the matches as radio
/// buttons; with script the field suggests.
enum PersonField {
    static func field(_ visit: Visit, _ choice: PersonChoice, name: String, title: String) -> HTML {
        let words = visit.words
        let id = "q-\(name)"
        return HTML {
            div(.class(choice.error == nil ? "field" : "field field--error")) {
                HTML.label(.for(id)) { title }
                p(.class("hint"), .id("\(id)-hint")) { words.beneficiaryHint }
                if let error = choice.error { Notices.fieldError(visit, id: "\(id)-error", error) }
                div(
                    .class("input-with-button"), .flag("data-combobox"), .named("data-source", Paths.lookupPersons),
                    .named("data-min", "2")
                ) {
                    div(.class("combobox")) {
                        input(
                            .class("input"), .id(id), .name("\(name)-text"), .value(choice.text), .autocomplete("off"),
                            .describedBy([choice.error == nil ? nil : "\(id)-error", "\(id)-hint"]),
                            .named("aria-invalid", ifPresent: choice.error == nil ? nil : "true"))
                        input(.type("hidden"), .name(name), .value(choice.chosen?.description ?? ""))
                    }
                    button(.class("button button--secondary no-js-only"), .name("intent"), .value("search")) { words.search }
                }
            }
            if let found = choice.found {
                if found.isEmpty {
                    p(.role("status")) { words.personMatches(0) }
                } else {
                    DeskFields.radios(
                        visit, "\(name)-found", words.personMatches(found.count), chosen: choice.chosen?.description,
                        found.map { person in (person.id.description, person.name, person.function) })
                }
            }
        }
    }

    /// What a form says of the person.
    static func read(_ form: FormBody, name: String) -> TypedPerson {
        TypedPerson(
            text: form.text("\(name)-text") ?? "", suggested: form.text(name).flatMap { text in PersonID(text: text) },
            picked: form.text("\(name)-found").flatMap { text in PersonID(text: text) },
            isSearch: form.text("intent") == "search")
    }
}
