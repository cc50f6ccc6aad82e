import Application
import Domain
import HTML
import Storage

/// A field of files: those already received, and the control to add some.
enum FileFields {
    static func field(_ question: Question, _ context: FieldContext) -> HTML {
        let words = context.words
        let received = context.open.files(of: question.key)
        let limit = context.visit.portal.rules.maximumFileSize
        let left = max(0, question.maximumFiles - received.count)
        return FieldView.single(question, context) {
            if !received.isEmpty {
                ul(.class("file-list"), .role("list")) {
                    for file in received { li { item(file, context.visit) } }
                }
            }
            div(
                .class("file-drop"), .flag("data-files"), .named("data-max", String(left)),
                .named("data-max-size", String(limit)), .named("data-remove", words.removeTemplate),
                .named("data-too-big", words.tooBigTemplate(words.fileSize(limit))),
                .named("data-too-many", words.filesAtMost(question.maximumFiles)), .named("data-error", words.errorPrefix),
                .named("data-removed", words.removedFileTemplate)
            ) {
                input(
                    .type("file"), .flag("multiple", question.maximumFiles > 1), .id(FieldNames.id(question.key)),
                    .name(FieldNames.value(question.key)), context.invalid(question), context.describedBy(question))
            }
        }
    }

    private static func item(_ file: Attachment, _ visit: Visit) -> HTML {
        let words = visit.words
        return HTML {
            Icon.icon("file-text", visit)
            span {
                "\(file.name) "
                small { words.fileSize(file.size) }
            }
            button(.class("button button--quiet button--small"), .name("intent"), .value("remove:\(file.id)")) {
                words.remove
                span(.class("visually-hidden")) { " \(file.name)" }
            }
        }
    }
}
