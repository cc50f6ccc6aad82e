import Application
import Domain
import HTML

/// Where a request is, who holds it, by when, and what is expected of whom.
enum RequestSituation {
    static func section(_ visit: Visit, _ detail: RequestDetail) -> HTML {
        let words = visit.words
        let ticket = detail.ticket
        return HTML.section(.class("request-state"), .aria("aria-labelledby", "t-etat")) {
            h2(.id("t-etat")) { detail.steps == nil ? words.situation : words.actionSituation }
            RequestProgress.progress(visit, ticket.state)
            dl(.class("facts facts--wide")) {
                if ticket.state.isOpen { line(words.heldBy, holder(visit, detail)) }
                if let waiting = ticket.waiting { line(words.whyWaiting, wait(visit, waiting)) }
                if ticket.state.isOpen, let due = ticket.dueAt { line(words.expectedAnswer, expected(visit, ticket, due)) }
                line(words.whatIsExpected, HTML(expectation(visit, detail)))
            }
            if ticket.state == .resolved, detail.mayDecide { confirmation(visit, ticket) }
        }
    }

    private static func line(_ name: String, _ content: HTML) -> HTML {
        div {
            dt { name }
            dd { content }
        }
    }

    private static func holder(_ visit: Visit, _ detail: RequestDetail) -> HTML {
        let words = visit.words
        let team = detail.catalogue.team(detail.ticket.team).map { team in words.french(team.name, in: words.teamInSentence) }
        let person = detail.ticket.assignee.flatMap { id in detail.persons[id]?.name }
        return HTML {
            if let person { person + (team == nil ? "" : ", ") }
            team
        }
    }

    private static func wait(_ visit: Visit, _ waiting: Waiting) -> HTML {
        let words = visit.words
        let until = waiting.until.map { until in ", " + words.until(day(until, visit)) } ?? ""
        return HTML(words.waiting(waiting.reason) + until)
    }

    /// The day it is due; once it is past, that it is late, in words.
    private static func expected(_ visit: Visit, _ ticket: Ticket, _ due: Instant) -> HTML {
        let words = visit.words
        let name = words.the(day(due, visit))
        guard due < visit.now else { return HTML(words.before(name)) }
        return span(.class("due due--late")) {
            Icon.icon("clock", visit)
            words.lateSince(name)
        }
    }

    private static func expectation(_ visit: Visit, _ detail: RequestDetail) -> String {
        let words = visit.words
        if detail.isAwaitingRequester { return detail.mayDecide ? words.answerExpected : words.answerOfOthersExpected }
        if let closes = detail.closesAt, detail.mayDecide { return words.confirmationExpected(words.the(day(closes, visit))) }
        return detail.ticket.state.isOpen || detail.ticket.state == .resolved ? words.nothingExpected : words.over
    }

    private static func confirmation(_ visit: Visit, _ ticket: Ticket) -> HTML {
        form(.method("post"), .action(Paths.requestPart(ticket.reference.description, .closing))) {
            visit.secretField
            input(.type("hidden"), .name("revision"), .value(String(ticket.revision)))
            button(.class("button")) { visit.words.confirmSolution }
        }
    }

    private static func day(_ instant: Instant, _ visit: Visit) -> String {
        let calendar = visit.portal.calendar
        return visit.words.day(calendar.date(instant), today: calendar.date(visit.now), weekday: true)
    }
}

extension HTML {
    /// The element, where a page function has taken its name.
    static func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
        element("section", attributes, content())
    }
}
