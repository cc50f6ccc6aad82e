import Application
import Domain
import HTML
import Storage

/// The time left, in words, with its icon: never by colour alone.
enum DueLabel {
    /// Less than this is soon.
    private static let soon = Span.hours(4)

    static func label(_ visit: Visit, state: TicketState, dueAt: Instant?) -> HTML {
        guard state.isOpen, let dueAt else { return .empty }
        let words = visit.words
        if state == .waiting { return pill("due", words.paused, visit) }
        let left = dueAt - visit.now
        if left.milliseconds < 0 { return pill("due due--late", words.late(left), visit) }
        return pill(left < soon ? "due due--soon" : "due", words.left(left), visit)
    }

    private static func pill(_ name: String, _ text: String, _ visit: Visit) -> HTML {
        span(.class(name)) {
            Icon.icon("clock", visit)
            text
        }
    }
}

/// The line of a ticket in a list of the workbench.
enum DeskRow {
    /// Number, requester, when it came, and who has it where that is news.
    static func meta(_ visit: Visit, _ row: TicketRow, showsAssignee: Bool) -> HTML {
        p(.class("meta")) {
            span { row.reference.text(row.kind) }
            span { row.requesterName }
            span { visit.words.shortMoment(row.createdAt, now: visit.now, calendar: visit.portal.calendar) }
            if showsAssignee { span { row.assigneeName ?? visit.words.unassigned } }
        }
    }

    static func foot(_ visit: Visit, _ row: TicketRow) -> HTML {
        p(.class("foot")) {
            Status.priority(row.priority, visit)
            Status.desk(row.state, visit)
            DueLabel.label(visit, state: row.state, dueAt: row.dueAt)
        }
    }
}
