import Application
import Domain
import HTML
import Hummingbird

/// A ticket on paper: without notes nor sensitive answers unless asked, since paper leaves the team.
enum DeskPrintController {
    static func register(in routes: inout RouteTable) {
        routes.get(Paths.deskPart("{reference}", .printing), .workbench, show)
    }

    @Sendable static func show(_ visit: Visit) async throws -> Response {
        let (ticket, frame) = try await DeskService(visit.portal).ticketPage(
            try visit.reference(), before: visit.query("before").flatMap { text in EventID(text: text) }, of: try visit.me())
        return .html(page(visit, ticket, frame, Extent(visit)))
    }

    /// What the print holds beside what everybody may read.
    private struct Extent {
        var notes: Bool
        var sensitive: Bool

        init(_ visit: Visit) {
            notes = visit.query("notes") == "1"
            sensitive = visit.query("sensitive") == "1"
        }

        /// The address of the same print, one thing more or less.
        func path(_ path: String, _ change: (inout Extent) -> Void) -> String {
            var wanted = self
            change(&wanted)
            let options = [wanted.notes ? "notes=1" : nil, wanted.sensitive ? "sensitive=1" : nil].compactMap { text in text }
            return options.isEmpty ? path : "\(path)?\(options.joined(separator: "&"))"
        }
    }

    private static func page(_ visit: Visit, _ ticket: DeskTicket, _ frame: DeskFrame, _ extent: Extent) -> HTML {
        let words = visit.words
        let facts = ticket.ticket
        let reference = facts.reference.description
        let path = Paths.deskPart(reference, .printing)
        let back = visit.query("back").map { back in SignInController.destination(back) } ?? Paths.deskTicket(reference)
        return DeskLayout.page(visit, title: "\(words.print), \(facts.reference.text(facts.kind))", frame: frame) {
            a(.class("back-link"), .href(back), .named("data-key", "Escape")) {
                Icon.icon("arrow-left", visit)
                words.backToTicket
            }
            div(.class("button-row")) {
                button(.class("button js-only"), .type("button"), .flag("data-print")) {
                    Icon.icon("printer", visit)
                    words.print
                }
                a(.class("button button--secondary"), .href(extent.path(path) { wanted in wanted.notes.toggle() })) {
                    extent.notes ? words.withoutNotes : words.withNotes
                }
                if ticket.answers?.hasReadableSensitive ?? false {
                    a(.class("button button--secondary"), .href(extent.path(path) { wanted in wanted.sensitive.toggle() })) {
                        extent.sensitive ? words.withoutSensitive : words.withSensitive
                    }
                }
            }
            h1 {
                "\(facts.title) "
                span(.class("subtitle")) {
                    "\(facts.reference.text(facts.kind)), \(words.kind(facts.kind)), \(words.state(facts.state).lowercased())"
                }
            }
            section(.class("stack")) {
                h2 { words.ticketSheet }
                dl(.class("summary-list summary-list--plain")) {
                    div {
                        dt { words.requester }
                        dd { ticket.name(of: facts.requester) }
                    }
                    if facts.beneficiary != facts.requester {
                        div {
                            dt { words.beneficiary }
                            dd { ticket.name(of: facts.beneficiary) }
                        }
                    }
                }
                PropertiesView.handling(visit, ticket, style: "summary-list summary-list--plain")
            }
            if let answers = ticket.answers, !answers.lines.isEmpty {
                section(.class("stack")) {
                    h2 { words.answersTitle }
                    DeskAnswersView.list(
                        visit, ticket, answers, style: "summary-list summary-list--plain", showsSensitive: extent.sensitive)
                }
            }
            section(.class("stack")) {
                h2 { words.exchanges }
                div(.class("conversation")) {
                    ConversationView.lines(
                        visit, ticket, here: extent.path(path) { _ in }, showsNotes: extent.notes,
                        showsSensitive: extent.sensitive)
                }
            }
        }
    }
}
