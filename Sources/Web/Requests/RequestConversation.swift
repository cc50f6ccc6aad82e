import Application
import Domain
import HTML
import Storage

/// What was said and what happened, the newest last.
enum RequestConversation {
    static func section(_ visit: Visit, _ detail: RequestDetail) -> HTML {
        let here = Paths.request(detail.ticket.reference.description)
        return HTML.section(.class("stack"), .id("echanges"), .aria("aria-labelledby", "t-echanges")) {
            h2(.id("t-echanges")) { visit.words.conversation }
            div(.class("conversation")) {
                HistoryLinks.older(visit, detail.older, here)
                for entry in detail.timeline { item(visit, detail, entry) }
                if !detail.isNewest { HistoryLinks.newest(visit, here) }
            }
        }
    }

    /// An entry in a few words, for a list of what is new.
    static func line(_ visit: Visit, _ detail: RequestDetail, _ entry: RequestDetail.Entry) -> String {
        let words = visit.words
        let moment = words.moment(entry.at, now: visit.now, calendar: visit.portal.calendar)
        switch entry.content {
        case .message(let message, _): return "\(words.messageOf(detail.name(message.author, visit, you: words.you))), \(moment)"
        case .event(let event): return "\(sentence(visit, detail, event)), \(moment)"
        }
    }

    private static func item(_ visit: Visit, _ detail: RequestDetail, _ entry: RequestDetail.Entry) -> HTML {
        switch entry.content {
        case .message(let message, let files): messageItem(visit, detail, entry, message, files)
        case .event(let event):
            p(.class("event")) {
                Icon.icon(Words.icon(of: event.kind), visit)
                span {
                    "\(sentence(visit, detail, event)), "
                    moment(visit, entry.at)
                    if entry.isNew { mark(visit) }
                }
            }
        }
    }

    private static func messageItem(
        _ visit: Visit, _ detail: RequestDetail, _ entry: RequestDetail.Entry, _ message: Message, _ files: [Attachment]
    ) -> HTML {
        let words = visit.words
        let isDesk = message.side == .desk
        let heading = "m-\(message.id)"
        return article(
            .class(isDesk ? "message message--technician" : "message"), .id("message-\(message.id)"),
            .aria("aria-labelledby", heading)
        ) {
            header {
                span(.class(isDesk ? "avatar avatar--solid" : "avatar"), .ariaHidden) {
                    detail.persons[message.author]?.initials ?? "?"
                }
                h3(.id(heading)) { detail.name(message.author, visit, you: words.youCapital) }
                span(.class("when")) { moment(visit, message.postedAt) }
                if entry.isNew { mark(visit) }
            }
            div {
                PlainText.paragraphs(message.body)
                AttachmentList.list(visit, files)
            }
        }
    }

    private static func mark(_ visit: Visit) -> HTML { span(.class("tag tag--new")) { visit.words.new } }

    private static func moment(_ visit: Visit, _ instant: Instant) -> HTML {
        time(.datetime(Words.machineTime(instant))) {
            visit.words.moment(instant, now: visit.now, calendar: visit.portal.calendar)
        }
    }

    private static func sentence(_ visit: Visit, _ detail: RequestDetail, _ event: Event) -> String {
        let words = visit.words
        return words.happened(
            event, actor: event.actor.map { actor in detail.name(actor, visit, you: words.you) },
            team: { id in detail.catalogue.team(id)?.name },
            name: { id in detail.name(id, visit, you: words.you) })
    }
}

/// Files joined to something, images shown.
enum AttachmentList {
    static func list(_ visit: Visit, _ files: [Attachment]) -> HTML? {
        guard !files.isEmpty else { return nil }
        let words = visit.words
        return ul(.class("attachments"), .role("list"), .aria("aria-label", words.attachments)) {
            for file in files {
                li {
                    if file.isShownInPlace {
                        a(.class("attachment-image"), .href(Paths.attachmentImage(file.id.description))) {
                            img(
                                .src(Paths.attachmentImage(file.id.description)), .named("alt", words.attachedImage(file.name)),
                                .named("loading", "lazy"))
                        }
                    }
                    a(.class("attachment"), .href(Paths.attachment(file.id.description))) {
                        Icon.icon("paperclip", visit)
                        span {
                            file.name + " "
                            small { words.fileSize(file.size) }
                        }
                    }
                }
            }
        }
    }
}
