import Application
import Domain
import HTML
import Storage

/// A ticket: what it is, what was said and done, what to do next, and its sheet.
enum TicketView {
    static func view(_ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext) -> HTML {
        article(.class("ticket"), .id("ticket"), .aria("aria-labelledby", "t-ticket")) {
            top(visit, ticket, context)
            div(.class("thread")) {
                // On a page of its own the title is the h1: the messages' h3 need an h2 above them.
                if context.isPage { h2(.class("visually-hidden")) { visit.words.exchanges } }
                ConversationView.conversation(visit, ticket, here: TicketContext.page(of: ticket, back: context.back))
                ComposerView.composer(visit, ticket, context)
            }
            PropertiesView.sheet(visit, ticket, context)
        }
    }

    private static func top(_ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        return header(.class("ticket-head")) {
            context.notice.flash(visit)
            a(.class("back-link"), .href(context.back), .named("data-key", "Escape")) {
                Icon.icon("arrow-left", visit)
                words.backToQueue
            }
            div(.class("line")) {
                span(.class("hint")) {
                    let number = facts.reference.text(facts.kind)
                    if context.isPage {
                        number
                    } else {
                        // The ticket on a page of its own, in a tab of its own when one asks for it.
                        a(.href(TicketContext.page(of: ticket, back: context.back))) { number }
                    }
                    words.kindAfterNumber(facts.kind)
                }
                Status.desk(facts.state, visit)
                Status.priority(facts.priority, visit)
                if facts.isConfidential {
                    span(.class("status")) {
                        Icon.icon("lock", visit)
                        words.confidential
                    }
                }
                div(.class("buttons")) { TicketActions.buttons(visit, ticket, context) }
            }
            if context.isPage {
                h1(.id("t-ticket"), .tabindex(-1)) { facts.title }
            } else {
                h2(.id("t-ticket"), .tabindex(-1), .named("data-focus", "swap")) { facts.title }
            }
        }
    }
}

/// What can be done to a ticket where it stands.
enum TicketActions {
    static func buttons(_ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        let isMine = facts.assignee == ticket.reader
        return HTML {
            if ticket.canHandle, facts.state.isOpen {
                if !isMine || facts.state == .new || facts.state == .assigned {
                    command(visit, ticket, context, .taking, words.take, key: "a")
                }
                if facts.state == .waiting { command(visit, ticket, context, .resumption, words.resume, key: "w") }
                page(ticket, context, .transfer, words.transfer, key: "t")
                page(ticket, context, .resolution, words.resolve, key: "s")
            }
            details(.class("menu")) {
                summary(.class("button button--secondary button--small")) {
                    words.otherActions
                    " "
                    Icon.icon("chevron-down", visit)
                }
                div(.class("menu-panel")) {
                    ul(.role("list")) { menu(visit, ticket, context) }
                }
            }
            a(.class("button button--secondary button--small properties-link"), .href("#fiche")) { words.sheet }
        }
    }

    private static func menu(_ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        return HTML {
            if ticket.canHandle, facts.state.isOpen {
                li { menuLink(ticket, context, .assignment, words.assignTo, "user-check", visit) }
                li { menuLink(ticket, context, .qualification, words.qualify, "tag", visit, key: "e") }
                li {
                    menuLink(
                        ticket, context, .waiting, words.setWaiting, "pause", visit, key: facts.state == .waiting ? nil : "w")
                }
            }
            li {
                postForm(visit, ticket, context, ticket.isWatching ? .unwatching : .watching) {
                    button {
                        Icon.icon(ticket.isWatching ? "eye-off" : "eye", visit)
                        ticket.isWatching ? words.unwatch : words.watch
                    }
                }
            }
            li { menuLink(ticket, context, .printing, words.print, "printer", visit) }
        }
    }

    private static func menuLink(
        _ ticket: DeskTicket, _ context: TicketContext, _ part: Paths.DeskPart, _ text: String, _ icon: String, _ visit: Visit,
        key: String? = nil
    ) -> HTML {
        a(.href(path(ticket, context, part)), .named("data-key", ifPresent: key)) {
            Icon.icon(icon, visit)
            text
        }
    }

    private static func page(
        _ ticket: DeskTicket, _ context: TicketContext, _ part: Paths.DeskPart, _ text: String, key: String
    ) -> HTML {
        a(.class("button button--secondary button--small"), .href(path(ticket, context, part)), .named("data-key", key)) { text }
    }

    /// The page of a command; it comes back to where it was asked.
    static func path(_ ticket: DeskTicket, _ context: TicketContext, _ part: Paths.DeskPart) -> String {
        "\(Paths.deskPart(ticket.ticket.reference.description, part))?back=\(percentEncoded(context.here))"
    }

    private static func command(
        _ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext, _ part: Paths.DeskPart, _ text: String, key: String
    ) -> HTML {
        postForm(visit, ticket, context, part) {
            button(.class("button button--small"), .named("data-key", key)) { text }
        }
    }

    private static func postForm(
        _ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext, _ part: Paths.DeskPart, @HTMLBuilder _ content: () -> HTML
    ) -> HTML {
        form(.method("post"), .action(Paths.deskPart(ticket.ticket.reference.description, part))) {
            hidden(visit, ticket, back: context.here)
            content()
        }
    }

    /// What every command carries: the session's secret, what the page showed, where to come back.
    static func hidden(_ visit: Visit, _ ticket: DeskTicket, back: String) -> HTML {
        HTML {
            visit.secretField
            input(.type("hidden"), .name("revision"), .value(String(ticket.ticket.revision)))
            if let event = ticket.lastEvent { input(.type("hidden"), .name("event"), .value(event.description)) }
            input(.type("hidden"), .name("back"), .value(back))
        }
    }
}
