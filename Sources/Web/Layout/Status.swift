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

    /// Where a request of several tickets stands as a whole.
    static func request(_ state: RequestState, _ visit: Visit) -> HTML {
        let shown: TicketState =
            switch state {
            case .awaitingRequester: .waiting
            case .open: .inProgress
            case .resolved: .resolved
            case .cancelled: .cancelled
            }
        return pill(shown, label: visit.words.requestState(state), visit)
    }

    /// A ticket that begins when another is resolved.
    static func later(_ visit: Visit) -> HTML { pill(.new, label: visit.words.willBeginNext, visit) }

    /// A ticket that will never begin.
    static func dropped(_ visit: Visit) -> HTML { pill(.cancelled, label: visit.words.dropped, visit) }

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
