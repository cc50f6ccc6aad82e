import Application
import Domain
import HTML
import Storage

/// The sheet of a ticket: who, by whom, what, by when.
enum PropertiesView {
    static func sheet(_ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        return aside(.class("properties"), .id("fiche"), .tabindex(0), .aria("aria-label", words.ticketSheet)) {
            section {
                h3 { words.requester }
                person(visit, ticket, facts.requester)
            }
            if facts.beneficiary != facts.requester {
                section {
                    h3 { words.beneficiary }
                    person(visit, ticket, facts.beneficiary)
                }
            }
            if let steps = ticket.steps {
                section {
                    h3 { words.sisters }
                    sisters(visit, ticket, steps)
                }
            }
            section {
                h3 { words.handlingTitle }
                handling(visit, ticket)
                if ticket.canHandle, facts.state.isOpen {
                    p(.class("row")) {
                        a(.href(TicketActions.path(ticket, context, .assignment))) { words.assignTo }
                        a(.href(TicketActions.path(ticket, context, .qualification))) { words.qualify }
                    }
                }
            }
            if let answers = ticket.answers, !answers.lines.isEmpty {
                section {
                    h3 { words.answersTitle }
                    DeskAnswersView.list(visit, ticket, answers)
                }
            }
            if !ticket.watchers.isEmpty {
                section {
                    h3 { words.watchers }
                    ul(.class("tags"), .role("list")) {
                        for watcher in ticket.watchers { li { ticket.name(of: watcher) } }
                    }
                }
            }
        }
    }

    private static func person(_ visit: Visit, _ ticket: DeskTicket, _ id: PersonID) -> HTML {
        let words = visit.words
        guard let person = ticket.persons[id] else { return .empty }
        let place = [
            person.unit.flatMap { unit in ticket.catalogue.unit(unit)?.name },
            person.place.map { place in ticket.catalogue.name(of: place) },
        ].compactMap { text in text }.joined(separator: ", ")
        let phone = person.phone.map { phone in "\(words.extensionLabel) \(phone)" }
        let count = id == ticket.ticket.requester ? words.requestCount(ticket.requesterTicketCount) : nil
        return p(.class("person")) {
            span(.class("avatar"), .ariaHidden) { person.initials }
            span {
                a(.href(Paths.deskPerson(id.description))) { person.name }
                small { place }
                small { [phone, count].compactMap { text in text }.joined(separator: ", ") }
            }
        }
    }

    /// The facts about the handling, also for print.
    static func handling(_ visit: Visit, _ ticket: DeskTicket, style: String? = nil) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        let catalogue = ticket.catalogue
        return dl(.named("class", ifPresent: style)) {
            line(words.teamLabel, catalogue.team(facts.team)?.name ?? "")
            line(words.assignedTo, ticket.assignee?.name ?? words.nobody)
            line(words.categoryLabel, catalogue.category(facts.category)?.name ?? "")
            line(words.serviceLabel, catalogue.service(facts.service).map { service in words.text(service.name) } ?? "")
            line(words.priorityLabel, words.plainPriority(facts.priority))
            line(words.impactLabel, words.level(facts.impact))
            line(words.urgencyLabel, words.urgency(facts.urgency))
            due(visit, facts)
            if let waiting = facts.waiting {
                line(words.waitingSince, words.reason(waiting.reason))
                if let until = waiting.until { line(words.resumesOn, moment(visit, until)) }
            }
            if let resolved = facts.resolvedAt, !facts.state.isOpen { line(words.resolvedLabel, moment(visit, resolved)) }
            line(words.createdLabel, moment(visit, facts.createdAt))
            line(words.channelLabel, words.capitalized(words.channel(facts.channel)))
            if let place = facts.place { line(words.ticketPlaceLabel, catalogue.name(of: place)) }
            LinkedFacts.lines(visit, ticket.linked) { reference in Paths.deskTicket(reference) }
        }
    }

    /// The other tickets of the request that the reader sees, and what waits for this one.
    private static func sisters(_ visit: Visit, _ ticket: DeskTicket, _ steps: RequestSteps) -> HTML {
        let words = visit.words
        let here = ticket.ticket.reference
        let waiting = steps.waiting(for: here.part)
        return HTML {
            if !waiting.isEmpty { p { words.waitsForThis(waiting.map { step in words.text(step.name) }) } }
            ul(.class("stack stack--tight"), .role("list")) {
                for step in steps.steps where step.reference != here {
                    li {
                        if case .made(let kind, _, _) = step.status {
                            a(.href(Paths.deskTicket(step.reference.description))) { step.reference.text(kind) }
                            " "
                        }
                        span(.named("lang", ifPresent: words.lang(step.name))) { words.text(step.name) }
                        " "
                        if case .made(_, let state, _) = step.status {
                            Status.desk(state, visit)
                        } else {
                            RequestStepList.status(visit, step)
                        }
                    }
                }
            }
        }
    }

    private static func due(_ visit: Visit, _ ticket: Ticket) -> HTML {
        guard let dueAt = ticket.dueAt else { return .empty }
        return div {
            dt { visit.words.dueLabel }
            dd {
                if ticket.state.isOpen {
                    DueLabel.label(visit, state: ticket.state, dueAt: dueAt)
                    br()
                }
                span(.class("hint")) { moment(visit, dueAt) }
            }
        }
    }

    private static func moment(_ visit: Visit, _ instant: Instant) -> String {
        visit.words.moment(instant, now: visit.now, calendar: visit.portal.calendar)
    }

    private static func line(_ name: String, _ value: String) -> HTML {
        div {
            dt { name }
            dd { value }
        }
    }
}

/// What was answered in the form.
enum DeskAnswersView {
    /// - Parameter showsSensitive: false for a print that leaves the team.
    static func list(
        _ visit: Visit, _ ticket: DeskTicket, _ answers: DeskAnswers, style: String? = nil, showsSensitive: Bool = true
    ) -> HTML {
        let words = visit.words
        let wording = AnswerWording(
            visit.language, catalogue: ticket.catalogue, persons: ticket.persons,
            files: Dictionary(uniqueKeysWithValues: ticket.attachments.map { file in (file.id, file) }))
        return dl(.named("class", ifPresent: style)) {
            for line in answers.lines {
                div {
                    dt(.named("lang", ifPresent: words.lang(line.question.fullLabel))) { words.text(line.question.fullLabel) }
                    if line.isWithheld || (line.question.isSensitive && !showsSensitive) {
                        dd(.class("is-empty")) { words.withheldAnswer }
                    } else {
                        dd { wording.words(line.question, line.answer) ?? words.goneAnswer }
                    }
                }
            }
        }
    }
}
