import Application
import Domain
import HTML
import Storage

/// What was said and done, the newest last.
enum ConversationView {
    /// - Parameter here: where other pages of the conversation are read.
    static func conversation(_ visit: Visit, _ ticket: DeskTicket, here: String) -> HTML {
        let words = visit.words
        let reference = ticket.ticket.reference.text(ticket.ticket.kind)
        return div(
            .class("conversation"), .tabindex(0), .role("region"), .aria("aria-label", "\(words.conversationOf) \(reference)"),
            .flag("data-scroll-end")
        ) { lines(visit, ticket, here: here) }
    }

    /// - Parameters:
    ///   - showsNotes: false for a print that leaves the team.
    ///   - showsSensitive: false for a print that leaves the team; files of sensitive questions are told by their names.
    static func lines(
        _ visit: Visit, _ ticket: DeskTicket, here: String, showsNotes: Bool = true, showsSensitive: Bool = true
    ) -> HTML {
        HTML {
            opening(visit, ticket, showsSensitive: showsSensitive)
            HistoryLinks.older(visit, ticket.older, here)
            for entry in ticket.entries {
                switch entry {
                case .message(let message, let files) where showsNotes || !message.isPrivate:
                    self.message(visit, ticket, message, files)
                case .message: HTML.empty
                case .event(let event):
                    p(.class("event")) {
                        Icon.icon(visit.words.icon(of: event.event.kind), visit)
                        span {
                            "\(visit.words.line(of: event.event, in: ticket)), "
                            moment(visit, event.event.at)
                        }
                    }
                }
            }
            if !ticket.isNewest { HistoryLinks.newest(visit, here) }
        }
    }

    /// The request itself.
    private static func opening(_ visit: Visit, _ ticket: DeskTicket, showsSensitive: Bool) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        let person = ticket.persons[facts.requester]
        return article(.class("message"), .aria("aria-labelledby", "m-0")) {
            header {
                span(.class("avatar"), .ariaHidden) { person?.initials ?? "" }
                h3(.id("m-0")) { person?.name ?? "" }
                span(.class("when")) {
                    if let answers = ticket.answers { words.formOrigin(words.text(answers.formTitle)) + ", " }
                    moment(visit, facts.createdAt)
                }
            }
            div { PlainText.paragraphs(facts.description) }
            AttachmentList.list(visit, ticket.attachments.filter { file in showsSensitive || !file.isSensitive })
        }
    }

    private static func message(_ visit: Visit, _ ticket: DeskTicket, _ message: Message, _ files: [Attachment]) -> HTML {
        let words = visit.words
        let author = ticket.persons[message.author]
        let id = "m-\(message.id)"
        let isDesk = message.side == .desk
        let style = message.isPrivate ? "message message--note" : isDesk ? "message message--technician" : "message"
        return article(.class(style), .aria("aria-labelledby", id)) {
            header {
                if message.isPrivate {
                    Icon.icon("lock", visit)
                } else {
                    span(.class(isDesk ? "avatar avatar--solid" : "avatar"), .ariaHidden) { author?.initials ?? "" }
                }
                h3(.id(id)) { message.isPrivate ? words.noteOf(author?.name ?? "") : author?.name ?? "" }
                span(.class("when")) {
                    if isDesk, !message.isPrivate { "\(words.answerKind), " }
                    moment(visit, message.postedAt)
                }
            }
            div { PlainText.paragraphs(message.body) }
            AttachmentList.list(visit, files)
        }
    }

    static func moment(_ visit: Visit, _ instant: Instant) -> HTML {
        time(.datetime(Words.machineTime(instant))) {
            visit.words.moment(instant, now: visit.now, calendar: visit.portal.calendar)
        }
    }
}
