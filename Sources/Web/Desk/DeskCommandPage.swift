import Application
import Domain
import HTML

/// The page of a command that asks for something: it works without script, and comes back to where
/// it was asked.
enum DeskCommandPage {
    struct Model {
        var title: String
        var submit: String
        var back: String
        /// What was refused, with a way to the field at fault.
        var notice = HTML.empty
        var hasError = false
    }

    static func page(
        _ visit: Visit, _ ticket: DeskTicket, _ frame: DeskFrame, _ model: Model, part: Paths.DeskPart,
        @HTMLBuilder fields: () -> HTML
    ) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        return DeskLayout.page(
            visit, title: "\(model.title), \(facts.reference.text(facts.kind))", frame: frame, hasError: model.hasError
        ) {
            a(.class("back-link"), .href(model.back), .named("data-key", "Escape")) {
                Icon.icon("arrow-left", visit)
                words.backToTicket
            }
            h1 {
                "\(model.title) "
                span(.class("subtitle")) { "\(facts.reference.text(facts.kind)), \(facts.title)" }
            }
            model.notice
            form(
                .class("questions"), .method("post"), .action(Paths.deskPart(facts.reference.description, part)),
                .flag("novalidate"), visit.keepsText(as: Paths.deskPart(facts.reference.description, part))
            ) {
                TicketActions.hidden(visit, ticket, back: model.back)
                fields()
                div(.class("form-actions")) {
                    button(.class("button")) { model.submit }
                    a(.class("button button--quiet"), .href(model.back)) { words.cancel }
                }
            }
        }
    }
}
