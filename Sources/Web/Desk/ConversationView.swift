import Application
import Domain
import HTML
import Storage

/// What was said and done, the newest last.
enum ConversationView {
    static func conversation(_ visit: Visit, _ ticket: DeskTicket) -> HTML {
        let words = visit.words
        let reference = ticket.ticket.reference.text(ticket.ticket.kind)
        return div(
            .class("conversation"), .tabindex(0), .role("region"), .aria("aria-label", "\(words.conversationOf) \(reference)"),
            .flag("data-scroll-end")
        ) { lines(visit, ticket) }
    }

    /// - Parameter showsNotes: false for a print that leaves the team.
    static func lines(_ visit: Visit, _ ticket: DeskTicket, showsNotes: Bool = true) -> HTML {
        HTML {
            opening(visit, ticket)
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
        }
    }

    /// The request itself.
    private static func opening(_ visit: Visit, _ ticket: DeskTicket) -> HTML {
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
            div { MessageBody.html(facts.description) }
            files(visit, ticket.attachments)
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
            div { MessageBody.html(message.body) }
            self.files(visit, files)
        }
    }

    private static func files(_ visit: Visit, _ files: [Attachment]) -> HTML {
        HTML {
            for file in files {
                a(.class("attachment"), .href(Paths.attachment(file.id.description))) {
                    Icon.icon("paperclip", visit)
                    "\(file.name) (\(visit.words.fileSize(file.size)))"
                }
            }
        }
    }

    static func moment(_ visit: Visit, _ instant: Instant) -> HTML {
        time(.datetime(Words.machineTime(instant))) {
            visit.words.moment(instant, now: visit.now, calendar: visit.portal.calendar)
        }
    }
}

/// A message is plain text: its paragraphs and its lines stay, its links can be followed.
enum MessageBody {
    static func html(_ text: String) -> HTML {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.unicodeScalars.last == "\r" ? Substring(line.unicodeScalars.dropLast()) : line
        }
        return HTML(
            joining: lines.split(whereSeparator: { line in line.allSatisfy(\.isWhitespace) }).map { paragraph in
                p {
                    for (index, line) in paragraph.enumerated() {
                        if index > 0 { br() }
                        linked(line)
                    }
                }
            })
    }

    /// Addresses of the web become links; what follows a full stop or a bracket is not theirs.
    private static func linked(_ line: Substring) -> HTML {
        HTML(
            joining: line.split(separator: " ", omittingEmptySubsequences: false).enumerated().map { index, word in
                let space = index == 0 ? HTML.empty : HTML(" ")
                guard word.utf8.starts(with: "https://".utf8) || word.utf8.starts(with: "http://".utf8) else {
                    return HTML(joining: [space, HTML(word)])
                }
                var address = word.unicodeScalars
                while let last = address.last, ".,;:!?)»]".unicodeScalars.contains(last) { address.removeLast() }
                let rest = word.unicodeScalars.dropFirst(address.count)
                return HTML(
                    joining: [
                        space,
                        a(.href(String(address)), .named("rel", "noopener noreferrer"), .named("target", "_blank")) { String(address) },
                        HTML(Substring(rest)),
                    ])
            })
    }
}
