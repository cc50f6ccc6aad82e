import Application
import Domain
import HTML

/// Where a technician answers, or writes a note for the team.
enum ComposerView {
    static func composer(_ visit: Visit, _ ticket: DeskTicket, _ context: TicketContext) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        let name = ticket.name(of: facts.requester)
        let isOver = facts.state == .closed || facts.state == .cancelled
        guard ticket.canHandle else {
            return isOver ? .empty : div(.class("composer")) { p(.class("hint")) { words.readOnlyTicket } }
        }
        let isPrivate = isOver || (context.draft?.isPrivate ?? false)
        return form(
            .class("composer"), .flag("data-composer"),
            visit.keepsText(as: Paths.deskPart(facts.reference.description, .messages)), .method("post"),
            .action(Paths.deskPart(facts.reference.description, .messages)), .named("enctype", "multipart/form-data")
        ) {
            TicketActions.hidden(visit, ticket, back: context.here)
            input(.type("hidden"), .name("token"), .value(Secrets.text(randomBytes(18))))
            if isOver { p(.class("hint")) { words.overForReplies(facts.state) } }
            fieldset(.class("switch")) {
                legend(.class("visually-hidden")) { words.messageKind }
                if !isOver {
                    choice(
                        visit, "reply", "message-circle", words.reply, isChosen: !isPrivate, label: words.replyTo(name),
                        send: words.sendReply, key: "r")
                }
                choice(
                    visit, "note", "lock", words.privateNote, isChosen: isPrivate, label: words.noteHiddenFrom(name),
                    send: words.addNote, key: "n")
            }
            div(.class(context.draft?.error == nil ? "field" : "field field--error")) {
                HTML.label(.for("msg"), .flag("data-composer-label")) {
                    // The script says which, as one chooses.
                    words.yourMessage
                }
                if let error = context.draft?.error { Notices.fieldError(visit, id: "msg-error", error) }
                textarea(
                    .class("input"), .id("msg"), .name("body"), .rows(3),
                    .describedBy([context.draft?.error == nil ? nil : "msg-error", "msg-hint"]),
                    .named("aria-invalid", ifPresent: context.draft?.error == nil ? nil : "true"),
                    content: context.draft?.body ?? "")
            }
            files(visit, context)
            div(.class("bar")) {
                span(.class("hint"), .id("msg-hint")) {
                    kbd { "Ctrl" }
                    " "
                    kbd { words.say("Entrée", "Enter") }
                    " \(words.sends)"
                }
                sending(visit, ticket, isPrivate: isPrivate, hasEffects: facts.state.isOpen)
            }
        }
    }

    private static func files(_ visit: Visit, _ context: TicketContext) -> HTML {
        let words = visit.words
        let limit = visit.portal.rules.maximumFileSize
        return details(.class("disclosure"), .flag("open", context.draft?.hadFiles ?? false)) {
            summary {
                Icon.icon("paperclip", visit)
                words.addFiles
            }
            div {
                HTML.label(.class("visually-hidden"), .for("files")) { words.addFiles }
                p(.class("hint"), .id("files-hint")) { words.filesHint(words.fileSize(limit)) }
                if context.draft?.hadFiles ?? false { Notices.fieldError(visit, id: "files-error", words.chooseFilesAgain) }
                div(
                    .class("file-drop"), .flag("data-files"), .named("data-max", "5"), .named("data-max-size", String(limit)),
                    .named("data-remove", words.removeFileTemplate), .named("data-too-big", words.fileTooBigTemplate),
                    .named("data-too-many", words.tooManyFilesAtOnce(5)), .named("data-error", words.errorPrefix),
                    .named("data-removed", words.removedFileTemplate)
                ) {
                    input(
                        .type("file"), .id("files"), .name("files"), .flag("multiple"),
                        .describedBy([context.draft?.hadFiles ?? false ? "files-error" : nil, "files-hint"]))
                }
            }
        }
    }

    private static func choice(
        _ visit: Visit, _ value: String, _ icon: String, _ text: String, isChosen: Bool, label name: String, send: String,
        key: String
    ) -> HTML {
        HTML.label {
            input(
                .type("radio"), .name("type"), .value(value), .checked(isChosen), .flag("data-note", value == "note"),
                .named("data-key", key), .named("data-label", name), .named("data-send", send))
            Icon.icon(icon, visit)
            text
        }
    }

    private static func sending(_ visit: Visit, _ ticket: DeskTicket, isPrivate: Bool, hasEffects: Bool) -> HTML {
        let words = visit.words
        let send = button(.class(hasEffects ? "button button--small" : "button button--small send"), .flag("data-composer-send"))
        {
            words.send
        }
        guard hasEffects else { return send }
        return div(.class("split-button")) {
            send
            details(.class("menu menu--up")) {
                summary(.class("button button--small")) {
                    Icon.icon("chevron-down", visit)
                    span(.class("visually-hidden")) { words.otherWaysToSend }
                }
                div(.class("menu-panel")) {
                    ul(.role("list")) {
                        li { button(.name("then"), .value("wait")) { words.sendAndWait } }
                        li { button(.name("then"), .value("resolve")) { words.sendAndResolve } }
                    }
                }
            }
        }
    }
}
