import Application
import Domain
import HTML
import Storage

/// The time left, in words, with its icon: never by colour alone.
enum DueLabel {
    /// Less than this is soon.
    private static let soon = Span.hours(4)

    /// - Parameter clock: the icon, when it is at hand.
    static func label(_ visit: Visit, state: TicketState, dueAt: Instant?, clock: HTML? = nil) -> HTML {
        guard state.isOpen, let dueAt else { return .empty }
        let words = visit.words
        let icon = clock ?? Icon.icon("clock", visit)
        if state == .waiting { return pill("due", words.paused, icon) }
        let left = dueAt - visit.now
        if left.milliseconds < 0 { return pill("due due--late", words.late(left), icon) }
        return pill(left < soon ? "due due--soon" : "due", words.left(left), icon)
    }

    private static func pill(_ name: String, _ text: String, _ icon: HTML) -> HTML {
        span(.class(name)) {
            icon
            text
        }
    }
}

/// The line of a ticket in a list of the workbench.
enum DeskRow {
    /// What many rows of a page repeat, made once.
    struct Parts {
        fileprivate let states: [TicketState: HTML]
        fileprivate let priorities: [Priority: HTML]
        fileprivate let clock: HTML

        init(_ visit: Visit) {
            states = Dictionary(uniqueKeysWithValues: TicketState.allCases.map { state in (state, Status.desk(state, visit)) })
            priorities = Dictionary(
                uniqueKeysWithValues: Priority.allCases.map { priority in (priority, Status.priority(priority, visit)) })
            clock = Icon.icon("clock", visit)
        }
    }

    /// Number, requester, when it came, and who has it where that is news.
    static func meta(_ visit: Visit, _ row: TicketRow, showsAssignee: Bool) -> HTML {
        p(.class("meta")) {
            span { row.reference.text(row.kind) }
            span { row.requesterName }
            span { visit.words.shortMoment(row.createdAt, now: visit.now, calendar: visit.portal.calendar) }
            if showsAssignee { span { row.assigneeName ?? visit.words.unassigned } }
        }
    }

    static func foot(_ visit: Visit, _ row: TicketRow, _ parts: Parts) -> HTML {
        p(.class("foot")) {
            parts.priorities[row.priority] ?? .empty
            parts.states[row.state] ?? .empty
            DueLabel.label(visit, state: row.state, dueAt: row.dueAt, clock: parts.clock)
        }
    }
}
