import Application
import Domain
import HTML
import Storage

/// What the page says first of what was just asked: done, or not and why.
enum DeskNotice {
    case none
    /// Done; with what others did since the page that asked was shown.
    case done(DeskDone, meanwhile: [String])
    case refused(title: String, text: String, changes: [String])

    /// What the address says was done.
    static func done(_ visit: Visit, _ ticket: DeskTicket) -> DeskNotice {
        guard let done = visit.query("done").flatMap(DeskDone.init(rawValue:)) else { return .none }
        return .done(
            done, meanwhile: changes(in: ticket, since: visit.query("since").flatMap { text in EventID(text: text) }, visit))
    }

    /// What others did, as the conversation says it.
    static func changes(in ticket: DeskTicket, since event: EventID?, _ visit: Visit) -> [String] {
        let lines = ticket.changes(since: event).map { change in visit.words.line(of: change.event, in: ticket) }
        let authors = ticket.authors(since: event)
        return authors.isEmpty ? lines : lines + [visit.words.capitalized(visit.words.newMessages(authors))]
    }

    /// In the query of a queue, when a command for what is ticked came without a ticket.
    static let nothingSelected = "refused=selection"

    /// At the top of a queue: its ticket has gone, or none was ticked.
    static func queueFlash(_ visit: Visit) -> HTML? {
        if visit.query("refused") == "selection" {
            return DeskNotice.refused(title: visit.words.notDoneTitle, text: visit.words.nothingSelected, changes: []).flash(
                visit)
        }
        return visit.query("done").flatMap(DeskDone.init(rawValue:)).map { done in
            DeskNotice.done(done, meanwhile: []).flash(visit)
        }
    }

    func flash(_ visit: Visit) -> HTML {
        let words = visit.words
        switch self {
        case .none: return .empty
        case .done(let done, let meanwhile):
            return Self.box(visit, "flash flash--success", icon: "circle-check", title: words.done(done)) {
                if !meanwhile.isEmpty {
                    p { words.meanwhile }
                    ul { for line in meanwhile { li { line } } }
                }
            }
        case .refused(let title, let text, let changes):
            return Self.box(visit, "flash flash--error", icon: "triangle-alert", title: title) {
                p { text }
                if !changes.isEmpty { ul { for line in changes { li { line } } } }
            }
        }
    }

    private static func box(
        _ visit: Visit, _ name: String, icon: String, title: String, @HTMLBuilder content: () -> HTML
    ) -> HTML {
        div(
            .class(name), .tabindex(-1), .flag("data-focus"), .role("group"), .aria("aria-labelledby", "flash-t")
        ) {
            Icon.icon(icon, visit)
            h2(.id("flash-t")) { title }
            content()
        }
    }
}

/// Where a ticket is shown, and what is said beside it.
struct TicketContext {
    /// The list it came from.
    var back: String
    /// The address of what is shown, to come back to.
    var here: String
    var notice: DeskNotice = .none
    /// On its own page, where its title is the title of the page.
    var isPage = false
    /// What was being written when something was refused.
    var draft: ComposerDraft?

    /// The ticket's own page, which knows the way back to the list.
    static func page(of ticket: DeskTicket, back: String) -> String {
        "\(Paths.deskTicket(ticket.ticket.reference.description))?back=\(percentEncoded(back))"
    }
}

struct ComposerDraft {
    var body: String
    var isPrivate: Bool
    var error: String?
    /// Files were sent along, and must be chosen again.
    var hadFiles = false
}
