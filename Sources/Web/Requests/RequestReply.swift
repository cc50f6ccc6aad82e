import Application
import Domain
import HTML

/// Writing to whoever holds the request.
enum RequestReply {
    static func section(_ visit: Visit, _ model: RequestPage.Model) -> HTML? {
        let words = visit.words
        let detail = model.detail
        guard detail.mayReply else { return nil }
        guard detail.ticket.state.isOpen || detail.ticket.state == .resolved else {
            return HTML {
                // What was typed while the request was being closed is not lost.
                if !model.typed.isEmpty { keptText(visit, model.typed) }
                p(.class("muted")) { words.cannotReplyAnymore }
                if detail.mayDecide { following(visit, detail) }
            }
        }
        return HTML.section(.class("stack no-print"), .aria("aria-labelledby", "t-repondre")) {
            h2(.id("t-repondre")) { detail.ticket.state == .resolved ? words.replyOnResolved : words.replyTitle }
            replyForm(visit, model)
        }
    }

    /// Asks again, with the form or the one that replaced it; without either, from the catalogue.
    private static func following(_ visit: Visit, _ detail: RequestDetail) -> HTML {
        guard let key = detail.answers?.followingKey else {
            return p { a(.href(Paths.catalogue)) { visit.words.newRequestFromCatalogue } }
        }
        return form(.method("post"), .action(Paths.formDraft(key))) {
            visit.secretField
            input(.type("hidden"), .name("after"), .value(detail.ticket.reference.description))
            button(.class("button button--secondary")) { visit.words.followUp }
        }
    }

    private static func keptText(_ visit: Visit, _ text: String) -> HTML {
        div(.class("field")) {
            label(.for("body")) { visit.words.yourMessage }
            textarea(.class("input"), .id("body"), .rows(5), .flag("readonly"), content: text)
        }
    }

    private static func replyForm(_ visit: Visit, _ model: RequestPage.Model) -> HTML {
        let words = visit.words
        let detail = model.detail
        let ticket = detail.ticket
        let reference = ticket.reference.description
        let mayReopen = ticket.state == .resolved && detail.mayDecide
        let action = Paths.requestPart(reference, mayReopen ? .reopening : .messages)
        return form(
            .method("post"), .action(action), .named("enctype", "multipart/form-data"), .class("stack"),
            visit.keepsText(as: Paths.request(reference))
        ) {
            // Before any file, so that nothing is stored for a page that is not ours.
            visit.secretField
            input(.type("hidden"), .name("revision"), .value(String(ticket.revision)))
            input(.type("hidden"), .name("token"), .value(model.token ?? Secrets.text(randomBytes(18))))
            if let last = detail.lastEvent { input(.type("hidden"), .name("seen"), .value(last.description)) }
            messageField(visit, model)
            filesField(visit, model)
            div(.class("button-row")) {
                if mayReopen {
                    button(.class("button button--secondary")) { words.sendAndReopen }
                    button(
                        .class("button button--quiet"), .named("formaction", Paths.requestPart(reference, .messages))
                    ) { words.sendWithoutReopening }
                } else {
                    button(.class("button")) { words.sendMessage }
                }
            }
        }
    }

    private static func messageField(_ visit: Visit, _ model: RequestPage.Model) -> HTML {
        let words = visit.words
        let maximum = MessageText.maximumLength
        let problem = model.refusal.flatMap { refusal in
            refusal == .emptyMessage || refusal == .longMessage(maximum: maximum) ? words.refusal(refusal) : nil
        }
        return div(.class(problem == nil ? "field" : "field field--error")) {
            label(.for("body")) { words.yourMessage }
            p(.class("hint"), .id("body-hint")) { words.replyHint }
            if let problem { Notices.fieldError(visit, id: "body-error", problem) }
            textarea(
                .class("input"), .id("body"), .name("body"), .rows(5), .named("data-count", "body-count"),
                .named("aria-invalid", ifPresent: problem == nil ? nil : "true"),
                .describedBy([problem == nil ? nil : "body-error", "body-hint", "body-count"]), content: model.typed)
            p(
                .class("hint char-count"), .id("body-count"), .named("data-max", String(maximum)),
                .named("data-template", words.characterTemplate), .named("data-over", words.characterOver)
            ) { words.characterCount(model.typed.unicodeScalars.count, maximum) }
        }
    }

    private static func filesField(_ visit: Visit, _ model: RequestPage.Model) -> HTML {
        let words = visit.words
        let limit = visit.portal.rules.maximumFileSize
        let isWrong = !model.refusedFiles.isEmpty
        let mustChooseAgain = model.isRefused && model.hadFiles
        return div(.class(isWrong ? "field field--error" : "field")) {
            label(.for("files")) {
                words.addFiles + " "
                span(.class("optional")) { "(\(words.optional))" }
            }
            p(.class("hint"), .id("files-hint")) { words.filesHint(words.fileSize(limit)) }
            if isWrong || mustChooseAgain {
                let problems = model.refusedFiles.map { file in words.refusal(of: file.name, file.refusal) + "." }
                Notices.fieldError(visit, id: "files-error", (problems + [words.chooseFilesAgain]).joined(separator: " "))
            }
            div(
                .class("file-drop"), .flag("data-files"), .named("data-max", "5"), .named("data-max-size", String(limit)),
                .named("data-remove", words.removeFileTemplate), .named("data-too-big", words.fileTooBigTemplate),
                .named("data-too-many", words.tooManyFilesAtOnce(5)), .named("data-error", words.errorPrefix),
                .named("data-removed", words.removedFileTemplate)
            ) {
                input(
                    .type("file"), .id("files"), .name("files"), .flag("multiple"),
                    .named("aria-invalid", ifPresent: isWrong ? "true" : nil),
                    .describedBy([isWrong || mustChooseAgain ? "files-error" : nil, "files-hint"]))
            }
        }
    }
}
