import Domain
import HTML

/// The status pill: shape and word; colours double it.
enum Status {
    static func desk(_ state: TicketState, _ visit: Visit) -> HTML {
        pill(state, label: visit.words.state(state), visit)
    }

    /// As the requester reads it.
    static func requester(_ state: TicketState, awaitsRequester: Bool, _ visit: Visit) -> HTML {
        pill(state, label: awaitsRequester ? visit.words.awaitsYourAnswer : visit.words.requesterState(state), visit)
    }

    static func priority(_ priority: Priority, _ visit: Visit) -> HTML {
        guard priority <= .high else { return .empty }
        return span(.class("status status--urgent")) {
            Icon.icon("state-urgent", visit)
            visit.words.priority(priority)
        }
    }

    private static func pill(_ state: TicketState, label: String, _ visit: Visit) -> HTML {
        let name = name(of: state)
        return span(.class("status status--\(name)")) {
            Icon.icon("state-\(name)", visit)
            label
        }
    }

    private static func name(of state: TicketState) -> String {
        switch state {
        case .new: "new"
        case .assigned: "assigned"
        case .inProgress: "in-progress"
        case .waiting: "waiting"
        case .resolved: "resolved"
        case .closed: "closed"
        case .cancelled: "cancelled"
        }
    }
}
